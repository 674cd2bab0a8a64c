import { Checkbox, Popover, TextInput } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import classes from './list.module.css'

export interface Choice {
  readonly value: string
  readonly label: string
  readonly count?: string
}

const MANY = 12

/** A button that opens a list of choices, several at once; long lists have a search. */
export function CheckList(props: {
  readonly label: string
  readonly choices: readonly Choice[]
  readonly chosen: readonly string[]
  readonly onChoose: (chosen: string[]) => void
  readonly find?: string
  readonly icon?: ReactNode
  readonly testId?: string
  /** a choice that narrows nothing is not marked as one that does */
  readonly isFilter?: boolean
}) {
  const { label, choices, chosen, onChoose } = props
  const [sought, setSought] = useState('')
  const shown = choices.filter((choice) => plain(choice.label).includes(plain(sought)))
  const toggle = (value: string) => onChoose(chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value])
  return (
    <Popover position="bottom-start" shadow="none" trapFocus width={260} onClose={() => setSought('')}>
      <Popover.Target>
        <button
          type="button"
          className={classes.filter}
          data-active={(props.isFilter ?? true) && chosen.length > 0}
          data-testid={props.testId}
        >
          {props.icon}
          {label}
          <IconChevronDown size={14} stroke={1.6} aria-hidden="true" />
        </button>
      </Popover.Target>
      <Popover.Dropdown className={classes.dropdown}>
        {choices.length > MANY && props.find ? (
          <TextInput
            size="xs"
            aria-label={props.find}
            placeholder={props.find}
            value={sought}
            onChange={(e) => setSought(e.currentTarget.value)}
          />
        ) : null}
        <ul className={classes.choices}>
          {shown.map((choice) => (
            <li key={choice.value}>
              <Checkbox
                size="xs"
                checked={chosen.includes(choice.value)}
                onChange={() => toggle(choice.value)}
                label={
                  <>
                    {choice.label}
                    {choice.count === undefined ? null : <span className={classes.choiceCount}>{choice.count}</span>}
                  </>
                }
              />
            </li>
          ))}
        </ul>
      </Popover.Dropdown>
    </Popover>
  )
}

const plain = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
