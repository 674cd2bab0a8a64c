import type { ZoningHead } from '@tournee/contract'

/** The zoning on screen: the one asked for, else the one in force, else the newest. */
export const zoningToShow = (heads: readonly ZoningHead[], asked: string | null): ZoningHead | null =>
  heads.find((h) => h.id === asked) ?? heads.find((h) => h.state === 'in-force') ?? heads[0] ?? null

/** What it is compared with: nothing unless asked; the one asked for, else the one in force, else the next in the list. */
export function otherToCompare(heads: readonly ZoningHead[], shown: ZoningHead | null, asked: string | null): ZoningHead | null {
  if (asked === null || shown === null) return null
  const others = heads.filter((h) => h.id !== shown.id)
  return others.find((h) => h.id === asked) ?? others.find((h) => h.state === 'in-force') ?? others[0] ?? null
}
