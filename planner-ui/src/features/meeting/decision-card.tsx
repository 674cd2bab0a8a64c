import { Button } from '@mantine/core'
import { IconArrowBackUp, IconCheck, IconX } from '@tabler/icons-react'
import type { Agenda, Decision, DecisionOption, VisitCard, WeekFigures } from '@tournee/contract'
import { useText } from '@tournee/ui-kit'
import { leadOf, optionInWords, signed, type Telling, takenInWords } from './decision-words.ts'
import classes from './meeting.module.css'
import { positionOf } from './model.ts'
import { PlaceIt } from './place-it.tsx'
import { meetingText } from './text.ts'
import { useCardFocus } from './use-card-focus.ts'
import { Working } from './working.tsx'

interface DecisionCardProps {
  readonly agenda: Agenda
  readonly decision: Decision
  readonly option: number
  readonly telling: Telling
  /** the visit to be placed on the map before it can be planned; null = the decision is about something else */
  readonly unplaced: VisitCard | null
  readonly busy: boolean
  readonly canWrite: boolean
  readonly onOption: (option: number) => void
  readonly onChoose: (choice: 'accept' | 'refuse') => void
  readonly onNext: () => void
}

/** One decision: what is amiss, what it costs, and what can be done, the proposal first. */
export function DecisionCard(props: DecisionCardProps) {
  const { agenda, decision, option, telling, busy, canWrite } = props
  const words = useText(meetingText)
  const card = useCardFocus(`${decision.key} ${agenda.taken.length}`)
  return (
    <article ref={card} tabIndex={-1} className={classes.card} data-testid="decision" data-kind={decision.kind} aria-label={words.agenda}>
      <p className={classes.position}>{words.position(...positionOf(agenda, decision))}</p>
      <h2>{words.kinds[decision.kind].title}</h2>
      <p>{leadOf(decision, telling)}</p>
      <Working decision={decision} telling={telling} />
      {decision.options.length === 0 ? (
        <p className={classes.quiet}>{decision.kind === 'unplaced' ? words.placeFirst : words.noOption}</p>
      ) : (
        <fieldset className={classes.options}>
          <legend className="visually-hidden">{words.options}</legend>
          {decision.options.map((one, i) => (
            <Option
              // biome-ignore lint/suspicious/noArrayIndexKey: options have their rank for a name
              key={i}
              option={one}
              telling={telling}
              now={agenda.figures}
              proposal={i === 0}
              checked={i === option}
              onChoose={() => props.onOption(i)}
            />
          ))}
        </fieldset>
      )}
      {decision.options[0] && decision.options[0].change.eur > 0 ? <p className={classes.quiet}>{words.leaveCheaper}</p> : null}
      <div className={classes.buttons}>
        {props.unplaced ? (
          <PlaceIt visit={props.unplaced} disabled={!canWrite || busy} />
        ) : (
          <Button
            leftSection={<IconCheck size={16} stroke={1.8} />}
            disabled={!canWrite || decision.options.length === 0}
            loading={busy}
            onClick={() => props.onChoose('accept')}
            data-testid="decision-accept"
          >
            {option === 0 ? words.accept : words.takeOther}
          </Button>
        )}
        <Button
          variant="default"
          leftSection={<IconX size={16} stroke={1.8} />}
          disabled={!canWrite || busy}
          onClick={() => props.onChoose('refuse')}
          data-testid="decision-refuse"
        >
          {words.refuse}
        </Button>
        <Button variant="subtle" disabled={busy} onClick={props.onNext} data-testid="decision-next">
          {words.next}
        </Button>
      </div>
      <p className={classes.keys}>{words.keys}</p>
    </article>
  )
}

function Option(props: {
  readonly option: DecisionOption
  readonly telling: Telling
  readonly now: WeekFigures
  readonly proposal: boolean
  readonly checked: boolean
  readonly onChoose: () => void
}) {
  const { option, telling, now } = props
  const { words, formats } = telling
  const { does, eases } = optionInWords(option, telling)
  const { figures, change } = option
  const { km, eur } = change
  const drive = Math.round((figures.driveHours - now.driveHours) * 60)
  const overtime = Math.round(figures.overtimeMinutes - now.overtimeMinutes)
  const calls = figures.calls - now.calls
  const minutes = (value: number) => signed(value, (absolute) => formats.duration(absolute * 60))
  return (
    <label className={classes.option} data-checked={props.checked} data-testid="decision-option">
      <input type="radio" name="option" checked={props.checked} onChange={props.onChoose} />
      <span>
        <small>{props.proposal ? words.proposal : words.other}</small>
        <b>{does}</b>
        {eases ? <small>{eases}</small> : null}
        <span className={classes.change}>
          <span data-verdict={eur < 0 ? 'better' : eur > 0 ? 'worse' : 'same'}>{signed(eur, formats.euros)}</span>
          <span>{signed(km, formats.km)}</span>
          <span>{words.change.drive(minutes(drive))}</span>
          {overtime === 0 ? null : <span>{words.change.overtime(minutes(overtime))}</span>}
          {calls === 0 ? null : <span>{words.change.calls(signed(calls, (value) => formats.number(value)))}</span>}
        </span>
      </span>
    </label>
  )
}

/** What was decided so far, and the way back from the last. */
export function TakenList(props: {
  readonly agenda: Agenda
  readonly telling: Telling
  readonly busy: boolean
  readonly canWrite: boolean
  readonly onUndo: () => void
}) {
  const { agenda, telling, busy, canWrite } = props
  const { words } = telling
  if (agenda.taken.length === 0) return null
  return (
    <section className={classes.taken} aria-label={words.taken}>
      <header>
        <h3>{words.taken}</h3>
        <Button
          variant="subtle"
          size="xs"
          leftSection={<IconArrowBackUp size={14} stroke={1.8} />}
          disabled={busy || !canWrite}
          onClick={props.onUndo}
          data-testid="decision-undo"
        >
          {words.undo}
        </Button>
      </header>
      <ol>
        {agenda.taken.map((taken) => (
          <li key={taken.id} data-testid="taken" data-choice={taken.choice}>
            <span>{leadOf(taken.decision, telling)}</span>
            <small>{takenInWords(taken, telling)}</small>
          </li>
        ))}
      </ol>
    </section>
  )
}
