import { endpoints, type Zone } from '@tournee/contract'
import { useRead } from '@tournee/ui-kit'

const NO_ZONES: readonly Zone[] = []

/** The zones in force; none while there is no zoning, or it cannot be read. */
export function useZonesInForce(): readonly Zone[] {
  const zonings = useRead(endpoints.listZonings)
  const id = zonings.data?.items.find((z) => z.state === 'in-force')?.id ?? null
  const zoning = useRead(endpoints.getZoning, { params: { id: id ?? '' } }, { enabled: id !== null })
  return zoning.data?.zones ?? NO_ZONES
}
