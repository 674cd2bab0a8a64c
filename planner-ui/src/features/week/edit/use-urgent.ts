import type { VisitCard } from '@tournee/contract'
import { useText, useToast } from '@tournee/ui-kit'
import { type Dispatch, useState } from 'react'
import type { SelectionEvent } from '../selection.ts'
import { weekText } from '../text.ts'
import { useEditor, useSession } from './editor-context.ts'

/** The urgent visit written down last: selected, its places soonest first and one Enter away. */
export function useUrgent(send: Dispatch<SelectionEvent>): {
  readonly urgentId: string | null
  readonly onMade: (visit: VisitCard) => void
} {
  const words = useText(weekText)
  const toast = useToast()
  const { session } = useEditor()
  const { shown } = useSession(session)
  const [urgentId, setUrgentId] = useState<string | null>(null)
  const onMade = (visit: VisitCard) => {
    // the engine does not know the visit: it is loaded anew
    session.setBench(null)
    setUrgentId(visit.id)
    send({ type: 'select', visitId: visit.id })
    if (!shown) toast({ message: words.urgent.made(visit.clientName) })
  }
  return { urgentId, onMade }
}
