import { NativeSelect } from '@mantine/core'
import { endpoints } from '@tournee/contract'
import { useRead, useText } from '@tournee/ui-kit'
import page from '../../look/page.module.css'
import classes from './dashboard.module.css'
import { dashboardText } from './dashboard-text.ts'
import type { ServiceScope } from './service-panels.tsx'

type Who = Omit<ServiceScope, 'weeks'>

/** Whose service the panels below show: one technician's, one zone's, or everybody's. */
export function ScopeChoice({ scope, onScope }: { readonly scope: Who; readonly onScope: (scope: Who) => void }) {
  const words = useText(dashboardText)
  const technicians = useRead(endpoints.listTechnicians).data?.items ?? []
  const zones = useRead(endpoints.getClientFacets, { query: {} }).data?.zones ?? []
  const { technicianId, zoneId } = scope
  const put = (next: { readonly technicianId: string | undefined; readonly zoneId: string | undefined }) =>
    onScope({ ...(next.technicianId ? { technicianId: next.technicianId } : {}), ...(next.zoneId ? { zoneId: next.zoneId } : {}) })
  return (
    <section className={classes.scope} aria-label={words.service}>
      <div>
        <h2>{words.service}</h2>
        <p className={page.quiet}>{words.serviceLead}</p>
      </div>
      <div className={classes.controls}>
        <NativeSelect
          label={words.technician}
          value={technicianId ?? ''}
          onChange={(event) => put({ technicianId: event.currentTarget.value, zoneId })}
          data={[{ value: '', label: words.everybody }, ...technicians.map(({ id, name }) => ({ value: id, label: name }))]}
          data-testid="scope-technician"
        />
        <NativeSelect
          label={words.zone}
          value={zoneId ?? ''}
          onChange={(event) => put({ technicianId, zoneId: event.currentTarget.value })}
          data={[{ value: '', label: words.everywhere }, ...zones.map(({ id, name }) => ({ value: id, label: name }))]}
          data-testid="scope-zone"
        />
      </div>
    </section>
  )
}
