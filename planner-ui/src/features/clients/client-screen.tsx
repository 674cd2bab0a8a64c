import { ActionIcon, Button, useComputedColorScheme } from '@mantine/core'
import { useDocumentTitle } from '@mantine/hooks'
import { IconArrowLeft, IconMail, IconPencil, IconPhone, IconPlus, IconTrash } from '@tabler/icons-react'
import { type ClientFile, type Contract, type Equipment, endpoints, type Site } from '@tournee/contract'
import { ErrorState, PrecisionMark, SkeletonRows, StatusMark, useApi, useFormats, useRead, useSession, useText } from '@tournee/ui-kit'
import { lazy, type ReactNode, Suspense, useMemo, useState } from 'react'
import { Link } from 'wouter'
import page from '../../look/page.module.css'
import { mapText } from '../../map/text.ts'
import { ContractEdit } from './edit/contract-edit.tsx'
import { EquipmentForm } from './edit/equipment-form.tsx'
import { IdentityForm } from './edit/identity-form.tsx'
import { SiteForm } from './edit/site-form.tsx'
import { editText } from './edit/text.ts'
import { useEdit } from './edit/use-edit.ts'
import { ArchiveButton } from './file/archive-button.tsx'
import { Changes } from './file/changes.tsx'
import { Documents } from './file/documents.tsx'
import classes from './file/file.module.css'
import { fileText } from './file/text.ts'
import { Timeline } from './file/timeline.tsx'
import { clientsText } from './text.ts'

const PlacesMap = lazy(() => import('../../map/places-map.tsx').then((m) => ({ default: m.PlacesMap })))

/** Which part of the file is being edited: `new` adds one. */
type Editing = { readonly part: 'identity' } | { readonly part: 'site' | 'contract' | 'equipment'; readonly id: string } | null

/** One client's file: who, where, contracts with their visits, machines, documents, changes; edited where it is read. */
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
  useDocumentTitle(`${client.name} · Tournée`)
  const { user } = useSession()
  const mayWrite = user.role === 'planner' || user.role === 'admin'
  const [editing, setEditing] = useState<Editing>(null)
  const parts = { client, editing, onEdit: mayWrite ? setEditing : null, onDone: () => setEditing(null) }
  return (
    <>
      <Identity {...parts} />
      <VisitLine id={client.id} />
      <div className={classes.columns}>
        <div className={classes.column}>
          <Sites {...parts} />
          <Contracts {...parts} />
          <Machines {...parts} />
        </div>
        <div className={classes.column}>
          <Visits id={client.id} />
          <Documents id={client.id} mayWrite={mayWrite} />
          <Changes id={client.id} />
        </div>
      </div>
    </>
  )
}

interface Part {
  readonly client: ClientFile
  readonly editing: Editing
  /** null = may only read */
  readonly onEdit: ((editing: Editing) => void) | null
  readonly onDone: () => void
}

function Identity({ client, editing, onEdit, onDone }: Part) {
  const words = useText(clientsText)
  const edit = useText(editText)
  const file = useText(fileText)
  if (editing?.part === 'identity')
    return (
      <section className={page.panel}>
        <h1>{client.name}</h1>
        <IdentityForm client={client} onDone={onDone} />
      </section>
    )
  return (
    <>
      <header className={page.head}>
        <div>
          <h1 data-testid="file-name">{client.name}</h1>
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
          {onEdit ? (
            <>
              <ArchiveButton client={client} />
              <Button
                variant="default"
                leftSection={<IconPencil size={16} stroke={1.6} />}
                onClick={() => onEdit({ part: 'identity' })}
                data-testid="edit-identity"
              >
                {edit.editIdentity}
              </Button>
            </>
          ) : null}
        </div>
      </header>
      {client.archivedAt ? <p className={classes.archived}>{file.archived}</p> : null}
      {client.notes ? <p className={classes.notes}>{client.notes}</p> : null}
    </>
  )
}

function VisitLine({ id }: { readonly id: string }) {
  const words = useText(fileText)
  const visits = useRead(endpoints.listClientVisits, { params: { id } })
  return (
    <section className={page.panel}>
      <h2>{words.timeline}</h2>
      {visits.data ? <Timeline visits={visits.data.items} /> : <SkeletonRows rows={1} height={72} />}
    </section>
  )
}

function PanelTitle({
  title,
  onAdd,
  addLabel,
  testId,
}: {
  readonly title: string
  readonly onAdd: (() => void) | null
  readonly addLabel: string
  readonly testId: string
}) {
  return (
    <div className={classes.title}>
      <h2>{title}</h2>
      {onAdd ? (
        <Button variant="default" size="xs" leftSection={<IconPlus size={14} stroke={1.6} />} onClick={onAdd} data-testid={testId}>
          {addLabel}
        </Button>
      ) : null}
    </div>
  )
}

function RowTools({
  label,
  onEdit,
  remove,
  testId,
}: {
  readonly label: string
  readonly onEdit: () => void
  readonly remove?: ReactNode
  readonly testId: string
}) {
  return (
    <span>
      <ActionIcon variant="subtle" size={28} aria-label={label} title={label} onClick={onEdit} data-testid={testId}>
        <IconPencil size={16} stroke={1.6} />
      </ActionIcon>
      {remove}
    </span>
  )
}

const isEditing = (editing: Editing, part: 'site' | 'contract' | 'equipment', id: string) =>
  editing !== null && editing.part === part && editing.id === id

function Sites({ client, editing, onEdit, onDone }: Part) {
  const words = useText(clientsText)
  const edit = useText(editText)
  const file = useText(fileText)
  const mapWords = useText(mapText)
  const scheme = useComputedColorScheme('light', { getInitialValueInEffect: false })
  const basemap = useRead(endpoints.getBasemap)
  const places = useMemo(
    () => client.sites.flatMap((site) => (site.position ? [{ id: site.id, name: nameOf(site), position: site.position }] : [])),
    [client.sites],
  )
  return (
    <section className={page.panel} data-testid="sites">
      <PanelTitle
        title={words.sites}
        addLabel={edit.addSite}
        onAdd={onEdit && (() => onEdit({ part: 'site', id: 'new' }))}
        testId="add-site"
      />
      {editing?.part === 'site' ? null : places.length > 0 ? (
        <section className={classes.map} aria-label={file.map}>
          {basemap.data ? (
            <Suspense fallback={null}>
              <PlacesMap basemap={basemap.data} scheme={scheme} words={mapWords} places={places} />
            </Suspense>
          ) : null}
        </section>
      ) : (
        <p className={page.quiet}>{file.noPlace}</p>
      )}
      {isEditing(editing, 'site', 'new') ? <SiteForm client={client} site={null} onDone={onDone} /> : null}
      <ul className={classes.list}>
        {client.sites.map((site) =>
          isEditing(editing, 'site', site.id) ? (
            <li key={site.id}>
              <SiteForm client={client} site={site} onDone={onDone} />
            </li>
          ) : (
            <SiteRow key={site.id} client={client} site={site} onEdit={onEdit} />
          ),
        )}
      </ul>
    </section>
  )
}

const nameOf = (site: Site) => site.label || site.address || site.city

function SiteRow({ client, site, onEdit }: { readonly client: ClientFile; readonly site: Site; readonly onEdit: Part['onEdit'] }) {
  const words = useText(clientsText)
  const edit = useText(editText)
  const { call } = useApi()
  const remove = useEdit(endpoints.deleteSite)
  const isFree = client.sites.length > 1 && !client.contracts.some(({ siteId }) => siteId === site.id)
  const { id: _id, clientId: _client, insee: _insee, precision: _precision, positionSource: _source, position, ...texts } = site
  const takeAway = () =>
    remove.run({
      message: edit.siteRemoved,
      input: { params: { id: client.id, partId: site.id }, ifMatch: client.version },
      back: (now) =>
        call(endpoints.createSite, {
          params: { id: client.id },
          body: { ...texts, ...(position ? { position } : {}) },
          ifMatch: now.version,
        }),
    })
  return (
    <li>
      <span className={classes.line}>
        <strong>{nameOf(site)}</strong>
        {onEdit ? (
          <RowTools
            label={edit.edit(nameOf(site))}
            onEdit={() => onEdit({ part: 'site', id: site.id })}
            testId="edit-site"
            remove={
              isFree ? (
                <ActionIcon variant="subtle" size={28} aria-label={edit.removeSite(nameOf(site))} onClick={takeAway}>
                  <IconTrash size={16} stroke={1.6} />
                </ActionIcon>
              ) : null
            }
          />
        ) : null}
      </span>
      <span>
        {site.label && site.address ? `${site.address}, ` : ''}
        {site.postcode} {site.city}
      </span>
      <PrecisionMark precision={site.precision} withLabel />
      {site.accessNotes ? (
        <span className={page.quiet}>
          {words.access} : {site.accessNotes}
        </span>
      ) : null}
      {remove.error ? <ErrorState compact error={remove.error} /> : null}
    </li>
  )
}

function Contracts({ client, editing, onEdit, onDone }: Part) {
  const words = useText(clientsText)
  const edit = useText(editText)
  return (
    <section className={page.panel} data-testid="contracts">
      <PanelTitle
        title={words.contracts}
        addLabel={edit.addContract}
        onAdd={onEdit && (() => onEdit({ part: 'contract', id: 'new' }))}
        testId="add-contract"
      />
      {isEditing(editing, 'contract', 'new') ? <ContractEdit client={client} contract={null} onDone={onDone} /> : null}
      {client.contracts.length === 0 ? <p className={page.quiet}>{words.noContract}</p> : null}
      <ul className={classes.list}>
        {client.contracts.map((contract) => (
          <li key={contract.id}>
            {isEditing(editing, 'contract', contract.id) ? (
              <ContractEdit client={client} contract={contract} onDone={onDone} />
            ) : (
              <ContractRow contract={contract} onEdit={onEdit} />
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function ContractRow({ contract, onEdit }: { readonly contract: Contract; readonly onEdit: Part['onEdit'] }) {
  const words = useText(clientsText)
  const edit = useText(editText)
  const formats = useFormats()
  return (
    <>
      <span className={classes.line}>
        <strong>
          {words.tiers[contract.tier]} · {words.status[contract.status]}
        </strong>
        {onEdit ? (
          <RowTools label={edit.edit(edit.contract)} onEdit={() => onEdit({ part: 'contract', id: contract.id })} testId="edit-contract" />
        ) : null}
      </span>
      <span>
        {words.perYear(contract.visitsPerYear)}, {words.tolerance(contract.toleranceDays)}
      </span>
      <dl className={page.facts}>
        <Fact label={words.starts} value={formats.date(contract.startsOn)} />
        <Fact label={words.ends} value={contract.endsOn ? formats.date(contract.endsOn) : words.openEnded} />
        <Fact label={words.duration} value={formats.duration(contract.durationMinutes * 60)} />
        <Fact label={words.skills} value={contract.skills.join(', ') || '—'} />
        {contract.priceCents === null ? null : <Fact label={words.price} value={formats.euros(contract.priceCents / 100)} />}
        {contract.suspensions.map(({ from, to }) => (
          <Fact key={from} label={edit.suspension} value={formats.dateRange(from, to)} />
        ))}
      </dl>
    </>
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

function Machines({ client, editing, onEdit, onDone }: Part) {
  const words = useText(clientsText)
  const edit = useText(editText)
  return (
    <section className={page.panel} data-testid="equipment">
      <PanelTitle
        title={words.equipment}
        addLabel={edit.addEquipment}
        onAdd={onEdit && (() => onEdit({ part: 'equipment', id: 'new' }))}
        testId="add-equipment"
      />
      {isEditing(editing, 'equipment', 'new') ? <EquipmentForm client={client} machine={null} onDone={onDone} /> : null}
      {client.equipment.length === 0 ? <p className={page.quiet}>{words.noEquipment}</p> : null}
      <ul className={classes.list}>
        {client.equipment.map((machine) => (
          <li key={machine.id}>
            {isEditing(editing, 'equipment', machine.id) ? (
              <EquipmentForm client={client} machine={machine} onDone={onDone} />
            ) : (
              <MachineRow client={client} machine={machine} onEdit={onEdit} />
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function MachineRow({
  client,
  machine,
  onEdit,
}: {
  readonly client: ClientFile
  readonly machine: Equipment
  readonly onEdit: Part['onEdit']
}) {
  const words = useText(clientsText)
  const edit = useText(editText)
  const formats = useFormats()
  const { call } = useApi()
  const remove = useEdit(endpoints.deleteEquipment)
  const { id: _id, ...body } = machine
  const takeAway = () =>
    remove.run({
      message: edit.equipmentRemoved,
      input: { params: { id: client.id, partId: machine.id }, ifMatch: client.version },
      back: (now) => call(endpoints.createEquipment, { params: { id: client.id }, body, ifMatch: now.version }),
    })
  const facts = [
    machine.installedOn ? words.installed(formats.date(machine.installedOn)) : null,
    machine.rhythmMonths ? words.rhythm(machine.rhythmMonths) : null,
  ]
  return (
    <>
      <span className={classes.line}>
        <strong>{machine.kind}</strong>
        {onEdit ? (
          <RowTools
            label={edit.edit(machine.kind)}
            onEdit={() => onEdit({ part: 'equipment', id: machine.id })}
            testId="edit-equipment"
            remove={
              <ActionIcon variant="subtle" size={28} aria-label={edit.removeEquipment(machine.kind)} onClick={takeAway}>
                <IconTrash size={16} stroke={1.6} />
              </ActionIcon>
            }
          />
        ) : null}
      </span>
      <span>{[machine.brand, machine.model, machine.serial].filter(Boolean).join(' · ')}</span>
      <span className={page.small}>{facts.filter(Boolean).join(' · ')}</span>
      {machine.parts.length > 0 ? (
        <span className={page.small} data-testid="machine-parts">
          {edit.parts} : {machine.parts.map(({ label, quantity }) => `${quantity} × ${label}`).join(', ')}
        </span>
      ) : null}
      {remove.error ? <ErrorState compact error={remove.error} /> : null}
    </>
  )
}

function Visits({ id }: { readonly id: string }) {
  const words = useText(clientsText)
  const formats = useFormats()
  const visits = useRead(endpoints.listClientVisits, { params: { id } })
  return (
    <section className={page.panel} data-testid="visits">
      <h2>{words.visits}</h2>
      {visits.isError ? <ErrorState compact error={visits.error} onRetry={() => visits.refetch()} /> : null}
      {visits.isPending ? <SkeletonRows rows={3} height={44} /> : null}
      {visits.data?.items.length === 0 ? <p className={page.quiet}>{words.noVisit}</p> : null}
      <ul className={classes.list}>
        {visits.data?.items.map((visit) => (
          <li key={visit.id} data-testid="visit">
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
