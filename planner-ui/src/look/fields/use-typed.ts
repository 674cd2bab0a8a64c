import { type FormEvent, type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react'

/** A text field over a value that has one way to be written: how to read, write and judge it. */
interface Kind {
  /** the value given to the field; '' is none */
  readonly value: string
  /** '' while the text says no value, as a native field would */
  readonly onChange: (value: string) => void
  readonly read: (text: string) => string | null
  readonly write: (value: string) => string
  /** whether a text is typed to its end and counts before the field is left */
  readonly isWhole: (text: string) => boolean
  /** what is wrong with a text, in words; null: nothing */
  readonly faultOf: (text: string) => string | null
}

/**
 * What is typed stays as it is typed: a readable text is put in order when the field is left or Enter is pressed, an unreadable one is kept, said to be so, and
 * holds its form back, which then shows our words in the chosen language instead of the browser's.
 */
export function useTyped({ value, onChange, read, write, isWhole, faultOf }: Kind) {
  const input = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState({ text: write(value), given: value })
  const [judged, setJudged] = useState(false)
  // somebody else changed the value: a form that starts anew, a day picked in the calendar
  if (typed.given !== value) setTyped({ text: write(value), given: value })
  const fault = faultOf(typed.text)
  useLayoutEffect(() => input.current?.setCustomValidity(fault ?? ''), [fault])
  const take = (text: string, next: string) => {
    setTyped({ text, given: next })
    if (next !== value) onChange(next)
  }
  const settle = () => {
    const next = read(typed.text)
    take(next === null ? typed.text : write(next), next ?? '')
    setJudged(typed.text.trim() !== '')
  }
  return {
    text: typed.text,
    fault: judged ? fault : null,
    /** Gives the field a value that was not typed. */
    put: (next: string) => {
      take(write(next), next)
      setJudged(next !== '')
    },
    props: {
      ref: input,
      inputMode: 'numeric' as const,
      autoComplete: 'off',
      withAsterisk: false,
      value: typed.text,
      onChange: (event: FormEvent<HTMLInputElement>) => {
        const text = event.currentTarget.value
        setJudged(false)
        take(text, isWhole(text) ? (read(text) ?? '') : '')
      },
      onBlur: settle,
      onKeyDown: (event: KeyboardEvent) => {
        if (event.key === 'Enter') settle()
      },
      onInvalid: (event: FormEvent<HTMLInputElement>) => {
        event.preventDefault()
        setJudged(true)
        const field = event.currentTarget
        if (field.form?.querySelector('input:invalid, select:invalid, textarea:invalid') === field) field.focus()
      },
    },
  }
}
