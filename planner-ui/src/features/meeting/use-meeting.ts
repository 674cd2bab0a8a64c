import { useQueryClient } from '@tanstack/react-query'
import { type Agenda, endpoints } from '@tournee/contract'
import { problemOf, readKey, useRead, useText, useToast, useWrite } from '@tournee/ui-kit'
import { useCallback, useState } from 'react'
import { weekNumber } from '../../lib/iso-week.ts'
import { decisionAt, nextKey, turnOption } from './model.ts'
import { meetingText } from './text.ts'

const STALE = [endpoints.getWeek, endpoints.getRoutePlan, endpoints.getRoutePlanGeometry, endpoints.listRoutePlans, endpoints.getKpi]

/** The meeting about a plan: its agenda, the place in it, and what can be done there. */
export function useMeeting(weekId: string, planId: string) {
  const words = useText(meetingText)
  const toast = useToast()
  const queries = useQueryClient()
  const read = useRead(endpoints.getAgenda, { params: { id: planId } })
  const [place, setPlace] = useState<{ key: string | null; option: number }>({ key: null, option: 0 })
  const deciding = useWrite(endpoints.decide, STALE)
  const undoing = useWrite(endpoints.undoDecision, STALE)
  const closing = useWrite(endpoints.closeMeeting, [...STALE, endpoints.listMeetings, endpoints.getAgenda, endpoints.getAnnouncements])
  const agenda = read.data ?? null
  const decision = agenda && decisionAt(agenda, place.key)
  const option = decision?.key === place.key ? place.option : 0

  const settle = (fresh: Agenda) => {
    queries.setQueryData(readKey(endpoints.getAgenda, { params: { id: planId } }), fresh)
    void queries.invalidateQueries({ queryKey: readKey(endpoints.getAnnouncements) })
  }
  // somebody else was faster: the week is read again, and it is said
  const refuse = useCallback(
    (error: unknown) => {
      const { code, title } = problemOf(error)
      const changed = code === 'VERSION_CONFLICT' || code === 'PLAN_NOT_DRAFT'
      toast({ message: changed ? words.reloaded : code === 'NOT_FOUND' ? words.gone : title, tone: 'bad' })
      for (const stale of [endpoints.getAgenda, endpoints.getWeek, endpoints.getRoutePlan])
        void queries.invalidateQueries({ queryKey: readKey(stale) })
    },
    [toast, words, queries],
  )
  const busy = deciding.isPending || undoing.isPending || closing.isPending

  const choose = (what: 'accept' | 'refuse') => {
    if (!agenda || !decision || busy || (what === 'accept' && !decision.options[option])) return
    const choice = what === 'accept' && option > 0 ? 'alternative' : what
    const body = { key: decision.key, choice, ...(choice === 'alternative' ? { option } : {}) } as const
    const after = nextKey(agenda, decision.key)
    deciding.mutate(
      { params: { id: planId }, ifMatch: agenda.version, body },
      {
        onSuccess: (fresh) => {
          settle(fresh)
          setPlace({ key: after, option: 0 })
        },
        onError: refuse,
      },
    )
  }
  const undo = () => {
    const last = agenda?.taken.at(-1)
    if (!agenda || !last || busy) return
    undoing.mutate(
      { params: { id: planId }, ifMatch: agenda.version },
      {
        onSuccess: (fresh) => {
          settle(fresh)
          setPlace({ key: last.decision.key, option: 0 })
          toast({ message: words.undone })
        },
        onError: refuse,
      },
    )
  }
  const publish = (end: { readonly attendees: string[]; readonly tell: string[] }) => {
    if (!agenda || busy) return
    closing.mutate(
      { params: { id: planId }, ifMatch: agenda.version, body: end },
      {
        onSuccess: () => toast({ message: words.published(weekNumber(weekId)) }),
        onError: (error) => (problemOf(error).code === 'VERSION_CONFLICT' ? refuse(error) : undefined),
      },
    )
  }
  return {
    agenda,
    error: read.error,
    retry: () => void read.refetch(),
    decision,
    option,
    busy,
    publishError: closing.error,
    lookAt: (index: number) => setPlace({ key: decision?.key ?? null, option: index }),
    turn: (by: number) => decision && setPlace({ key: decision.key, option: turnOption(decision, option, by) }),
    next: () => agenda && setPlace({ key: nextKey(agenda, decision?.key ?? null), option: 0 }),
    choose,
    undo,
    publish,
  }
}

export type MeetingState = ReturnType<typeof useMeeting>
