import type { FileAnswer, PrintLanguage } from '@tournee/contract'
import { getCompany, getMeeting, listTechnicians } from '@tournee/data'
import { minutesPdf } from '../meeting/minutes-pdf.ts'
import type { Services } from '../services.ts'

/** The minutes of a meeting, as a file. Throws `NotFoundError`. */
export async function printMinutes({ db, now }: Services, id: string, language: PrintLanguage): Promise<FileAnswer> {
  const { connection } = db
  const meeting = await getMeeting(connection, id)
  const technicians = new Map((await listTechnicians(connection)).map((one) => [one.id, one]))
  const bytes = await minutesPdf({ meeting, company: await getCompany(connection), technicians }, language, now())
  const name = language === 'fr' ? 'compte-rendu' : 'minutes'
  return { fileName: `${name}-${meeting.week}.pdf`, contentType: 'application/pdf', bytes: bytes as FileAnswer['bytes'] }
}
