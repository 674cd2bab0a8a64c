import { ActionIcon, useComputedColorScheme } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { type ClientFile, endpoints, type Site } from '@tournee/contract'
import { ErrorState, PrecisionMark, useApi, useFormats, useRead, useText } from '@tournee/ui-kit'
import { lazy, Suspense, useMemo } from 'react'
import page from '../../../look/page.module.css'
import { mapText } from '../../../map/text.ts'
import { SiteForm } from '../edit/site-form.tsx'
import { editText } from '../edit/text.ts'
import { useEdit } from '../edit/use-edit.ts'
import { clientsText } from '../text.ts'
import classes from './file.module.css'
import { PanelTitle, RowTools } from './panel-title.tsx'
import { isEditing, type Part } from './part.ts'
import { fileText } from './text.ts'

const PlacesMap = lazy(() => import('../../../map/places-map.tsx').then((m) => ({ default: m.PlacesMap })))

/** Where the client is visited, on a map and in words. */
export function Sites({ client, editing, onEdit, onDone }: Part) {
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
  const formats = useFormats()
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
      {site.accessNotes ? <span className={page.quiet}>{formats.labelled(words.access, site.accessNotes)}</span> : null}
      {remove.error ? <ErrorState compact error={remove.error} /> : null}
    </li>
  )
}
