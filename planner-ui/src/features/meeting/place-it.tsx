import { Button, Modal } from '@mantine/core'
import { IconMapPin } from '@tabler/icons-react'
import { endpoints, type Position, type VisitCard } from '@tournee/contract'
import { ErrorState, useText, useToast, useWrite } from '@tournee/ui-kit'
import { useState } from 'react'
import { AddressField } from '../../map/address-field.tsx'
import classes from './meeting.module.css'
import { meetingText } from './text.ts'

const STALE = [endpoints.getAgenda, endpoints.getWeek, endpoints.listSitesToPlace, endpoints.listClients, endpoints.getClient]

/** Says where a visit is whose place nobody knows: found by its address, or pointed at on the map. */
export function PlaceIt({ visit, disabled }: { readonly visit: VisitCard; readonly disabled: boolean }) {
  const words = useText(meetingText)
  const [isOpen, setIsOpen] = useState(false)
  return (
    <>
      <Button
        leftSection={<IconMapPin size={16} stroke={1.8} />}
        disabled={disabled}
        onClick={() => setIsOpen(true)}
        data-testid="decision-place"
      >
        {words.placeIt}
      </Button>
      <Modal
        opened={isOpen}
        onClose={() => setIsOpen(false)}
        title={words.placeTitle(visit.clientName)}
        size="lg"
        closeButtonProps={{ 'aria-label': words.close }}
      >
        <Pin visit={visit} onDone={() => setIsOpen(false)} />
      </Modal>
    </>
  )
}

function Pin({ visit, onDone }: { readonly visit: VisitCard; readonly onDone: () => void }) {
  const words = useText(meetingText)
  const toast = useToast()
  const { address, postcode, city } = visit
  const [asked, setAsked] = useState({ address: [address, postcode, city].filter(Boolean).join(' '), postcode: '', city: '' })
  const [pin, setPin] = useState<Position | null>(null)
  const place = useWrite(endpoints.placeSite, STALE)
  const save = () => {
    if (!pin) return
    place.mutate(
      { params: { id: visit.siteId }, body: pin },
      {
        onSuccess: () => {
          toast({ message: words.placedIt(visit.clientName) })
          onDone()
        },
      },
    )
  }
  return (
    <div className={classes.placing} data-testid="place-it">
      <p className={classes.quiet}>{words.placeHint}</p>
      <AddressField searching single={words.placeAddress} address={asked} pin={pin} onAddress={setAsked} onPin={setPin} />
      {place.error ? <ErrorState compact error={place.error} /> : null}
      <div className={classes.buttons}>
        <Button disabled={!pin} loading={place.isPending} onClick={save} data-testid="place-save">
          {words.placeHere}
        </Button>
        <Button variant="default" onClick={onDone}>
          {words.close}
        </Button>
      </div>
    </div>
  )
}
