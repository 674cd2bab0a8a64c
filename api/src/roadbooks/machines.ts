import type { Equipment } from '@tournee/contract'
import type { RoadbookWords } from './roadbook-words.ts'

/** Machines as one looks for them in a cellar: kind, brand, model, serial number. */
export const machinesInWords = (machines: readonly Equipment[], words: RoadbookWords): string =>
  machines
    .map(({ kind, brand, model, serial }) => [kind, brand, model, serial && `${words.serial} ${serial}`].filter(Boolean).join(' '))
    .join(', ')
