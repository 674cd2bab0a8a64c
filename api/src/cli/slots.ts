import { findCompany } from '@tournee/data'
import { isRefusal } from '../refusal.ts'
import { keepZoneDays } from '../use-cases/keep-zone-days.ts'
import { listSlots } from '../use-cases/offer-slots.ts'
import { type Command, DB_OPTION, JSON_OPTION, numberOption, textOption, UsageError, type Values } from './command.ts'
import { printJson, printRefusal, rounded, table } from './print.ts'
import { withServices } from './with-services.ts'

/** The command line asks as the office does: no notice, any client. */
const OFFICE = {
  id: '00000000-0000-7000-8000-000000000000',
  email: 'command line',
  name: 'command line',
  role: 'planner',
  technicianId: null,
  clientId: null,
  active: true,
} as const

function placeOf(values: Values): { readonly clientId?: string; readonly lng?: number; readonly lat?: number } {
  const clientId = textOption(values, 'client')
  if (clientId !== undefined) return { clientId }
  const [lng, lat, ...more] = (textOption(values, 'at') ?? '').split(',').map(Number)
  if (lng === undefined || lat === undefined || more.length > 0 || !Number.isFinite(lng) || !Number.isFinite(lat))
    throw new UsageError('whose slots? --client ID or --at LNG,LAT')
  return { lng, lat }
}

/** `tournee slots` */
export const slotsCommand: Command = {
  usage: 'slots',
  summary: 'The best slots for a client’s next visit, or for a place; only zone days that keep every promise.',
  options: {
    client: { type: 'string', value: 'ID', help: 'client: his visit that is due first' },
    at: { type: 'string', value: 'LNG,LAT', help: 'or a place' },
    duration: { type: 'string', value: 'MIN', help: 'minutes on site, for a place (default 75)' },
    from: { type: 'string', value: 'DATE', help: 'first day' },
    to: { type: 'string', value: 'DATE', help: 'last day' },
    count: { type: 'string', value: 'N', help: 'how many (default 6)' },
    db: DB_OPTION,
    json: JSON_OPTION,
  },
  arguments: [0, 0],
  run: ({ values, io }) => {
    const place = placeOf(values)
    const count = numberOption(values, 'count', 6, 1, 50)
    const durationMinutes = numberOption(values, 'duration', 75, 5, 600)
    return withServices(values, io, async (services) => {
      const asJson = values['json'] === true
      if (!(await findCompany(services.db.connection)))
        throw new Error('the database has no company yet: tournee demo, or tournee import FILE')
      await keepZoneDays(services)
      const limits = { from: textOption(values, 'from'), to: textOption(values, 'to'), count, durationMinutes }
      const answer = await listSlots(services, { ...place, ...limits }, OFFICE)
      if (isRefusal(answer)) return printRefusal(io, answer, asJson)
      if (asJson) printJson(io, answer)
      else {
        const clock = (instant: string) =>
          new Date(instant).toLocaleTimeString('fr-FR', { hour: '2-digit', minute: '2-digit', timeZone: 'Europe/Paris' })
        const rows = answer.offers.map((offer) => [
          offer.best ? '*' : '',
          offer.date,
          `${clock(offer.earliest)}-${clock(offer.latest)}`,
          offer.technicianName,
          offer.grade,
          offer.green ? 'green' : '',
          rounded(offer.extraSeconds / 60, 0),
          rounded(offer.extraMetres / 1_000),
        ])
        io.out(`zone ${answer.zoneName ?? '-'}\n`)
        io.out(table(['', 'day', 'arrival', 'technician', 'grade', '', '+min', '+km'], rows))
        if (answer.offers.length === 0)
          io.out(`\nnothing fits; next days of the zone: ${answer.nextZoneDays.join(', ') || 'none: call back'}\n`)
        for (const { code, count: days } of answer.refusals) io.out(`refused: ${code} on ${days} days\n`)
      }
      return 0
    })
  },
}
