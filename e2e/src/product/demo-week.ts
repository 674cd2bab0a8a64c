import type { APIRequestContext } from 'playwright-core'
import { DEMO_PASSWORD } from './sign-in.ts'

/** Signs a window's requests in without its form; gives the token that writes carry. */
export async function signInByRequest(request: APIRequestContext, email: string): Promise<string> {
  const answer = await request.post('/v1/session', { data: { email, password: DEMO_PASSWORD } })
  if (!answer.ok()) throw new Error(`sign-in of ${email}: ${answer.status()}`)
  return ((await answer.json()) as { csrfToken: string }).csrfToken
}

/** Waits until `look` finds something; throws after two minutes. */
async function awaited<T>(what: string, look: () => Promise<T | null | undefined | false>): Promise<T> {
  for (let attempt = 0; attempt < 480; attempt++) {
    const found = await look()
    if (found) return found
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
  throw new Error(`${what}: not there after two minutes`)
}

/** What the screens of the demo company are opened on. */
export interface DemoWeek {
  readonly week: string
  readonly clientId: string
}

/** Fills the running demo company with a published week and a newer draft of it, as a planner would; `from` and `to` are days with zone days. */
export async function planDemoWeek(request: APIRequestContext, week: string, from: string, to: string): Promise<DemoWeek> {
  const csrf = await signInByRequest(request, 'clothilde@duret.example')
  const get = async <T>(path: string): Promise<T> => (await request.get(path)).json() as Promise<T>
  const post = async <T>(path: string, data: object, more: Record<string, string> = {}): Promise<T> => {
    const answer = await request.post(path, { data, headers: { 'x-csrf-token': csrf, ...more } })
    if (!answer.ok()) throw new Error(`POST ${path}: ${answer.status()} ${await answer.text()}`)
    return answer.json() as Promise<T>
  }
  // a new company's zone days are chosen in the background, some seconds after the start
  await awaited('zone days', async () => {
    const { items } = await get<{ items: unknown[] }>(`/v1/zone-days?from=${from}&to=${to}`)
    return items.length > 20
  })
  const { items } = await get<{ items: { id: string }[] }>('/v1/clients?limit=1')
  const clientId = items[0]!.id
  const plan = async (seed: number) => {
    const { id } = await post<{ id: string }>('/v1/route-plans', { week, seconds: 1, seed })
    return awaited('the plan', async () => {
      const read = await get<{ id: string; status: string; version: number }>(`/v1/route-plans/${id}`)
      return read.status === 'COMPLETED' || read.status === 'TERMINATED' ? read : null
    })
  }
  const first = await plan(1)
  await post(`/v1/route-plans/${first.id}/publish`, {}, { 'if-match': `"${first.version}"` })
  await plan(2)
  return { week, clientId }
}
