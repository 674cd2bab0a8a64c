import { incompleteness } from '@tournee/ui-kit'
import { describe, expect, it } from 'vitest'
import { calendarText } from '../calendar/text.ts'
import { appointmentsText } from '../features/appointments/text.ts'
import { callText } from '../features/call/text.ts'
import { editText } from '../features/clients/edit/text.ts'
import { fileText } from '../features/clients/file/text.ts'
import { listText } from '../features/clients/list/text.ts'
import { clientsText } from '../features/clients/text.ts'
import { duplicatesText } from '../features/duplicates/text.ts'
import { importText } from '../features/import/text.ts'
import { kpiText } from '../features/kpi/text.ts'
import { meetingText } from '../features/meeting/text.ts'
import { settingsText } from '../features/settings/text.ts'
import { startText } from '../features/start/text.ts'
import { teamText } from '../features/team/text.ts'
import { weekText } from '../features/week/text.ts'
import { zoneDaysText } from '../features/zone-days/text.ts'
import { zonesText } from '../features/zones/text.ts'
import { fieldsText } from '../look/fields/text.ts'
import { mapText } from '../map/text.ts'
import { appText } from './text.ts'

describe('the words of the planner’s screens', () => {
  it.each(
    Object.entries({
      appText,
      weekText,
      importText,
      clientsText,
      listText,
      duplicatesText,
      editText,
      fileText,
      teamText,
      startText,
      settingsText,
      kpiText,
      meetingText,
      mapText,
      fieldsText,
      callText,
      appointmentsText,
      zonesText,
      zoneDaysText,
      calendarText,
    }),
  )('%s are complete in French and English', (_, text) => {
    expect(incompleteness(text)).toEqual([])
  })
})
