import { Button } from '@mantine/core'
import { useDocumentTitle } from '@mantine/hooks'
import { IconArrowLeft, IconMail, IconPhone } from '@tabler/icons-react'
import { type ClientFile, endpoints } from '@tournee/contract'
import { ErrorState, PrecisionMark, SkeletonRows, StatusMark, useFormats, useRead, useText } from '@tournee/ui-kit'
import { Link } from 'wouter'
import page from '../../look/page.module.css'
import classes from './client-screen.module.css'
import { clientsText } from './text.ts'

/** One client's file: places, contracts, equipment, visits, changes. */
export function ClientScreen({ id }: { readonly id: string }) {
  const words = useText(clientsText)
  const client = useRead(endpoints.getClient, { params: { id } })
  return (
    <div className={page.page}>
      <div>
        <Button component={Link} href="/clients" variant="subtle" size="xs" leftSection={<IconArrowLeft size={14} stroke={1.6} />}>
          {words.back}
        </Button>
      </div>
      {client.isError ? (
        <ErrorState error={client.error} onRetry={() => client.refetch()} />
      ) : client.data ? (
        <File client={client.data} />
      ) : (
        <SkeletonRows rows={5} height={96} gap={16} />
      )}
    </div>
  )
}

function File({ client }: { readonly client: ClientFile }) {
  const words = useText(clientsText)
  useDocumentTitle(`${client.name} · Tournée`)
  return (
    <>
      <header className={page.head}>
        <div>
          <h1>{client.name}</h1>
          <p>{[words.kind[client.kind], client.reference ? words.reference(client.reference) : null].filter(Boolean).join(' · ')}</p>
        </div>
        <div className={page.tools}>
          {client.phone ? (
            <Button
              component="a"
              href={`tel:${client.phone.replaceAll(' ', '')}`}
              variant="default"
              leftSection={<IconPhone size={16} stroke={1.6} />}
            >
              {client.phone}
            </Button>
          ) : null}
          {client.email ? (
            <Button component="a" href={`mailto:${client.email}`} variant="default" leftSection={<IconMail size={16} stroke={1.6} />}>
              {client.email}
            </Button>
          ) : null}
        </div>
      </header>
      {client.notes ? <p className={classes.notes}>{client.notes}</p> : null}
      <div className={classes.columns}>
        <div className={classes.column}>
          <Sites client={client} />
          <Contracts client={client} />
          <EquipmentList client={client} />
        </div>
        <div className={classes.column}>
          <Visits id={client.id} />
          <Changes id={client.id} />
        </div>
      </div>
    </>
  )
}

function Sites({ client }: { readonly client: ClientFile }) {
  const words = useText(clientsText)
  return (
    <section className={page.panel}>
      <h2>{words.sites}</h2>
      <ul className={classes.list}>
        {client.sites.map((site) => (
          <li key={site.id}>
            <strong>{site.label ?? site.address}</strong>
            <span>
              {site.label ? `${site.address}, ` : ''}
              {site.postcode} {site.city}
            </span>
            <PrecisionMark precision={site.precision} withLabel />
            {site.accessNotes ? (
              <span className={page.quiet}>
                {words.access} : {site.accessNotes}
              </span>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Contracts({ client }: { readonly client: ClientFile }) {
  const words = useText(clientsText)
  const formats = useFormats()
  return (
    <section className={page.panel}>
      <h2>{words.contracts}</h2>
      {client.contracts.length === 0 ? <p className={page.quiet}>{words.noContract}</p> : null}
      <ul className={classes.list}>
        {client.contracts.map((contract) => (
          <li key={contract.id}>
            <strong>
              {words.tiers[contract.tier]} · {words.status[contract.status]}
            </strong>
            <span>
              {words.perYear(contract.visitsPerYear)}, {words.tolerance(contract.toleranceDays)}
            </span>
            <dl className={page.facts}>
              <Fact label={words.starts} value={formats.date(contract.startsOn)} />
              <Fact label={words.ends} value={contract.endsOn ? formats.date(contract.endsOn) : words.openEnded} />
              <Fact label={words.duration} value={formats.duration(contract.durationMinutes * 60)} />
              <Fact label={words.skills} value={contract.skills.join(', ') || '—'} />
              {contract.priceCents === null ? null : <Fact label={words.price} value={formats.euros(contract.priceCents / 100)} />}
            </dl>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Fact({ label, value }: { readonly label: string; readonly value: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  )
}

function EquipmentList({ client }: { readonly client: ClientFile }) {
  const words = useText(clientsText)
  const formats = useFormats()
  return (
    <section className={page.panel}>
      <h2>{words.equipment}</h2>
      {client.equipment.length === 0 ? <p className={page.quiet}>{words.noEquipment}</p> : null}
      <ul className={classes.list}>
        {client.equipment.map((e) => (
          <li key={e.id}>
            <strong>{e.kind}</strong>
            <span>{[e.brand, e.model, e.serial].filter(Boolean).join(' · ')}</span>
            <span className={page.small}>
              {[e.installedOn ? words.installed(formats.date(e.installedOn)) : null, e.rhythmMonths ? words.rhythm(e.rhythmMonths) : null]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Visits({ id }: { readonly id: string }) {
  const words = useText(clientsText)
  const formats = useFormats()
  const visits = useRead(endpoints.listClientVisits, { params: { id } })
  return (
    <section className={page.panel}>
      <h2>{words.visits}</h2>
      {visits.isError ? <ErrorState compact error={visits.error} onRetry={() => visits.refetch()} /> : null}
      {visits.isPending ? <SkeletonRows rows={3} height={44} /> : null}
      {visits.data?.items.length === 0 ? <p className={page.quiet}>{words.noVisit}</p> : null}
      <ul className={classes.list}>
        {visits.data?.items.map((visit) => (
          <li key={visit.id}>
            <span className={classes.line}>
              <strong>{words.kinds[visit.kind]}</strong>
              <StatusMark status={visit.status} withLabel />
            </span>
            <span>
              {words.due} : {words.dueRange(formats.date(visit.dueFrom), formats.date(visit.dueTo))}
            </span>
            {visit.scheduledStart ? (
              <span>
                {words.planned} : {formats.day(visit.scheduledStart)} · {formats.time(visit.scheduledStart)}
              </span>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Changes({ id }: { readonly id: string }) {
  const words = useText(clientsText)
  const formats = useFormats()
  const changes = useRead(endpoints.listClientChanges, { params: { id } })
  return (
    <section className={page.panel}>
      <h2>{words.changes}</h2>
      {changes.isError ? <ErrorState compact error={changes.error} onRetry={() => changes.refetch()} /> : null}
      {changes.data?.items.length === 0 ? <p className={page.quiet}>{words.noChange}</p> : null}
      <ul className={classes.list}>
        {changes.data?.items.map((entry) => (
          <li key={entry.id}>
            <strong>
              {words.actions[entry.action]} · {(words.entities as Readonly<Record<string, string>>)[entry.entity] ?? entry.entity}
            </strong>
            <span className={page.small}>
              {formats.dateTime(entry.at)} · {words.by(entry.actor)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
