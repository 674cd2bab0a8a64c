import { Button, TextInput } from '@mantine/core'
import { IconAlertTriangle, IconSearch } from '@tabler/icons-react'
import type { VisitCard } from '@tournee/contract'
import { EmptyState, StatusMark, TechnicianMark, useFormats, useText } from '@tournee/ui-kit'
import { memo, type ReactNode, type RefObject, useDeferredValue, useMemo, useRef, useState } from 'react'
import { useRestLater } from '../../look/use-rest-later.ts'
import classes from './basket.module.css'
import { Remedy } from './edit/remedy.tsx'
import { useReasons } from './edit/use-reasons.ts'
import { visitClass } from './look/look-rules.ts'
import { type BasketItem, searchVisits, type WeekView } from './model.ts'
import { describeReason, mainReason } from './reason-words.ts'
import { weekText } from './text.ts'
import { useInSight } from './use-in-sight.ts'

interface BasketProps {
  readonly view: WeekView
  readonly hasPlan: boolean
  readonly selectedId: string | null
  readonly searchRef: RefObject<HTMLInputElement | null>
  readonly canWrite: boolean
  readonly onUrgent: () => void
  readonly onSelect: (visitId: string | null) => void
  readonly onHover: (visitId: string | null) => void
}

/** Items of the basket that a first frame draws. */
const IN_SIGHT = 12

/** What is on no route, with why; and a search over the whole week in the same place. */
export const Basket = memo(function Basket(props: BasketProps) {
  const { view, hasPlan, searchRef } = props
  const words = useText(weekText)
  const [query, setQuery] = useState('')
  const asked = useDeferredValue(query)
  const found = useMemo(() => searchVisits(view, asked), [view, asked])
  const searching = asked.trim() !== ''
  const title = searching ? words.results(found.length) : `${hasPlan ? words.basket : words.waiting} (${view.basket.length})`
  return (
    <section className={classes.basket} aria-label={words.basketCount(view.basket.length)} data-testid="basket" data-basket>
      <TextInput
        ref={searchRef}
        type="search"
        className={classes.search}
        aria-label={words.search}
        placeholder={words.searchPlaceholder}
        leftSection={<IconSearch size={16} stroke={1.6} />}
        value={query}
        onChange={(e) => setQuery(e.currentTarget.value)}
        onKeyDown={(e) => {
          if (e.key === 'Escape') {
            setQuery('')
            e.currentTarget.blur()
          }
          if (e.key === 'Enter' && found[0]) props.onSelect(found[0].id)
        }}
      />
      <div className={classes.head}>
        <h2 className={classes.title}>{title}</h2>
        {props.canWrite ? (
          <Button
            size="compact-xs"
            variant="default"
            leftSection={<IconAlertTriangle size={14} stroke={1.6} />}
            onClick={props.onUrgent}
            title={`${words.urgent.title} ( U )`}
            data-testid="urgent"
          >
            {words.urgent.open}
          </Button>
        ) : null}
      </div>
      {searching ? <Found {...props} found={found} /> : <Waiting {...props} />}
    </section>
  )
})

function Waiting(props: BasketProps) {
  const { view, hasPlan } = props
  const words = useText(weekText)
  const items = useRestLater(view.basket, IN_SIGHT)
  if (view.basket.length === 0)
    return <EmptyState compact title={words.basketEmpty} hint={view.visits.size > 0 ? words.basketEmptyHint : words.noVisits} />
  return (
    <ul key={hasPlan ? 'refused' : 'due'} className={classes.list}>
      {items.map((item) => (
        <Refused key={item.visit.id} item={item} {...props} />
      ))}
    </ul>
  )
}

/** A visit of the basket with why it is there, and the cheapest relaxation one click away. */
function Refused({ item, ...props }: BasketProps & { readonly item: BasketItem }) {
  const { view, hasPlan, canWrite } = props
  const words = useText(weekText)
  const formats = useFormats()
  const row = useRef<HTMLLIElement>(null)
  const inSight = useInSight(row)
  const { reasons, place, asking } = useReasons(item, hasPlan && inSight)
  const reason = place ? null : mainReason(reasons)
  const said = reason && describeReason(reason, { words, formats, technicians: view.technicians })
  return (
    <Row
      row={row}
      visit={item.visit}
      {...props}
      after={
        reason && said?.remedy ? (
          <div className={classes.cure}>
            <Remedy
              visitId={item.visit.id}
              reason={reason}
              remedy={said.place ? `${said.remedy} (${said.place})` : said.remedy}
              canWrite={canWrite}
            />
          </div>
        ) : null
      }
    >
      {said ? (
        <span className={classes.reason}>{said.why}</span>
      ) : (
        <span className={classes.detail}>
          {place
            ? words.couldGo(view.technicians.find(({ id }) => id === place.technicianId)?.name ?? '', formats.dayShort(place.date))
            : asking
              ? words.askingWhy
              : hasPlan
                ? words.notTried
                : words.dueRange(formats.date(item.visit.dueFrom), formats.date(item.visit.dueTo))}
        </span>
      )}
    </Row>
  )
}

function Found(props: BasketProps & { readonly found: readonly VisitCard[] }) {
  const words = useText(weekText)
  const formats = useFormats()
  if (props.found.length === 0) return <EmptyState compact title={words.noResult} />
  return (
    <ul className={classes.list}>
      {props.found.map((visit) => {
        const placed = props.view.placed.get(visit.id)
        return (
          <Row key={visit.id} visit={visit} {...props}>
            {placed ? (
              <span className={classes.placed}>
                <TechnicianMark small letter={placed.technician.letter} colour={placed.technician.colour} />
                {formats.day(placed.route.date)} · {formats.time(placed.stop.start)}
              </span>
            ) : (
              <StatusMark status="refused" withLabel />
            )}
          </Row>
        )
      })}
    </ul>
  )
}

function Row({
  row,
  visit,
  selectedId,
  onSelect,
  onHover,
  children,
  after,
}: BasketProps & {
  readonly row?: RefObject<HTMLLIElement | null>
  readonly visit: VisitCard
  readonly children: ReactNode
  readonly after?: ReactNode
}) {
  return (
    <li ref={row}>
      <button
        type="button"
        className={`${classes.row} ${visitClass(visit.id)}`}
        aria-pressed={visit.id === selectedId}
        onClick={() => onSelect(visit.id === selectedId ? null : visit.id)}
        onMouseEnter={() => onHover(visit.id)}
        onMouseLeave={() => onHover(null)}
        data-testid="basket-item"
        data-visit={visit.id}
        data-grab
      >
        <span className={classes.client}>
          {visit.clientName} <span className={classes.city}>· {visit.city}</span>
        </span>
        {children}
      </button>
      {after}
    </li>
  )
}
