import { ActionIcon, Popover, TextInput } from '@mantine/core'
import { IconCalendar, IconX } from '@tabler/icons-react'
import { useFormats, useText } from '@tournee/ui-kit'
import { type KeyboardEvent, useState } from 'react'
import classes from './fields.module.css'
import { MonthCalendar } from './month-calendar.tsx'
import { fieldsText } from './text.ts'
import { isWholeDate, readDate, writeDate } from './typed-date.ts'
import { useTyped } from './use-typed.ts'

/** A civil date (`YYYY-MM-DD`, '' for none), typed or picked, in the chosen language whatever the browser's is. */
export function DateField(props: {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  /** a date that is not required can be taken away by a button */
  readonly required?: boolean
  /** first day that is allowed */
  readonly min?: string | undefined
  readonly description?: string
  /** what else is wrong, as the form sees it */
  readonly error?: string | null
  readonly testId?: string
}) {
  const { label, required = false, min } = props
  const words = useText(fieldsText)
  const formats = useFormats()
  const today = formats.civilDate(new Date())
  const [isOpen, setOpen] = useState(false)
  const near = { today, min }
  const faultOf = (text: string) => {
    if (text.trim() === '') return required ? words.date.missing : null
    const date = readDate(text, near)
    if (date === null) return words.date.unreadable
    return min && date < min ? words.date.early(writeDate(min)) : null
  }
  const field = useTyped({
    value: props.value,
    onChange: props.onChange,
    read: (text) => readDate(text, near),
    write: writeDate,
    isWhole: isWholeDate,
    faultOf,
  })
  const { ref, onKeyDown, ...typing } = field.props
  const pick = (date: string) => {
    field.put(date)
    setOpen(false)
  }
  const openByKey = (event: KeyboardEvent) => {
    onKeyDown(event)
    if (event.key !== 'ArrowDown') return
    event.preventDefault()
    setOpen(true)
  }
  const clearable = !required && field.text !== ''
  const date = readDate(field.text, near)
  return (
    <TextInput
      {...typing}
      ref={ref}
      className={`${classes.field} ${classes.date}`}
      onKeyDown={openByKey}
      label={label}
      description={props.description}
      error={field.fault ?? props.error}
      placeholder={words.date.pattern}
      required={required}
      maxLength={40}
      data-testid={props.testId}
      rightSectionWidth={clearable ? 60 : 36}
      rightSectionPointerEvents="all"
      rightSection={
        <span className={classes.tools}>
          {date !== null && field.text === writeDate(date) ? (
            <span className={classes.weekday} data-clearable={clearable} aria-hidden>
              {formats.weekday(date)}
            </span>
          ) : null}
          {clearable ? (
            <ActionIcon
              variant="subtle"
              size={26}
              aria-label={words.clear(label)}
              onClick={() => {
                field.put('')
                ref.current?.focus()
              }}
            >
              <IconX size={14} stroke={1.6} />
            </ActionIcon>
          ) : null}
          <Popover opened={isOpen} onChange={setOpen} position="bottom-end" trapFocus returnFocus>
            <Popover.Target>
              <ActionIcon variant="subtle" size={28} aria-label={words.calendar(label)} onClick={() => setOpen(!isOpen)}>
                <IconCalendar size={16} stroke={1.6} />
              </ActionIcon>
            </Popover.Target>
            <Popover.Dropdown className={classes.dropdown!}>
              <MonthCalendar label={label} date={date} min={min} today={today} onPick={pick} />
            </Popover.Dropdown>
          </Popover>
        </span>
      }
    />
  )
}
