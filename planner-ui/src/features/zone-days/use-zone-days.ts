import { endpoints, type Technician, type Zone, type ZoneDay, zoneEndpoints } from '@tournee/contract'
import { useRead } from '@tournee/ui-kit'
import { useMemo } from 'react'
import { byDay } from './model.ts'

const NO_DAYS: readonly ZoneDay[] = []
const NO_PEOPLE: readonly Technician[] = []

/** Everything that the calendar of zone days reads for a period. */
export function useZoneDays(range: { readonly from: string; readonly to: string }) {
  const days = useRead(zoneEndpoints.listZoneDays, { query: range }, { keepPrevious: true })
  const technicians = useRead(endpoints.listTechnicians)
  const zonings = useRead(zoneEndpoints.listZonings)
  const inForce = zonings.data?.items.find((z) => z.state === 'in-force') ?? null
  const zoning = useRead(zoneEndpoints.getZoning, { params: { id: inForce?.id ?? '' } }, { enabled: inForce !== null })
  const items = days.data?.items ?? NO_DAYS
  const zones = useMemo<ReadonlyMap<string, Zone>>(() => new Map(zoning.data?.zones.map((z) => [z.id, z])), [zoning.data])
  return {
    items,
    days: useMemo(() => byDay(items), [items]),
    technicians: technicians.data?.items.filter((t) => t.active) ?? NO_PEOPLE,
    zones,
    noZoning: zonings.isSuccess && inForce === null,
    pending: days.isPending || technicians.isPending || zonings.isPending || (inForce !== null && zoning.isPending),
    error: days.error ?? technicians.error ?? zonings.error ?? zoning.error,
    retry: () => {
      for (const answer of [days, technicians, zonings]) answer.refetch()
    },
  }
}

export type ZoneDaysData = ReturnType<typeof useZoneDays>
