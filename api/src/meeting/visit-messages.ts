import type { Announcements, Company } from '@tournee/contract'
import type { NewMessage } from '@tournee/data'
import { fromEpoch } from '@tournee/engine/recurrence'

type Client = Announcements['clients'][number]

const DAY = { weekday: 'long', day: 'numeric', month: 'long' } as const

const SUBJECTS: Readonly<Record<Client['news'], string>> = {
  planned: 'Notre passage chez vous',
  moved: 'Notre passage chez vous change d’heure',
  removed: 'Notre passage chez vous est remis à plus tard',
}

/** « mardi 1 décembre vers 9 h 30 »: an hour foreseen, not a promise. */
function aroundWhen(instant: string, timeZone: string): string {
  const day = new Date(instant).toLocaleDateString('fr-FR', { ...DAY, timeZone })
  return `${day} vers ${fromEpoch(Math.floor(Date.parse(instant) / 1_000), timeZone).time.replace(':', ' h ')}`
}

function textOf({ news, before, after }: Client, company: Company): string {
  const when = after && aroundWhen(after, company.timeZone)
  const old = before && aroundWhen(before, company.timeZone)
  const said =
    news === 'planned'
      ? `Notre technicien passera chez vous ${when}.`
      : news === 'moved'
        ? `Notre technicien passera chez vous ${when}, et non ${old}.`
        : `Notre passage prévu ${old} est remis à plus tard : nous vous proposerons une autre date.`
  const mind = news === 'removed' ? '' : ' L’heure peut varier d’une demi-heure ; si elle ne vous convient pas, appelez-nous.'
  return `Bonjour,\n\n${said}${mind}\n\n${company.name}`
}

/** The message that tells a client of his visit's hour, by mail or SMS; none for who has neither. `at`: epoch milliseconds. */
export function visitMessage(client: Client, to: { readonly email: string | undefined }, company: Company, at: number): NewMessage[] {
  const content = { subject: SUBJECTS[client.news], text: textOf(client, company) }
  const common = { kind: `visit.${client.news}`, appointmentId: null, appointmentVersion: null, content, dueAt: at }
  if (client.channel === 'mail' && to.email) return [{ ...common, channel: 'mail', to: to.email }]
  return client.channel === 'sms' && client.phone ? [{ ...common, channel: 'sms', to: client.phone }] : []
}
