import { type InvitationView, invitationEndpoints } from '@tournee/contract'
import { problemOf, useApi } from '@tournee/ui-kit'
import { useCallback, useEffect, useState } from 'react'
import { type Step, secretOf, stepOf, troubleOf } from './model.ts'

type Trouble = ReturnType<typeof troubleOf>

/** The link of the address, what the service says of it, and where the client is. */
export function useInvitation() {
  const { call } = useApi()
  const [secret, setSecret] = useState(() => secretOf(window.location.hash))
  const [view, setView] = useState<InvitationView | null>(null)
  const [step, setStep] = useState<Step>('choose')
  const [otherDays, setOtherDays] = useState(false)
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const [cancelled, setCancelled] = useState(false)

  const show = useCallback((answer: InvitationView, at: Step = stepOf(answer)) => {
    setView(answer)
    setStep(at)
  }, [])
  const look = useCallback(
    async (of: string, others: boolean): Promise<InvitationView | null> => {
      try {
        return await call(invitationEndpoints.openInvitation, { body: { secret: of, otherDays: others } })
      } catch (error) {
        setTrouble(troubleOf(problemOf(error)))
        return null
      }
    },
    [call],
  )
  const load = useCallback(async () => {
    if (secret === null) return setTrouble('unknown')
    setTrouble(null)
    const answer = await look(secret, false)
    if (answer) show(answer)
  }, [secret, look, show])
  useEffect(() => void load(), [load])
  // another link opened in the same window
  useEffect(() => {
    const onHash = () => {
      setView(null)
      setSecret(secretOf(window.location.hash))
    }
    window.addEventListener('hashchange', onHash)
    return () => window.removeEventListener('hashchange', onHash)
  }, [])

  /** Does something, and shows what stands afterwards, also when it failed. */
  const act = async (work: (of: string) => Promise<InvitationView>, onDone?: () => void) => {
    if (secret === null || busy) return
    setBusy(true)
    setTrouble(null)
    setCancelled(false)
    try {
      const answer = await work(secret)
      setOtherDays(false)
      show(answer)
      onDone?.()
    } catch (error) {
      const what = troubleOf(problemOf(error))
      setTrouble(what)
      if (what === 'taken' || what === 'changed' || what === 'late') {
        const now = await look(secret, otherDays)
        // the page itself says what became of the appointment
        if (now?.state === 'moved' || now?.state === 'cancelled') setTrouble(null)
        if (now) show(now, what === 'taken' && step === 'move' && now.state === 'booked' ? 'move' : stepOf(now))
      }
    } finally {
      setBusy(false)
    }
  }
  return {
    view,
    step,
    busy,
    trouble,
    cancelled,
    otherDays,
    load,
    go: (to: Step) => {
      setTrouble(null)
      setStep(to)
    },
    accept: (slot: string) => act((of) => call(invitationEndpoints.acceptInvitation, { body: { secret: of, slot } })),
    cancel: (version: number) =>
      act(
        (of) => call(invitationEndpoints.declineInvitation, { body: { secret: of, version } }),
        () => setCancelled(true),
      ),
    showDays: async (others: boolean) => {
      if (secret === null) return
      setBusy(true)
      const answer = await look(secret, others)
      if (answer) {
        setOtherDays(others)
        setView(answer)
      }
      setBusy(false)
    },
  }
}

export type Invited = ReturnType<typeof useInvitation>
