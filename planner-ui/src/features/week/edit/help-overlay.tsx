import { Modal } from '@mantine/core'
import { useText } from '@tournee/ui-kit'
import { weekText } from '../text.ts'
import classes from './help-overlay.module.css'

/** Every key of the week's screen. */
export function HelpOverlay({ onClose }: { readonly onClose: () => void }) {
  const { help, edit, urgent } = useText(weekText)
  const { keys } = help
  const rows: readonly (readonly [string, string])[] = [
    [keys.arrows, help.arrows],
    ['/', help.search],
    ['D', help.place],
    [keys.enter, help.placeChoose],
    [keys.order, help.order],
    [keys.basket, help.basket],
    ['L', help.lock],
    ['M', help.menu],
    ['U', urgent.help],
    [keys.pick, help.pick],
    ['F', help.filter],
    ['T', help.list],
    ['K', help.colour],
    ['Z', help.frame],
    [keys.undo, help.undo],
    [keys.redo, help.redo],
    ['F8', help.message],
    [keys.escape, help.escape],
    ['?', help.help],
  ]
  return (
    <Modal opened onClose={onClose} title={help.title} size="56rem" centered closeButtonProps={{ 'aria-label': edit.close }}>
      <dl className={classes.keys} data-testid="help-overlay">
        {rows.map(([key, what]) => (
          <div key={key}>
            <dt>
              {key.split(', ').map((chord) => (
                <kbd key={chord}>{chord}</kbd>
              ))}
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  )
}
