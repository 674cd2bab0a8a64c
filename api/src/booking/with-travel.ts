import type { Services } from '../services.ts'
import { MissingTravel } from './travel-book.ts'

/** Days read again after a booking by somebody else may hold places not known yet; more than a few rounds is a bug. */
const ROUNDS = 8

/**
 * Runs a transaction that judges days. Roads are never asked inside of it (a pool of one would wait for itself): when a way is missing, the transaction is
 * rolled back, the way learnt, and everything judged again.
 */
export async function withTravel<T>({ dayBook }: Pick<Services, 'dayBook'>, work: () => Promise<T>): Promise<T> {
  for (let round = 1; ; round++) {
    try {
      return await work()
    } catch (error) {
      if (!(error instanceof MissingTravel) || round === ROUNDS) throw error
      await dayBook.travel.learn(error.places)
    }
  }
}
