import { Button } from '@mantine/core'
import { useDocumentTitle } from '@mantine/hooks'
import { IconArrowLeft } from '@tabler/icons-react'
import { type CallOutput, endpoints, type GeocodeCandidate, type Position } from '@tournee/contract'
import { EmptyState, ErrorState, PrecisionMark, SkeletonRows, useFormats, useRead, useText, useToast, useWrite } from '@tournee/ui-kit'
import { useCallback, useState } from 'react'
import { Link } from 'wouter'
import { PinView } from '../../map/pin-view.tsx'
import { nextOf, roundPosition, zoomFor } from '../../map/placing.ts'
import classes from './place-screen.module.css'
import { PlaceSearch } from './place-search.tsx'
import { importText } from './text.ts'

type SiteToPlace = CallOutput<typeof endpoints.listSitesToPlace>['items'][number]

const PAGE = 200
const TOWN_ZOOM = 13

/** Places imprecise addresses by hand: the list, the map with its pin, the search. */
export function PlaceScreen() {
  const words = useText(importText).place
  useDocumentTitle(`${words.title} · Tournée`)
  const [limit, setLimit] = useState(PAGE)
  const sites = useRead(endpoints.listSitesToPlace, { query: { limit } }, { keepPrevious: true })
  const [chosenId, setChosenId] = useState<string | null>(null)
  const items = sites.data?.items ?? []
  const chosen = items.find((s) => s.id === chosenId) ?? items[0] ?? null
  const total = sites.data?.total ?? 0
  if (sites.isError) return <ErrorState error={sites.error} onRetry={() => sites.refetch()} />
  return (
    <div className={classes.screen}>
      <header className={classes.head}>
        <Button component={Link} href="/import" variant="subtle" size="xs" leftSection={<IconArrowLeft size={14} stroke={1.6} />}>
          {words.back}
        </Button>
        <h1>{words.title}</h1>
        <p>{words.lead}</p>
      </header>
      <section className={classes.list} aria-label={words.list} data-testid="sites-to-place">
        <h2>{sites.data ? words.left(total) : '\u00a0'}</h2>
        {sites.data ? (
          <ul>
            {items.map((site) => (
              <li key={site.id}>
                <button
                  type="button"
                  aria-pressed={site.id === chosen?.id}
                  onClick={() => setChosenId(site.id)}
                  data-testid="site-to-place"
                >
                  <strong>{site.clientName}</strong>
                  <span>
                    {site.address ? `${site.address}, ` : ''}
                    {site.postcode} {site.city}
                  </span>
                  <PrecisionMark precision={site.precision} withLabel />
                </button>
              </li>
            ))}
            {items.length < total && limit < 500 ? (
              <li>
                <Button variant="default" size="xs" onClick={() => setLimit(500)}>
                  {words.more}
                </Button>
              </li>
            ) : null}
          </ul>
        ) : (
          <SkeletonRows rows={8} height={56} />
        )}
      </section>
      {chosen ? (
        <PlaceOne key={chosen.id} site={chosen} onNext={() => setChosenId(nextOf(items, chosen.id)?.id ?? null)} />
      ) : (
        <div className={classes.nothing}>
          {sites.data ? (
            <EmptyState title={words.none} hint={words.noneHint}>
              <Button component={Link} href="/week">
                {words.toWeek}
              </Button>
            </EmptyState>
          ) : null}
        </div>
      )}
    </div>
  )
}

function PlaceOne({ site, onNext }: { readonly site: SiteToPlace; readonly onNext: () => void }) {
  const words = useText(importText).place
  const formats = useFormats()
  const toast = useToast()
  const [pin, setPin] = useState<Position | null>(site.position)
  const [zoom, setZoom] = useState(TOWN_ZOOM)
  const place = useWrite(endpoints.placeSite, [endpoints.listSitesToPlace, endpoints.listClients, endpoints.getWeek])
  const goTo = useCallback((candidate: GeocodeCandidate) => {
    setPin(roundPosition(candidate.position))
    setZoom(zoomFor(candidate.precision))
  }, [])
  const confirm = () => {
    if (!pin) return
    place.mutate(
      { params: { id: site.id }, body: pin },
      {
        onSuccess: () => {
          const back = site.position
          toast({
            message: words.placed(site.clientName),
            ...(back ? { undo: { run: () => place.mutate({ params: { id: site.id }, body: back }) } } : {}),
          })
          onNext()
        },
      },
    )
  }
  return (
    <>
      <div className={classes.map}>
        <PinView label={words.map} pinLabel={words.pin} pin={pin} zoom={zoom} onPin={setPin} onEnter={confirm} />
      </div>
      <section className={classes.tools} aria-label={words.search}>
        <div className={classes.who}>
          <h2>{site.clientName}</h2>
          <p>
            {site.address ? `${site.address}, ` : ''}
            {site.postcode} {site.city}
          </p>
        </div>
        <PlaceSearch site={site} onChoose={goTo} />
        <p className={classes.hint}>{words.hint}</p>
        <p className={classes.position} data-testid="pin-position">
          {pin ? words.position(formats.number(pin.lat, 5), formats.number(pin.lng, 5)) : words.noPin}
        </p>
        {place.error ? <ErrorState compact error={place.error} /> : null}
        <div className={classes.actions}>
          <Button variant="default" onClick={onNext}>
            {words.skip}
          </Button>
          <Button disabled={!pin} loading={place.isPending} onClick={confirm} data-testid="place-confirm">
            {words.confirm}
          </Button>
        </div>
      </section>
    </>
  )
}
