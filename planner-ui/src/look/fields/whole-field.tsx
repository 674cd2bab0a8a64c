import { TextInput } from '@mantine/core'
import { useText } from '@tournee/ui-kit'
import type { KeyboardEvent } from 'react'
import classes from './fields.module.css'
import { fieldsText } from './text.ts'
import { type Bounds, readWhole, stepWhole } from './typed-whole.ts'
import { useTyped } from './use-typed.ts'

const write = (value: string) => value

/** A whole number within bounds, typed or stepped by the arrows; null while it is not written. */
export function WholeField(
  props: Bounds & {
    readonly label: string
    readonly value: number | null
    readonly onChange: (value: number | null) => void
    /** what an arrow adds or takes */
    readonly step?: number
    readonly required?: boolean
    readonly description?: string | undefined
    readonly testId?: string
  },
) {
  const { value, min, max, step = 1, required = false } = props
  const words = useText(fieldsText)
  const bounds = { min, max }
  const read = (text: string) => readWhole(text, bounds)
  const field = useTyped({
    value: value === null ? '' : String(value),
    onChange: (text) => props.onChange(text === '' ? null : Number(text)),
    read,
    write,
    isWhole: (text) => read(text) !== null,
    faultOf: (text) => ((text.trim() === '' ? required : read(text) === null) ? words.whole(min, max) : null),
  })
  const { onKeyDown, ...typing } = field.props
  const stepByKey = (event: KeyboardEvent) => {
    onKeyDown(event)
    const now = read(field.text)
    if ((event.key !== 'ArrowUp' && event.key !== 'ArrowDown') || now === null) return
    event.preventDefault()
    field.put(String(stepWhole(Number(now), event.key === 'ArrowUp' ? step : -step, bounds)))
  }
  return (
    <TextInput
      {...typing}
      className={classes.field!}
      onKeyDown={stepByKey}
      label={props.label}
      description={props.description}
      error={field.fault}
      required={required}
      maxLength={12}
      data-testid={props.testId}
    />
  )
}
