import { claimChore, releaseChore } from '@tournee/data'
import type { Services } from '../services.ts'

type Needs = Pick<Services, 'db' | 'processId'>

const ASK_AGAIN_MS = 200

/** Does a chore unless another process is at it; false when one is. */
async function doAlone({ db, processId }: Needs, chore: string, work: () => Promise<void>): Promise<boolean> {
  if (!(await claimChore(db.connection, chore, processId))) return false
  try {
    await work()
  } finally {
    await releaseChore(db.connection, chore, processId)
  }
  return true
}

/** Does a chore once no other process is at it, unless `signal` aborts before; one that died at it is waited for until it is held gone. */
export async function doInTurn(services: Needs, chore: string, work: () => Promise<void>, signal: AbortSignal): Promise<void> {
  while (!signal.aborted && !(await doAlone(services, chore, work))) await new Promise((resolve) => setTimeout(resolve, ASK_AGAIN_MS))
}
