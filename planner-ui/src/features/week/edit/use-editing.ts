import { useQueryClient } from '@tanstack/react-query'
import { endpoints, type RoutePlan } from '@tournee/contract'
import { errorWord, kitText, problemOf, useApi, useFormats, useText, useToast } from '@tournee/ui-kit'
import { useEffect, useMemo, useRef } from 'react'
import type { WeekAnswer, WeekView } from '../model.ts'
import { weekText } from '../text.ts'
import { createEditActions } from './edit-actions.ts'
import { createEditSession, type EditSession, type Remote } from './edit-session.ts'
import { editWords } from './edit-words.ts'
import type { Editor } from './editor-context.ts'
import { loadWorkbench } from './load-workbench.ts'
import type { Offer } from './offer.ts'
import { createStore } from './store.ts'
import { storedAnswers } from './stored-answers.ts'
import { namesWhatIsGone, whyNotStored } from './why-not-stored.ts'
import type { Workbench } from './workbench.ts'

const RETRY_MS = 3000

/** What the week's screen knows when edits run. */
interface EditingOf {
  readonly weekId: string
  readonly canWrite: boolean
  /** shows a plan of the week */
  readonly show: (planId: string) => void
}

/** What is on the screen, for words and for the engine. */
interface Looked {
  readonly week: WeekAnswer | null
  readonly view: WeekView | null
}

/** The editor of a week, and where what the screen shows is kept for it. */
export function useEditing(of: EditingOf): Editor & { readonly look: (looked: Looked) => void } {
  const words = useText(weekText)
  const errors = useText(kitText).errors
  const formats = useFormats()
  const toast = useToast()
  const { call } = useApi()
  const queries = useQueryClient()
  const looked = useRef<Looked>({ week: null, view: null })
  const latest = useRef({ ...of, words, errors, formats, toast })
  latest.current = { ...of, words, errors, formats, toast }
  const { weekId } = of

  const editor = useMemo(() => {
    const answers = storedAnswers(queries, weekId)
    const remote: Remote = {
      draft: (plan) => call(endpoints.draftRoutePlan, { params: { week: weekId }, body: { fromPlanId: plan.id } }),
      store: (plan, { routes, edits, label }) => {
        const { view, week } = looked.current
        const said = editWords(label, { ...latest.current, technicians: week?.technicians ?? [], visits: view?.visits ?? new Map() })
        const body = { routes: routes.map((route) => ({ ...route, visits: [...route.visits] })), edits, label: said.slice(0, 200) }
        return call(endpoints.editRoutePlan, { params: { id: plan.id }, ifMatch: plan.version, body })
      },
      markAbsent: async ({ technicianId, date, reason }) =>
        (await call(endpoints.createAbsence, { body: { technicianId, from: date, to: date, reason } })).id,
      takeAbsenceBack: async (id) => void (await call(endpoints.deleteAbsence, { params: { id } })),
      why: whyNotStored,
      later: (run) => void setTimeout(run, RETRY_MS),
    }
    const session: EditSession = createEditSession(remote, {
      onStored: (plan) => {
        answers.put(plan)
        latest.current.show(plan.id)
      },
      onDrafted: () => latest.current.toast({ message: latest.current.words.edit.drafted }),
      onRefused: (error) => {
        const { words: say, errors: sentences, toast: tell } = latest.current
        const problem = problemOf(error)
        const isOutdated = namesWhatIsGone(problem)
        const why = problem.code === 'PLAN_VIOLATED' ? say.edit.violated : isOutdated ? say.edit.outdated : sentences[errorWord(problem)]
        tell({ message: `${say.edit.takenBack}${why}`, tone: 'bad' })
        // the engine here has a week that is over: the next edit would name the same visit again
        if (!isOutdated) return
        session.setBench(null)
        void answers.again()
      },
      onAbsence: () => void answers.again(),
    })
    let loading: Promise<Workbench | null> | null = null
    const load = async (): Promise<Workbench | null> => {
      const { bench, shown } = session.get()
      if (bench || !shown) return bench
      loading ??= (async () => {
        const plan = (await session.settle()) ?? shown
        const editable = await call(endpoints.getEditableWeek, { params: { id: plan.id } })
        const { week } = looked.current
        const made = week ? await loadWorkbench(editable, week, latest.current.formats.timeZone, Date.now) : null
        session.setBench(made)
        return made
      })().finally(() => {
        loading = null
      })
      return loading
    }
    const wake = () =>
      load().catch((error: unknown) => {
        latest.current.toast({ message: latest.current.errors[errorWord(problemOf(error))], tone: 'bad' })
        return null
      })
    const context = () => ({ ...latest.current, view: looked.current.view, technicians: looked.current.week?.technicians ?? [] })
    const actions = createEditActions(session, wake, context)
    const look = (now: Looked) => {
      looked.current = now
    }
    return { session, actions, offer: createStore<Offer | null>(null), hover: createStore<string | null>(null), look }
  }, [weekId, call, queries])

  // edits that wait to be stored are not lost by closing the page without a word
  useEffect(() => {
    const onLeave = (event: BeforeUnloadEvent) => {
      if (editor.session.get().status !== 'saved') event.preventDefault()
    }
    window.addEventListener('beforeunload', onLeave)
    return () => window.removeEventListener('beforeunload', onLeave)
  }, [editor])
  return editor
}

/** Keeps the session on the plan that the screen shows, and says when somebody else changed it. */
export function useSessionOf(session: EditSession, plan: RoutePlan | null, loaded: boolean, onReplaced: () => void): void {
  const seen = useRef<string | null | undefined>(undefined)
  const replaced = useRef(onReplaced)
  replaced.current = onReplaced
  useEffect(() => {
    if (!loaded) return
    const id = plan?.id ?? null
    const ours = session.get().shown?.id ?? null
    if (id === ours && plan) {
      if (session.refresh(plan) === 'replaced') replaced.current()
    } else if (id !== seen.current || ours === null) session.open(plan)
    seen.current = id
  }, [session, plan, loaded])
}
