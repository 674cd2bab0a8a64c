import { Button } from '@mantine/core'
import { useText } from '@tournee/ui-kit'
import { weekText } from '../text.ts'
import classes from './proposal-bar.module.css'

/** Somebody else changed the plan while edits of ours wait: who, and the two ways on. Nothing is overwritten. */
export function ConflictBar(props: { readonly by: string | null; readonly onTheirs: () => void; readonly onMine: () => void }) {
  const words = useText(weekText)
  return (
    <section className={classes.bar} role="alert" data-testid="conflict">
      <h2>{words.news.edited(props.by ?? words.news.somebody)}</h2>
      <p>{words.news.lost}</p>
      <div className={classes.actions}>
        <Button size="xs" variant="default" onClick={props.onTheirs} data-testid="conflict-theirs">
          {words.news.theirs}
        </Button>
        <Button size="xs" onClick={props.onMine} data-testid="conflict-mine">
          {words.news.mine}
        </Button>
      </div>
    </section>
  )
}
