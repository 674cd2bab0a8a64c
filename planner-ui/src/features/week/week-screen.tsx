import { ErrorState, useSession as useSignedIn, useText, useToast } from '@tournee/ui-kit'
import { useSearchParams } from 'wouter'
import { EditorProvider, useSession } from './edit/editor-context.ts'
import { useEditing, useSessionOf } from './edit/use-editing.ts'
import { useWeekNews } from './edit/use-week-news.ts'
import { weekText } from './text.ts'
import { useWeek } from './use-week.ts'
import { WeekDesk } from './week-desk.tsx'

/** The week: what is read of it, and the editor of its plan. */
export function WeekScreen({ weekId }: { readonly weekId: string }) {
  const words = useText(weekText)
  const toast = useToast()
  const { user } = useSignedIn()
  const canWrite = user.role === 'planner' || user.role === 'admin'
  const [query, setQuery] = useSearchParams()
  const show = (planId: string | null) => setQuery(planId ? { plan: planId } : {}, { replace: true })
  const editor = useEditing({ weekId, canWrite, show })
  const { shown } = useSession(editor.session)
  const data = useWeek(weekId, query.get('plan'), shown?.id ?? null)
  const news = useWeekNews(weekId, editor.session)
  const who = () => news.lastBy() ?? words.news.somebody
  useSessionOf(editor.session, data.plan, data.loaded, () => toast({ message: words.news.editedReloaded(who()) }))

  if (data.error && !data.week) return <ErrorState error={data.error} onRetry={data.retry} />
  return (
    <EditorProvider value={editor}>
      <WeekDesk weekId={weekId} data={data} canWrite={canWrite} show={show} onLook={editor.look} lastBy={news.lastBy} />
    </EditorProvider>
  )
}
