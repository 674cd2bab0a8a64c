import { ActionIcon, useComputedColorScheme, useMantineColorScheme } from '@mantine/core'
import { IconMoon, IconSun } from '@tabler/icons-react'
import { kitText } from '../components/text.ts'
import { useText } from '../i18n/locale-context.tsx'

/** Light or dark; remembered on this device, the system's choice until then. */
export function SchemeSwitch() {
  const words = useText(kitText)
  const { setColorScheme } = useMantineColorScheme()
  const scheme = useComputedColorScheme('light', { getInitialValueInEffect: false })
  const other = scheme === 'dark' ? 'light' : 'dark'
  return (
    <ActionIcon
      variant="subtle"
      size={36}
      onClick={() => setColorScheme(other)}
      aria-label={words.scheme[other]}
      title={words.scheme[other]}
    >
      {scheme === 'dark' ? <IconSun size={18} stroke={1.6} /> : <IconMoon size={18} stroke={1.6} />}
    </ActionIcon>
  )
}
