import { basketText } from './text/basket.ts'
import { boardText } from './text/board.ts'
import { cardText } from './text/card.ts'
import { editText } from './text/edit.ts'
import { headerText } from './text/header.ts'
import { helpText } from './text/help.ts'
import { keptText } from './text/kept.ts'
import { lookText } from './text/look.ts'
import { newsText } from './text/news.ts'
import { planningText } from './text/planning.ts'
import { publishText } from './text/publish.ts'
import { roadbookText } from './text/roadbook.ts'
import { runsText } from './text/runs.ts'
import { urgentText } from './text/urgent.ts'

/** Every word of the week, put together from its topics. */
export const weekText = {
  fr: {
    ...basketText.fr,
    ...boardText.fr,
    ...cardText.fr,
    ...editText.fr,
    ...headerText.fr,
    ...helpText.fr,
    ...keptText.fr,
    ...newsText.fr,
    ...runsText.fr,
    ...lookText.fr,
    ...planningText.fr,
    ...publishText.fr,
    ...roadbookText.fr,
    ...urgentText.fr,
  },
  en: {
    ...basketText.en,
    ...boardText.en,
    ...cardText.en,
    ...editText.en,
    ...headerText.en,
    ...helpText.en,
    ...keptText.en,
    ...newsText.en,
    ...runsText.en,
    ...lookText.en,
    ...planningText.en,
    ...publishText.en,
    ...roadbookText.en,
    ...urgentText.en,
  },
}

export type WeekWords = (typeof weekText)['fr']
