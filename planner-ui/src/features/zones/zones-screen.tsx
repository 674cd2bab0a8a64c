import { Button } from '@mantine/core'
import { IconMap2 } from '@tabler/icons-react'
import { endpoints, type ZoningHead, zoneEndpoints } from '@tournee/contract'
import { EmptyState, ErrorState, SkeletonRows, useFormats, useRead, useSession, useText, useToast, useWrite } from '@tournee/ui-kit'
import { useState } from 'react'
import { useSearchParams } from 'wouter'
import split from '../../look/split-screen.module.css'
import { CompareView } from './compare-view.tsx'
import { DesignDialog } from './design-dialog.tsx'
import { EnforceDialog } from './enforce-dialog.tsx'
import { otherToCompare, zoningToShow } from './shown-zoning.ts'
import { zonesText } from './text.ts'
import classes from './zones-screen.module.css'
import { ZoningEditor } from './zoning-editor.tsx'

/** The zones of the territory: which divisions there are, which one counts, and how each one looks. */
export function ZonesScreen() {
  const words = useText(zonesText)
  const { user } = useSession()
  const mayWrite = user.role === 'planner' || user.role === 'admin'
  const list = useRead(zoneEndpoints.listZonings)
  const basemap = useRead(endpoints.getBasemap)
  const [query, setQuery] = useSearchParams()
  const [designing, setDesigning] = useState(false)
  const heads = list.data?.items ?? []
  const shown = zoningToShow(heads, query.get('zoning'))
  const other = otherToCompare(heads, shown, query.get('with'))
  const zoning = useRead(zoneEndpoints.getZoning, { params: { id: shown?.id ?? '' } }, { enabled: shown !== null })
  const second = useRead(zoneEndpoints.getZoning, { params: { id: other?.id ?? '' } }, { enabled: other !== null })
  const inForce = heads.find((h) => h.state === 'in-force') ?? null
  const show = (zoningId: string, withId?: string) => setQuery({ zoning: zoningId, ...(withId ? { with: withId } : {}) }, { replace: true })
  const dialog = designing ? (
    <DesignDialog
      based={shown}
      onClose={() => setDesigning(false)}
      onDesigned={(made) => {
        setDesigning(false)
        show(made.id)
      }}
    />
  ) : null
  const error = list.error ?? zoning.error ?? basemap.error ?? (other ? second.error : null)
  const retry = () => {
    for (const answer of [list, zoning, basemap]) answer.refetch()
  }
  if (list.isSuccess && heads.length === 0)
    return (
      <div className={classes.screen}>
        <h1 className={classes.title}>{words.title}</h1>
        <EmptyState title={words.none} hint={words.noneHint} icon={<IconMap2 size={32} stroke={1.4} />}>
          <Button disabled={!mayWrite} onClick={() => setDesigning(true)} data-testid="zones-design">
            {words.designFirst}
          </Button>
        </EmptyState>
        {dialog}
      </div>
    )
  return (
    <div className={classes.screen}>
      <ZonesHeader heads={heads} shown={shown} other={other} mayWrite={mayWrite} onShow={show} onDesign={() => setDesigning(true)} />
      {error && !zoning.data ? (
        <ErrorState error={error} onRetry={retry} />
      ) : !zoning.data || !basemap.data || (other && !second.data) ? (
        <SkeletonRows rows={3} height={180} />
      ) : other && second.data ? (
        <CompareView left={zoning.data} right={second.data} basemap={basemap.data} />
      ) : (
        <ZoningEditor key={zoning.data.id} zoning={zoning.data} base={inForce?.figures ?? null} basemap={basemap.data} />
      )}
      {dialog}
    </div>
  )
}

function ZonesHeader(props: {
  readonly heads: readonly ZoningHead[]
  readonly shown: ZoningHead | null
  readonly other: ZoningHead | null
  readonly mayWrite: boolean
  readonly onShow: (zoningId: string, withId?: string) => void
  readonly onDesign: () => void
}) {
  const { heads, shown, other, mayWrite } = props
  const words = useText(zonesText)
  const formats = useFormats()
  const toast = useToast()
  const [enforcing, setEnforcing] = useState(false)
  const remove = useWrite(zoneEndpoints.deleteZoning, [zoneEndpoints.listZonings])
  const full = useRead(zoneEndpoints.getZoning, { params: { id: shown?.id ?? '' } }, { enabled: shown !== null })
  const option = (h: ZoningHead) => (
    <option key={h.id} value={h.id}>
      {words.option(h.name, words.states[h.state])}
    </option>
  )
  const today = formats.civilDate(new Date())
  return (
    <header className={`${split.head} ${classes.head}`}>
      <h1 className={classes.title}>{words.title}</h1>
      <select
        aria-label={words.zoning}
        value={shown?.id ?? ''}
        onChange={(e) => props.onShow(e.currentTarget.value)}
        data-testid="zoning-select"
      >
        {heads.map(option)}
      </select>
      {shown?.inForceFrom ? <p>{(shown.inForceFrom > today ? words.from : words.since)(formats.date(shown.inForceFrom))}</p> : null}
      <div className={classes.headTools}>
        {shown && heads.length > 1 ? (
          other ? (
            <>
              <label>
                {words.compareWith}
                <select value={other.id} onChange={(e) => props.onShow(shown.id, e.currentTarget.value)}>
                  {heads.filter((h) => h.id !== shown.id).map(option)}
                </select>
              </label>
              <Button variant="default" onClick={() => props.onShow(shown.id)} data-testid="zones-compare-close">
                {words.closeCompare}
              </Button>
            </>
          ) : (
            <Button
              variant="default"
              onClick={() => props.onShow(shown.id, otherToCompare(heads, shown, 'any')?.id)}
              data-testid="zones-compare"
            >
              {words.compare}
            </Button>
          )
        ) : null}
        {mayWrite && shown?.state === 'draft' ? (
          <Button
            variant="subtle"
            loading={remove.isPending}
            onClick={() => remove.mutate({ params: { id: shown.id } }, { onSuccess: () => toast({ message: words.removed(shown.name) }) })}
            data-testid="zones-remove"
          >
            {words.remove}
          </Button>
        ) : null}
        {mayWrite ? (
          <Button variant="default" onClick={props.onDesign} data-testid="zones-design">
            {words.design}
          </Button>
        ) : null}
        {mayWrite && shown && shown.state !== 'in-force' ? (
          <Button variant="default" disabled={!full.data} onClick={() => setEnforcing(true)} data-testid="zones-enforce">
            {words.enforce}
          </Button>
        ) : null}
      </div>
      {remove.error ? <ErrorState compact error={remove.error} /> : null}
      {enforcing && full.data ? (
        <EnforceDialog
          zoning={full.data}
          onClose={() => setEnforcing(false)}
          onEnforced={(zoning, from) => {
            setEnforcing(false)
            toast({ message: words.enforced(zoning.name, formats.date(from)) })
          }}
        />
      ) : null}
    </header>
  )
}
