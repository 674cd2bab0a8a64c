import { ActionIcon, Button } from '@mantine/core'
import { IconMapPin, IconPhone, IconX } from '@tabler/icons-react'
import { PrecisionMark, StatusMark, TechnicianMark, useFormats, useText } from '@tournee/ui-kit'
import { Link } from 'wouter'
import { daysBetween } from '../../lib/iso-week.ts'
import { VisitParts } from '../../parts/visit-parts.tsx'
import { DueBar } from './due-bar.tsx'
import { useEditor } from './edit/editor-context.ts'
import { LockControl } from './edit/lock-control.tsx'
import { PlaceList } from './edit/place-list.tsx'
import { Remedy } from './edit/remedy.tsx'
import { useReasons } from './edit/use-reasons.ts'
import type { BasketItem, PlacedVisit, WeekView } from './model.ts'
import { describeReason } from './reason-words.ts'
import { weekText } from './text.ts'
import classes from './visit-panel.module.css'
import { statusOf } from './visit-status.ts'

interface VisitPanelProps {
  readonly view: WeekView
  readonly visitId: string
  readonly published: boolean
  readonly hasPlan: boolean
  /** its places come soonest first, the first one under the Enter key */
  readonly urgent: boolean
  readonly canWrite: boolean
  readonly onClose: () => void
  /** several visits are to be picked, beginning with this one */
  readonly onPicking: (visitId: string) => void
}

/** Everything about the selected visit: who, what, when, what was promised, and why it is where it is. */
export function VisitPanel({ view, visitId, published, hasPlan, urgent, canWrite, onClose, onPicking }: VisitPanelProps) {
  const words = useText(weekText)
  const formats = useFormats()
  const visit = view.visits.get(visitId)
  if (!visit) return null
  const placed = view.placed.get(visitId) ?? null
  const waiting = view.basket.find((b) => b.visit.id === visitId) ?? null
  const tier = visit.tier ? words.contract(words.tiers[visit.tier as 'or'] ?? visit.tier) : null
  const status = statusOf(visit, placed, waiting, published)
  return (
    <article className={classes.card} aria-label={words.card} data-testid="visit-card">
      <header className={classes.head}>
        <div>
          <h2>{visit.clientName}</h2>
          <p className={classes.what}>
            {[words.kinds[visit.kind], formats.duration(visit.durationMinutes * 60), tier].filter(Boolean).join(' · ')}
          </p>
        </div>
        <ActionIcon variant="subtle" size={32} aria-label={words.closeCard} onClick={onClose}>
          <IconX size={16} stroke={1.6} />
        </ActionIcon>
      </header>
      <StatusMark status={status} withLabel />
      <p className="visually-hidden" role="status">
        {visit.clientName}, {visit.city}
      </p>
      {placed ? (
        <p className={classes.when}>
          <TechnicianMark letter={placed.technician.letter} colour={placed.technician.colour} />
          <span>
            <strong>
              {formats.day(placed.route.date)} · {formats.timeRange(placed.stop.start, placed.stop.end)}
            </strong>
            <span>{placed.technician.name}</span>
          </span>
        </p>
      ) : null}
      <dl className={classes.facts}>
        <div>
          <dt>{words.promised}</dt>
          <dd>
            {visit.promise
              ? `${formats.day(visit.promise.earliest)} · ${formats.timeRange(visit.promise.earliest, visit.promise.latest)}`
              : words.noPromise}
          </dd>
        </div>
        <div>
          <dt>{words.due}</dt>
          <dd>
            {words.dueRange(formats.day(visit.dueFrom), formats.day(visit.dueTo))}
            <DueBar visit={visit} plannedOn={placed?.route.date ?? null} />
          </dd>
        </div>
        {placed ? (
          <div>
            <dt>{words.times}</dt>
            <dd>
              {words.fromPrevious(formats.duration(placed.stop.driveSeconds), formats.km(placed.stop.distanceMetres / 1000))}
              <br />
              {placed.stop.waitSeconds >= 60 ? words.waits(formats.duration(placed.stop.waitSeconds)) : words.noWait}
            </dd>
          </div>
        ) : null}
      </dl>
      {placed ? <WhyHere view={view} placed={placed} /> : waiting ? <WhyNot view={view} item={waiting} canWrite={canWrite} /> : null}
      {hasPlan && (placed || waiting) ? (
        <PlaceList key={visitId} view={view} visitId={visitId} urgent={urgent && !placed} canWrite={canWrite} />
      ) : null}
      {placed ? <LockControl visitIds={[visitId]} disabled={!canWrite} /> : null}
      {placed && canWrite ? (
        <div className={classes.actions}>
          <BasketButton visitId={visitId} />
          <Button variant="default" size="xs" onClick={() => onPicking(visitId)} data-testid="pick-more">
            {words.edit.pickMore}
          </Button>
        </div>
      ) : null}
      {visit.notes ? <p className={classes.notes}>{visit.notes}</p> : null}
      <VisitParts key={`parts ${visitId}`} visitId={visitId} canWrite={canWrite && visit.status !== 'done'} />
      <footer className={classes.foot}>
        <p className={classes.address}>
          <IconMapPin size={16} stroke={1.6} aria-hidden="true" />
          <span>
            {visit.address}
            {visit.address ? <br /> : null}
            {visit.postcode} {visit.city}
          </span>
        </p>
        <PrecisionMark precision={visit.precision} withLabel />
        <div className={classes.actions}>
          {visit.phone ? (
            <Button
              component="a"
              href={`tel:${visit.phone.replaceAll(' ', '')}`}
              variant="default"
              size="xs"
              leftSection={<IconPhone size={14} stroke={1.6} />}
              aria-label={words.call(visit.phone)}
            >
              {visit.phone}
            </Button>
          ) : null}
          <Button component={Link} href={`/clients/${visit.clientId}`} variant="default" size="xs">
            {words.openClient}
          </Button>
          {visit.position ? null : (
            <Button component={Link} href="/import/place" variant="default" size="xs">
              {words.placeIt}
            </Button>
          )}
        </div>
      </footer>
    </article>
  )
}

function WhyHere({ view, placed }: { readonly view: WeekView; readonly placed: PlacedVisit }) {
  const words = useText(weekText)
  const formats = useFormats()
  const before = placed.previousId ? view.placed.get(placed.previousId) : undefined
  const after = placed.nextId ? view.placed.get(placed.nextId) : undefined
  const away = (p: PlacedVisit) => formats.duration(p.stop.driveSeconds)
  const beforeTime = formats.duration(placed.stop.driveSeconds)
  const around =
    before && after
      ? words.whyBetween(before.visit.clientName, beforeTime, after.visit.clientName, away(after))
      : after
        ? words.whyFirst(after.visit.clientName, away(after))
        : before
          ? words.whyLast(before.visit.clientName, beforeTime)
          : words.whyOnly
  const of = placed.route.stops.filter((s) => s.kind === 'visit').length
  const lines = [
    words.whyOrder(placed.order, of, placed.technician.name),
    around,
    words.whyDue(daysBetween(placed.visit.dueIdeal, placed.route.date)),
    placed.visit.skills.length > 0 ? words.whySkills(placed.visit.skills.join(', ')) : null,
    placed.route.proof === 'optimal' ? words.whyProof : null,
  ]
  return (
    <section className={classes.why}>
      <h3>{words.why}</h3>
      <ul>{lines.map((line) => (line ? <li key={line}>{line}</li> : null))}</ul>
    </section>
  )
}

function BasketButton({ visitId }: { readonly visitId: string }) {
  const words = useText(weekText)
  const { actions } = useEditor()
  return (
    <Button variant="default" size="xs" onClick={() => actions.basket([visitId])} data-testid="to-basket">
      {words.edit.toBasket}
    </Button>
  )
}

const REASONS_SHOWN = 6

function WhyNot({ view, item, canWrite }: { readonly view: WeekView; readonly item: BasketItem; readonly canWrite: boolean }) {
  const words = useText(weekText)
  const formats = useFormats()
  const { reasons, place, asking } = useReasons(item, true)
  if (place) return null
  if (reasons.length === 0) return <p className={classes.notes}>{asking ? words.askingWhy : words.whyNotTried}</p>
  const said = reasons.map((r) => ({
    ...describeReason(r, { words, formats, technicians: view.technicians }),
    key: `${r.shift} ${r.code}`,
    reason: r,
  }))
  return (
    <section className={classes.why} data-testid="why-not">
      <h3>{words.whyNot}</h3>
      <ul>
        {said.slice(0, REASONS_SHOWN).map((line) => (
          <li key={line.key}>
            {line.where ? <strong>{line.where} : </strong> : null}
            {line.why}
            {line.remedy ? <Remedy visitId={item.visit.id} reason={line.reason} remedy={line.remedy} canWrite={canWrite} /> : null}
          </li>
        ))}
      </ul>
      {said.length > REASONS_SHOWN ? <p className={classes.more}>{words.more(said.length - REASONS_SHOWN)}</p> : null}
    </section>
  )
}
