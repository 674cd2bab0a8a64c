import { type ReactNode, StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { sayFieldsInOurWords } from './field-words.ts'
import { KitProvider } from './kit-provider.tsx'

const FONT_PATIENCE_MS = 600

/** Shows an app in `#root`, once its letters are there: text that changes width afterwards would move the screen. */
export async function mount(app: ReactNode): Promise<void> {
  const root = document.getElementById('root')
  if (!root) throw new Error('the page has no #root')
  sayFieldsInOurWords(document)
  const letters = document.fonts.load('500 14px "Inter Variable"').catch(() => [])
  await Promise.race([letters, new Promise((resolve) => setTimeout(resolve, FONT_PATIENCE_MS))])
  createRoot(root).render(
    <StrictMode>
      <KitProvider>{app}</KitProvider>
    </StrictMode>,
  )
}
