import type { Reason } from '@tournee/contract'
import { useText } from '@tournee/ui-kit'
import { weekText } from '../text.ts'
import { useEditor } from './editor-context.ts'
import { offerableRelaxation } from './relaxation.ts'
import classes from './remedy.module.css'

/** What would let a visit in: a button that loosens the rule and places the visit, or only words where that is not decided here. */
export function Remedy(props: {
  readonly visitId: string
  readonly reason: Reason
  /** in words */
  readonly remedy: string
  readonly canWrite: boolean
}) {
  const words = useText(weekText)
  const { actions } = useEditor()
  if (!props.canWrite || !offerableRelaxation(props.reason)) return <span className={classes.words}>{words.remedy(props.remedy, '')}</span>
  return (
    <button
      type="button"
      className={classes.remedy}
      onClick={() => actions.relaxAndPlace(props.visitId, props.reason)}
      data-testid="remedy"
    >
      {words.edit.allow(props.remedy)}
    </button>
  )
}
