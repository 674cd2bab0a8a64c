import { existsSync } from 'node:fs'
import { cp, mkdtemp, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inject } from 'vitest'
import { type RunningProduct, runProduct } from './product-process.ts'

export type { RunningProduct }

const TRIES = 1200

/** Copies the prepared demo company into `target`; waits for it, throws when it could not be prepared. */
async function copyDemoCompany(target: string): Promise<void> {
  const folder = inject('demoCompany')
  for (let attempt = 0; attempt < TRIES; attempt++) {
    if (existsSync(join(folder, 'company'))) return cp(join(folder, 'company'), target, { recursive: true })
    if (existsSync(join(folder, 'failure'))) throw new Error(await readFile(join(folder, 'failure'), 'utf8'))
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
  throw new Error('the demo company was not ready after five minutes')
}

/**
 * Starts the product as a user runs it, on a database of its own: the demo company of Monday 23 November 2026 with its zone days chosen.
 * `demo: 'new'`: filled by this very start; `demo: false`: empty, with the accounts of `env`.
 */
export async function startProduct(options: { demo?: 'new' | false; env?: Record<string, string> } = {}): Promise<RunningProduct> {
  const folder = await mkdtemp(join(tmpdir(), 'tournee-e2e-'))
  if (options.demo === undefined) await copyDemoCompany(folder)
  return runProduct(folder, { demo: options.demo !== false, env: options.env })
}
