import { createTheme, type MantineColorsTuple } from '@mantine/core'

const INK: MantineColorsTuple = [
  '#f7f7f5',
  '#eeeeec',
  '#dfded9',
  '#c3c5c9',
  '#a0a3a9',
  '#7b7f86',
  '#62646a',
  '#46484c',
  '#1b1c1e',
  '#121315',
]

/** Mantine tuned to our tokens: Inter, ink as the only accent, one radius, the type and spacing scales of the design. */
export const theme = createTheme({
  fontFamily: '"Inter Variable", system-ui, sans-serif',
  fontSizes: { xs: '0.75rem', sm: '0.875rem', md: '0.875rem', lg: '1rem', xl: '1.25rem' },
  spacing: { xs: '0.25rem', sm: '0.5rem', md: '0.75rem', lg: '1rem', xl: '1.5rem' },
  radius: { xs: '6px', sm: '6px', md: '6px', lg: '6px', xl: '6px' },
  defaultRadius: 'sm',
  primaryColor: 'ink',
  primaryShade: { light: 8, dark: 1 },
  colors: { ink: INK },
  cursorType: 'pointer',
  focusRing: 'auto',
  components: {
    Button: { defaultProps: { size: 'sm', variant: 'filled' } },
    TextInput: { defaultProps: { size: 'sm' } },
    Select: { defaultProps: { size: 'sm' } },
    Modal: { defaultProps: { transitionProps: { duration: 120, transition: 'fade' }, overlayProps: { backgroundOpacity: 0.35 } } },
  },
})
