import { cp, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { runProduct } from './product-process.ts'
import { DEMO_PASSWORD } from './sign-in.ts'

/** Ten minutes before the Monday on which every journey begins, so that nothing in it was made in the future. */
const PREPARED_AT = '2026-11-23T07:50:00+01:00'
const TRIES = 1200

declare module 'vitest' {
  interface ProvidedContext {
    /** folder in which this run's demo company is made ready: `company/` once it is, `failure` when it cannot be */
    demoCompany: string
  }
}

/** Waits until the running demo company has its zones, days and assignments, chosen in the background after a first start. */
async function untilZoneDays(address: string): Promise<void> {
  const credentials = JSON.stringify({ email: 'clothilde@duret.example', password: DEMO_PASSWORD })
  const session = await fetch(`${address}/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: credentials,
  })
  const cookie = session.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const answer = await fetch(`${address}/v1/zone-days?from=2026-11-23&to=2026-12-31`, { headers: { cookie } })
    const { items } = (await answer.json()) as { items: unknown[] }
    if (items.length > 20) return
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
  throw new Error('no zone days after five minutes')
}

/** Starts the demo company once and keeps what a first start leaves behind in `folder`. */
async function prepare(folder: string): Promise<void> {
  const product = await runProduct(await mkdtemp(join(tmpdir(), 'tournee-e2e-')), { demo: true, env: { TOURNEE_STARTS_AT: PREPARED_AT } })
  try {
    await untilZoneDays(product.address)
    await product.end()
    await cp(product.folder, join(folder, 'copying'), { recursive: true })
    await rename(join(folder, 'copying'), join(folder, 'company'))
  } finally {
    await product.stop()
  }
}

/** vitest `globalSetup`: makes the demo company ready beside the first tests; a journey waits for it when it needs it. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'tournee-demo-'))
  project.provide('demoCompany', folder)
  const prepared = prepare(folder).catch((error: unknown) => writeFile(join(folder, 'failure'), String(error)))
  return async () => {
    await prepared
    await rm(folder, { recursive: true, force: true })
  }
}
