import { kitText, useText } from '@tournee/ui-kit'
import { useCallback } from 'react'
import type { WeekView } from '../model.ts'
import { weekText } from '../text.ts'
import type { Facet } from './filter.ts'
import { wordOf } from './look-words.ts'
import type { Look } from './use-look.ts'

/** Values of facets in words of the chosen language. */
export function useWordOf(view: WeekView | null, look: Pick<Look, 'zones'>): (facet: Facet, value: string) => string {
  const words = useText(weekText)
  const { status } = useText(kitText)
  const { zones } = look
  return useCallback(
    (facet, value) => wordOf(facet, value, { words, statuses: status, technicians: view?.technicians ?? [], zones }),
    [words, status, view, zones],
  )
}
