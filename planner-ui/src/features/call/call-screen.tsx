import { useText } from '@tournee/ui-kit'
import { useCallback, useEffect, useReducer, useRef } from 'react'
import { useLocation } from 'wouter'
import classes from './call-screen.module.css'
import { CallSearch } from './call-search.tsx'
import { CallWithClient } from './call-with-client.tsx'
import { abandonedHold, type CallEvent, leavesOnEscape, NEW_CALL, reduceCall } from './model.ts'
import { callText } from './text.ts'
import { useHolds } from './use-holds.ts'

/** The planner on the phone: one field, a client, a slot, confirmed in two keystrokes. */
export function CallScreen() {
  const words = useText(callText)
  const [, go] = useLocation()
  const [state, dispatch] = useReducer(reduceCall, NEW_CALL)
  const fieldRef = useRef<HTMLInputElement>(null)
  const now = useRef(state)
  now.current = state
  const holds = useHolds()
  const { release } = holds
  const send = useCallback(
    (event: CallEvent) => {
      const held = abandonedHold(now.current, event)
      if (held) release(held)
      dispatch(event)
    },
    [release],
  )
  // leaving the screen with a slot in hand gives it back
  useEffect(
    () => () => {
      const held = abandonedHold(now.current, { type: 'again' })
      if (held) release(held)
    },
    [release],
  )
  const searching = state.phase.name === 'search'
  useEffect(() => {
    if (searching) fieldRef.current?.focus()
  }, [searching])
  // Escape backs out from wherever the focus is, even when what had it has just gone
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return
      event.preventDefault()
      if (leavesOnEscape(now.current)) go('/')
      else send({ type: 'back' })
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [go, send])
  const open = useCallback((clientId: string) => send({ type: 'opened', clientId }), [send])
  const { phase } = state
  const keys = { search: words.keysSearch, client: words.keysClient, held: words.keysHeld, confirmed: '' }[phase.name]
  return (
    <div className={classes.screen} data-testid="call" data-phase={phase.name}>
      <header className={classes.head}>
        <h1>{words.title}</h1>
        <p>{keys}</p>
      </header>
      <CallSearch
        query={state.query}
        lit={state.lit}
        searching={searching}
        fieldRef={fieldRef}
        onType={(query) => send({ type: 'typed', query })}
        onLit={(index) => send({ type: 'lit', index })}
        onOpen={open}
      />
      {phase.name === 'search' ? null : <CallWithClient key={phase.clientId} phase={phase} now={now} holds={holds} send={send} />}
    </div>
  )
}
