import { Popover } from '@mantine/core'
import type { RoutePlan } from '@tournee/contract'
import { useText } from '@tournee/ui-kit'
import { countProven } from './figures.ts'
import { noticeWords } from './notice-words.ts'
import classes from './plan-notes.module.css'
import { weekText } from './text.ts'

/** Where the plan's travel times come from, what was degraded while it was made, and how many of its days are proven. */
export function PlanNotes({ plan, className }: { readonly plan: RoutePlan; readonly className: string | undefined }) {
  const words = useText(weekText)
  if (!plan.travelSource && plan.notices.length === 0) return null
  const proven = countProven(plan)
  return (
    <Popover position="bottom" width={340} withArrow trapFocus>
      <Popover.Target>
        <button type="button" className={className} data-testid="plan-notes">
          {words.notes.open(plan.notices.length)}
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: takes the focus, so that it is read out and Escape closes it */}
        <div className={classes.box} data-testid="plan-notes-list" tabIndex={0}>
          <h2>{words.notes.title}</h2>
          {plan.travelSource ? <p>{words.notes.travel[plan.travelSource]}</p> : null}
          {proven > 0 ? <p data-testid="plan-proven">{words.notes.proven(proven, plan.routes.length)}</p> : null}
          {plan.notices.length > 0 ? (
            <ul>
              {plan.notices.map((notice) => (
                <li key={JSON.stringify(notice)}>{noticeWords(notice, words)}</li>
              ))}
            </ul>
          ) : null}
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}
