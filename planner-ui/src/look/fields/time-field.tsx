import { TextInput } from '@mantine/core'
import { useText } from '@tournee/ui-kit'
import type { KeyboardEvent } from 'react'
import classes from './fields.module.css'
import { fieldsText } from './text.ts'
import { isWholeTime, readTime, stepTime } from './typed-time.ts'
import { useTyped } from './use-typed.ts'

/** Minutes that a key adds or takes. */
const STEPS: Readonly<Record<string, number>> = { ArrowUp: 5, ArrowDown: -5, PageUp: 60, PageDown: -60 }
const write = (time: string) => time

/** A time of day (`HH:MM` on 24 hours, '' for none), typed or stepped by the arrows, whatever the browser's language is. */
export function TimeField(props: {
  readonly label: string
  /** the label is only spoken, where the place says it already */
  readonly labelHidden?: boolean
  readonly value: string
  readonly onChange: (value: string) => void
  readonly required?: boolean
  readonly description?: string
  /** what else is wrong, as the form sees it */
  readonly error?: string | null
  readonly testId?: string
}) {
  const { label, labelHidden = false, required = false } = props
  const words = useText(fieldsText).time
  const field = useTyped({
    value: props.value,
    onChange: props.onChange,
    read: readTime,
    write,
    isWhole: isWholeTime,
    faultOf: (text) => {
      if (text.trim() === '') return required ? words.missing : null
      return readTime(text) === null ? words.unreadable : null
    },
  })
  const { onKeyDown, ...typing } = field.props
  const step = (event: KeyboardEvent) => {
    onKeyDown(event)
    const minutes = STEPS[event.key]
    const time = readTime(field.text)
    if (minutes === undefined || time === null) return
    event.preventDefault()
    field.put(stepTime(time, minutes))
  }
  return (
    <TextInput
      {...typing}
      className={classes.field!}
      onKeyDown={step}
      {...(labelHidden ? { 'aria-label': label } : { label })}
      description={props.description}
      error={field.fault ?? props.error}
      placeholder={words.pattern}
      required={required}
      maxLength={20}
      data-testid={props.testId}
    />
  )
}
