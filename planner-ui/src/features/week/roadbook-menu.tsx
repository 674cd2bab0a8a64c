import { ActionIcon, Button, NativeSelect, Popover } from '@mantine/core'
import { IconFileDownload } from '@tabler/icons-react'
import { endpoints, type RoadbookFormat, type RoutePlan, type Technician, urlOf } from '@tournee/contract'
import { useFormats, useLocale, useRead, useText } from '@tournee/ui-kit'
import { useState } from 'react'
import classes from './roadbook-menu.module.css'
import { weekText } from './text.ts'

interface RoadbookMenuProps {
  readonly plan: RoutePlan | null
  readonly days: readonly string[]
  readonly technicians: readonly Technician[]
}

const FORMATS: readonly RoadbookFormat[] = ['pdf', 'ics', 'gpx', 'xlsx', 'csv', 'geojson']

/** What leaves the screen: the plan's routes as files, of everybody or of one technician, of the week or of one day. */
export function RoadbookMenu({ plan, days, technicians }: RoadbookMenuProps) {
  const words = useText(weekText)
  return (
    <Popover position="bottom-end" width={340} trapFocus withArrow>
      <Popover.Target>
        <ActionIcon
          variant="default"
          size={36}
          className={classes.open}
          disabled={!plan || plan.routes.length === 0}
          aria-label={words.roadbooks}
          title={words.roadbooks}
          data-testid="roadbooks"
        >
          <IconFileDownload size={18} stroke={1.6} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>{plan ? <Choices plan={plan} days={days} technicians={technicians} /> : null}</Popover.Dropdown>
    </Popover>
  )
}

function Choices({ plan, days, technicians }: RoadbookMenuProps & { readonly plan: RoutePlan }) {
  const words = useText(weekText)
  const formats = useFormats()
  const { locale: language } = useLocale()
  const [who, setWho] = useState('')
  const [when, setWhen] = useState('')
  const which = { ...(who ? { technicianId: who } : {}), ...(when ? { date: when } : {}) }
  const driven = plan.routes.filter((route) => (!who || route.technicianId === who) && (!when || route.date === when))
  const hrefOf = (format: RoadbookFormat) =>
    urlOf(endpoints.getRoadbook, { params: { id: plan.id }, query: { ...which, format, language } })
  return (
    <div className={classes.choices} data-testid="roadbook-menu">
      <div>
        <h2>{words.roadbooks}</h2>
        <p>{plan.state === 'draft' ? words.roadbookDraft : words.roadbooksHint}</p>
      </div>
      <div className={classes.which}>
        <NativeSelect
          label={words.roadbookWho}
          value={who}
          onChange={(event) => setWho(event.currentTarget.value)}
          data={[
            { value: '', label: words.roadbookEverybody },
            ...technicians.map((t) => ({ value: t.id, label: `${t.letter} · ${t.name}` })),
          ]}
        />
        <NativeSelect
          label={words.roadbookWhen}
          value={when}
          onChange={(event) => setWhen(event.currentTarget.value)}
          data={[{ value: '', label: words.roadbookWeek }, ...days.map((day) => ({ value: day, label: formats.day(day) }))]}
        />
      </div>
      {driven.length === 0 ? (
        <p>{words.roadbookNone}</p>
      ) : (
        <div className={classes.formats}>
          {FORMATS.map((format) => (
            <Button
              key={format}
              component="a"
              href={hrefOf(format)}
              download
              variant={format === 'pdf' ? 'filled' : 'default'}
              size="sm"
              data-testid={`roadbook-${format}`}
            >
              {words.roadbookFormats[format]}
            </Button>
          ))}
        </div>
      )}
      {who && when && driven.length > 0 ? <RouteLinks planId={plan.id} technicianId={who} date={when} /> : null}
    </div>
  )
}

/** A day's route in Google Maps: one link, or several where it takes too few places. */
function RouteLinks({ planId, technicianId, date }: { readonly planId: string; readonly technicianId: string; readonly date: string }) {
  const words = useText(weekText)
  const { data } = useRead(endpoints.getRouteLinks, { params: { id: planId }, query: { technicianId, date } })
  const links = data?.items[0]?.google.desk ?? []
  return (
    <ul className={classes.links}>
      {links.map((link, i) => (
        <li key={link}>
          <a href={link} target="_blank" rel="noreferrer">
            {links.length === 1 ? words.roadbookRoute : words.roadbookPart(i + 1, links.length)}
          </a>
        </li>
      ))}
    </ul>
  )
}
