import { Button } from '@mantine/core'
import { TechnicianMark, technicianStyle, useFormats, useText } from '@tournee/ui-kit'
import { totalsOf, type WeekView } from './model.ts'
import classes from './team-panel.module.css'
import { weekText } from './text.ts'

/** Who does what in the days looked at; one click brings a technician forward on map and board. */
export function TeamPanel(props: {
  readonly view: WeekView
  readonly day: string | null
  readonly technicianId: string | null
  readonly onTechnician: (id: string) => void
  /** chooses all visits looked at, for one action on all of them */
  readonly onPickAll?: (visitIds: readonly string[]) => void
}) {
  const words = useText(weekText)
  const formats = useFormats()
  const totals = totalsOf(props.view, props.day)
  const daysOf = (technicianId: string) =>
    [...props.view.cells.values()].filter(
      (c) => c.technician.id === technicianId && c.works && (props.day === null || c.date === props.day),
    ).length
  const inSight = [...props.view.placed.values()]
    .filter(
      (p) => (props.day === null || p.route.date === props.day) && (props.technicianId === null || p.technician.id === props.technicianId),
    )
    .map((p) => p.visit.id)
  const most = Math.max(1, ...totals.map((t) => t.driveSeconds + t.workSeconds))
  const share = (seconds: number) => `${(seconds / most) * 100}%`
  return (
    <section className={classes.panel} aria-label={words.overview}>
      <h2>{words.overview}</h2>
      <p className={classes.when}>{props.day ? formats.dayLong(props.day) : words.wholeWeek}</p>
      <ul>
        {totals.map(({ technician, visits, km, driveSeconds, workSeconds, overtimeSeconds }) => (
          <li key={technician.id}>
            <button
              type="button"
              className={classes.row}
              style={technicianStyle(technician.colour)}
              aria-pressed={props.technicianId === technician.id}
              onClick={() => props.onTechnician(technician.id)}
              title={words.focus(technician.name)}
            >
              <TechnicianMark letter={technician.letter} colour={technician.colour} />
              <span className={classes.body}>
                <span className={classes.name}>
                  {technician.name}
                  <span>{driveSeconds + workSeconds > 0 ? words.dayVisits(visits) : words.daysAvailable(daysOf(technician.id))}</span>
                </span>
                <span className={classes.bar} aria-hidden="true">
                  <span className={classes.work} style={{ width: share(workSeconds) }} />
                  <span className={classes.drive} style={{ width: share(driveSeconds) }} />
                </span>
                <span className={classes.detail}>
                  {driveSeconds + workSeconds > 0
                    ? `${formats.km(km)} · ${formats.duration(driveSeconds)} ${words.figures.drive.toLowerCase()}`
                    : technician.skills.join(', ')}
                  {overtimeSeconds >= 60 ? <strong> · {words.overtime(formats.duration(overtimeSeconds))}</strong> : null}
                </span>
              </span>
            </button>
          </li>
        ))}
      </ul>
      {props.onPickAll && inSight.length > 0 ? (
        <Button variant="default" size="xs" onClick={() => props.onPickAll?.(inSight)} data-testid="pick-all">
          {words.edit.pickAll(inSight.length)}
        </Button>
      ) : null}
      <p className={classes.hint}>{words.overviewHint}</p>
      <p className={`${classes.hint} ${classes.keys}`}>{words.keys}</p>
    </section>
  )
}
