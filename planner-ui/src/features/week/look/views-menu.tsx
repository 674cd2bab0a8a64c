import { ActionIcon, Button, Popover, TextInput } from '@mantine/core'
import { IconBookmark, IconStar, IconStarFilled, IconTrash } from '@tabler/icons-react'
import { useText } from '@tournee/ui-kit'
import { memo, useState } from 'react'
import { weekText } from '../text.ts'
import type { Look } from './use-look.ts'
import classes from './views-menu.module.css'

/** Saved views: open one, name the present one, choose the one that the week opens with. */
export const ViewsMenu = memo(function ViewsMenu({ look }: { readonly look: Look }) {
  const words = useText(weekText)
  const [opened, setOpened] = useState(false)
  const [name, setName] = useState('')
  const save = () => {
    if (name.trim() === '') return
    look.save(name.trim())
    setName('')
  }
  const open = (view: Parameters<Look['open']>[0]) => {
    look.open(view)
    setOpened(false)
  }
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" width={320} trapFocus withArrow>
      <Popover.Target>
        <Button
          variant="default"
          size="xs"
          leftSection={<IconBookmark size={14} stroke={1.6} />}
          onClick={() => setOpened(!opened)}
          data-testid="views"
        >
          {words.views}
        </Button>
      </Popover.Target>
      <Popover.Dropdown data-testid="views-menu">
        {look.views.length === 0 ? <p className={classes.none}>{words.noViews}</p> : null}
        <ul className={classes.list}>
          {look.views.map((view) => (
            <li key={view.name}>
              <button
                type="button"
                className={classes.open}
                aria-label={words.openView(view.name)}
                onClick={() => open(view)}
                data-testid="saved-view"
              >
                {view.name}
              </button>
              <ActionIcon
                variant="subtle"
                size={28}
                aria-pressed={view.isDefault}
                aria-label={words.defaultView(view.name)}
                title={words.defaultView(view.name)}
                onClick={() => look.toggleDefault(view)}
              >
                {view.isDefault ? <IconStarFilled size={14} /> : <IconStar size={14} stroke={1.6} />}
              </ActionIcon>
              <ActionIcon
                variant="subtle"
                size={28}
                aria-label={words.dropView(view.name)}
                title={words.dropView(view.name)}
                onClick={() => look.drop(view)}
              >
                <IconTrash size={14} stroke={1.6} />
              </ActionIcon>
            </li>
          ))}
          <li>
            <button type="button" className={classes.open} onClick={() => open(null)} data-testid="plain-view">
              {words.plainView}
            </button>
          </li>
        </ul>
        <form
          className={classes.save}
          onSubmit={(event) => {
            event.preventDefault()
            save()
          }}
        >
          <TextInput
            size="xs"
            maxLength={40}
            aria-label={words.viewName}
            placeholder={words.viewName}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            data-testid="view-name"
          />
          <Button size="xs" type="submit" disabled={name.trim() === ''}>
            {words.saveView}
          </Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  )
})
