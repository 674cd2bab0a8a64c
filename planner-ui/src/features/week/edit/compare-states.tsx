import { Modal, NativeSelect, useComputedColorScheme } from '@mantine/core'
import { endpoints, type RoutePlan } from '@tournee/contract'
import { ErrorState, TechnicianMark, useFormats, useRead, useText } from '@tournee/ui-kit'
import { lazy, Suspense, useMemo, useState } from 'react'
import { mapText } from '../../../map/text.ts'
import { buildWeekView, type WeekAnswer, type WeekView } from '../model.ts'
import { overlayOf } from '../overlay-model.ts'
import { driveWords } from '../plan-words.ts'
import { weekText } from '../text.ts'
import classes from './compare-states.module.css'
import { movedVisits } from './compose-accept.ts'
import { stateOf } from './plan-state.ts'

const WeekMap = lazy(() => import('../../../map/week-map.tsx').then((m) => ({ default: m.WeekMap })))
const WHOLE_WEEK = { day: null, technicianId: null }
const LISTED = 100

interface Side {
  readonly plan: RoutePlan
  readonly view: WeekView
}

/** Two states of the week side by side: maps, figures, and what is elsewhere. */
export function CompareStates(props: {
  readonly week: WeekAnswer
  readonly plan: RoutePlan
  readonly withPlanId: string
  readonly onClose: () => void
}) {
  const { week, plan } = props
  const words = useText(weekText)
  const [left, setLeft] = useState(props.withPlanId)
  const [right, setRight] = useState(plan.id)
  const choices = [
    { value: plan.id, label: words.kept.now },
    ...week.plans.filter((one) => one.name !== null && one.id !== plan.id).map((one) => ({ value: one.id, label: one.name ?? '' })),
  ]
  const one = useSide(week, plan, left)
  const other = useSide(week, plan, right)
  return (
    <Modal
      opened
      onClose={props.onClose}
      title={words.kept.compareTitle}
      size="min(1280px, 96vw)"
      centered
      closeButtonProps={{ 'aria-label': words.edit.close }}
    >
      <div className={classes.sides} data-testid="compare-states">
        {[
          { id: left, set: setLeft, label: words.kept.left, side: one },
          { id: right, set: setRight, label: words.kept.right, side: other },
        ].map(({ id, set, label, side }) => (
          <section key={label}>
            <NativeSelect aria-label={label} data={choices} value={id} onChange={(event) => set(event.currentTarget.value)} />
            {side.error ? <ErrorState compact error={side.error} /> : null}
            {side.side ? <SideView side={side.side} /> : <div className={classes.map} />}
          </section>
        ))}
      </div>
      {one.side && other.side ? <Differences one={one.side} other={other.side} /> : null}
    </Modal>
  )
}

function useSide(week: WeekAnswer, shown: RoutePlan, id: string): { readonly side: Side | null; readonly error: unknown } {
  const read = useRead(endpoints.getRoutePlan, { params: { id } }, { enabled: id !== shown.id })
  const plan = id === shown.id ? shown : (read.data ?? null)
  const side = useMemo(() => (plan ? { plan, view: buildWeekView(week, plan) } : null), [week, plan])
  return { side, error: read.error }
}

function SideView({ side }: { readonly side: Side }) {
  const words = useText(weekText)
  const formats = useFormats()
  const mapWords = useText(mapText)
  const scheme = useComputedColorScheme('light', { getInitialValueInEffect: false })
  const basemap = useRead(endpoints.getBasemap)
  const lines = useRead(endpoints.getRoutePlanGeometry, { params: { id: side.plan.id } })
  const overlay = useMemo(() => overlayOf(side.view, lines.data?.features ?? [], WHOLE_WEEK, scheme), [side, lines.data, scheme])
  const { summary } = side.plan
  return (
    <>
      {summary ? (
        <dl className={classes.figures}>
          {[
            [words.figures.visits, words.ofVisits(formats.number(summary.served), formats.number(summary.visits))],
            [words.figures.km, formats.km(summary.km)],
            [words.figures.drive, driveWords(summary.driveHours, formats)],
            [words.figures.overtime, formats.duration(summary.overtimeMinutes * 60)],
          ].map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      ) : null}
      <div className={classes.map}>
        {basemap.data ? (
          <Suspense fallback={null}>
            <WeekMap
              basemap={basemap.data}
              scheme={scheme}
              words={mapWords}
              overlay={overlay}
              selectedId={null}
              hoverId={null}
              fitKey={side.plan.id}
              onSelect={() => undefined}
              onHover={() => undefined}
            />
          </Suspense>
        ) : null}
      </div>
    </>
  )
}

function Differences({ one, other }: { readonly one: Side; readonly other: Side }) {
  const words = useText(weekText)
  const moved = movedVisits(stateOf(one.plan).routes, stateOf(other.plan).routes)
  return (
    <section className={classes.differences}>
      <h3>{words.kept.differences(moved.length)}</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reachable by keyboard */}
      <ul tabIndex={0}>
        {moved.slice(0, LISTED).map((id) => (
          <li key={id}>
            <strong>{one.view.visits.get(id)?.clientName}</strong>
            <PlaceOfVisit side={one} id={id} />
            <span aria-hidden="true">→</span>
            <PlaceOfVisit side={other} id={id} />
          </li>
        ))}
        {moved.length > LISTED ? <li>{words.more(moved.length - LISTED)}</li> : null}
      </ul>
    </section>
  )
}

function PlaceOfVisit({ side, id }: { readonly side: Side; readonly id: string }) {
  const words = useText(weekText)
  const formats = useFormats()
  const placed = side.view.placed.get(id)
  if (!placed) return <span className={classes.place}>{words.kept.unplaced}</span>
  return (
    <span className={classes.place}>
      <TechnicianMark small letter={placed.technician.letter} colour={placed.technician.colour} />
      {formats.dayShort(placed.route.date)} {formats.time(placed.stop.start)}
    </span>
  )
}
