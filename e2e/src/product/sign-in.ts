import type { Page } from 'playwright-core'

/** Password of every demo account, as `npm start` prints it. */
export const DEMO_PASSWORD = 'tournee-demo'

/** Signs in on the page as it stands; resolves once the form is gone. */
export async function signIn(page: Page, email: string, password = DEMO_PASSWORD): Promise<void> {
  const form = page.getByTestId('sign-in')
  await form.waitFor()
  await form.locator('input[name=email]').fill(email)
  await form.locator('input[name=password]').fill(password)
  await form.locator('input[name=password]').press('Enter')
  await form.waitFor({ state: 'detached' })
}
