import { Button, Checkbox } from '@mantine/core'
import { TechnicianMark, useFormats, useText } from '@tournee/ui-kit'
import { useEffect, useRef, useState } from 'react'
import type { WeekView } from '../model.ts'
import { weekText } from '../text.ts'
import { changedTechnicians, composeAccepted } from './compose-accept.ts'
import type { Edit } from './edit-history.ts'
import { useEditor, useSession } from './editor-context.ts'
import { priceWords } from './price-words.ts'
import classes from './proposal-bar.module.css'
import { proposalNews } from './proposal-news.ts'

/** What a run proposed against the plan before it: kept for all, for some technicians, or not at all; all of it can be undone. */
export function ProposalBar({ proposal, view, onDone }: { readonly proposal: Edit; readonly view: WeekView; readonly onDone: () => void }) {
  const words = useText(weekText)
  const formats = useFormats()
  const { session, actions } = useEditor()
  const { history } = useSession(session)
  const { before, after } = proposal
  const changed = changedTechnicians(before.routes, after.routes)
  const [refused, setRefused] = useState<ReadonlySet<string>>(new Set())
  const last = history.past.at(-1)
  const bar = useRef<HTMLElement>(null)
  // who started the run by keys finds the answer under them: its button rests while the run goes
  useEffect(() => {
    if (document.activeElement === document.body) bar.current?.focus({ preventScroll: true })
  }, [])
  // undone, or something else was done since: the choice is over
  if (last?.label.kind !== 'optimise' || last.before !== before) return null
  const toggle = (id: string) => {
    const next = new Set(refused)
    if (!next.delete(id)) next.add(id)
    setRefused(next)
    const accepted = new Set(view.technicians.map((t) => t.id).filter((t) => !next.has(t)))
    const amended = next.size === 0 ? after : { ...after, routes: composeAccepted(before.routes, after.routes, accepted) }
    // with the engine the week follows the click at once
    void actions.wake().then(() => session.amend(amended))
  }
  const news = proposalNews(before.routes, last.after.routes, (id) => view.visits.has(id))
  const said = (['moved', 'placed', 'dropped', 'reordered', 'gone'] as const).flatMap((kind) =>
    news[kind] > 0 ? [words.proposal.news[kind](news[kind])] : [],
  )
  return (
    <section ref={bar} tabIndex={-1} className={classes.bar} aria-label={words.proposal.title} data-testid="proposal">
      <h2>{words.proposal.title}</h2>
      <p role="status">
        {changed.size === 0 ? words.proposal.nobody : said.join(' · ')}
        {last.price && changed.size > 0 ? (
          <>
            {' · '}
            <strong data-testid="proposal-price">{priceWords(last.price, words, formats)}</strong>
          </>
        ) : null}
      </p>
      {changed.size > 1 ? (
        <fieldset>
          <legend>{words.proposal.by}</legend>
          {view.technicians
            .filter((t) => changed.has(t.id))
            .map((t) => (
              <Checkbox
                key={t.id}
                size="xs"
                checked={!refused.has(t.id)}
                onChange={() => toggle(t.id)}
                label={
                  <span className={classes.who}>
                    <TechnicianMark small letter={t.letter} colour={t.colour} /> {t.name}
                  </span>
                }
                data-testid="proposal-technician"
              />
            ))}
        </fieldset>
      ) : null}
      <div className={classes.actions}>
        {changed.size === 0 ? (
          <Button size="xs" variant="default" onClick={onDone} data-testid="proposal-accept">
            {words.edit.close}
          </Button>
        ) : (
          <>
            <Button
              size="xs"
              variant="default"
              onClick={() => {
                onDone()
                void session.undo()
              }}
              data-testid="proposal-refuse"
            >
              {words.proposal.refuse}
            </Button>
            <Button size="xs" onClick={onDone} data-testid="proposal-accept">
              {words.proposal.accept}
            </Button>
          </>
        )}
      </div>
    </section>
  )
}
