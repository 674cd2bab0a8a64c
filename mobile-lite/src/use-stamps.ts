import { endpoints, type NotDoneReason, type Stamp, type StampKind } from '@tournee/contract'
import { useRead, useSession } from '@tournee/ui-kit'
import { useEffect, useMemo, useRef, useSyncExternalStore } from 'react'
import { type KnownStamp, knownStamps } from './lib/progress.ts'
import { sendStamp } from './lib/send-stamp.ts'
import { type BoxItem, StampBox } from './lib/stamp-box.ts'

/** After that a stamp that could not be sent is tried again, beside every time the network comes back: nothing is asked while none waits. */
const AGAIN_MS = 5_000
const LOCATE_MS = 2_000

/** The device's place, if it is told within two seconds; null when it is not. */
function locate(): Promise<{ lng: number; lat: number; accuracyMetres: number } | null> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(null), LOCATE_MS)
    const answer = (place: Parameters<typeof resolve>[0]) => {
      clearTimeout(timer)
      resolve(place)
    }
    navigator.geolocation?.getCurrentPosition(
      ({ coords }) => answer({ lng: coords.longitude, lat: coords.latitude, accuracyMetres: coords.accuracy }),
      () => answer(null),
      { timeout: LOCATE_MS, maximumAge: 60_000 },
    )
  })
}

/** A random UUID, also where the page came without https and the browser keeps its own maker of them to itself. */
function newStampId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = (bytes[6]! & 0x0f) | 0x40
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

/** The day's stamps, the device's own among them, and how to give one. */
export interface Stamps {
  readonly known: readonly KnownStamp[]
  readonly waiting: readonly BoxItem[]
  readonly refused: readonly BoxItem[]
  readonly tell: (visitId: string, kind: StampKind, more?: { readonly reason?: NotDoneReason; readonly undoes?: string }) => void
  /** the technician has read that these were refused */
  readonly dismiss: () => void
}

/** Keeps stamps on the device until the service has them; `refetch` reads the day again once some are taken. */
export function useStamps(served: readonly Stamp[], refetch: () => Promise<unknown>): Stamps {
  const { user } = useSession()
  const session = useRead(endpoints.getSession)
  const token = useRef('')
  token.current = session.data?.csrfToken ?? token.current
  const again = useRef(refetch)
  again.current = refetch
  const box = useMemo(
    () => new StampBox(localStorage, `tournee.stamps.${user.id}`, (stamp) => sendStamp(stamp, token.current, Date.now())),
    [user.id],
  )
  const items = useSyncExternalStore(box.subscribe, box.items)
  const flush = useMemo(
    () => async () => {
      await box.flush()
      const taken = box.items().filter(({ state }) => state === 'taken')
      if (taken.length === 0) return
      await again.current()
      box.forget(taken.map(({ stamp }) => stamp.id))
    },
    [box],
  )
  useEffect(() => {
    const send = () => void flush()
    send()
    const timer = setInterval(send, AGAIN_MS)
    for (const event of ['online', 'focus']) addEventListener(event, send)
    return () => {
      clearInterval(timer)
      for (const event of ['online', 'focus']) removeEventListener(event, send)
    }
  }, [flush])
  return {
    known: useMemo(() => knownStamps(served, items), [served, items]),
    waiting: items.filter(({ state }) => state === 'waiting'),
    refused: items.filter(({ state }) => state === 'refused'),
    tell: (visitId, kind, more = {}) => {
      const id = newStampId()
      box.add({ id, visitId, kind, at: new Date().toISOString(), ...more })
      locate()
        .then((place) => place && box.locate(id, place))
        .finally(flush)
    },
    dismiss: () => box.forget(items.filter(({ state }) => state === 'refused').map(({ stamp }) => stamp.id)),
  }
}
