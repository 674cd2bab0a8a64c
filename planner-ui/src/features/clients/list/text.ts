import { bulkText } from './text/bulk.ts'
import { filterText } from './text/filter.ts'
import { segmentsText } from './text/segments.ts'
import { tableText } from './text/table.ts'

const of = (language: 'fr' | 'en') => ({
  ...tableText[language],
  ...filterText[language],
  ...segmentsText[language],
  ...bulkText[language],
})

/** The list of clients in both languages, put together from its subjects. */
export const listText = { fr: of('fr'), en: of('en') }
