import type { CivilDate } from '@tournee/contract'

/** The later of two days. */
export const later = (one: CivilDate, other: CivilDate): CivilDate => [one, other].sort()[1]!

/** The earlier of two days. */
export const sooner = (one: CivilDate, other: CivilDate): CivilDate => [one, other].sort()[0]!
