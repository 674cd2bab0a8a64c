import type { Page } from 'playwright-core'

/** Calls the service as whoever is signed in on the page, without going through a screen; answers what it says, throws unless it is well. */
export async function callService<T>(page: Page, method: string, path: string, body?: unknown, version?: number): Promise<T> {
  return page.evaluate(
    async ({ method, path, body, version }) => {
      const { csrfToken } = (await (await fetch('/v1/session')).json()) as { csrfToken: string }
      const headers = {
        'content-type': 'application/json',
        'x-csrf-token': csrfToken,
        ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
      }
      const answer = await fetch(path, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) })
      if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status}`)
      return (await answer.json()) as T
    },
    { method, path, body, version },
  )
}
