import type { CivilDate, Contract, Equipment, Position } from '@tournee/contract'
import { addDays } from '@tournee/engine/recurrence'
import { fold } from '../database/fold.ts'
import { composeId } from '../database/identity.ts'
import type { NewClient } from '../repositories/clients.ts'
import { contractWithDefaults } from '../repositories/contract-defaults.ts'
import type { NewContract } from '../repositories/contracts.ts'
import type { NewEquipment } from '../repositories/sites.ts'
import { DEMO_EQUIPMENT, DEMO_TIERS, type DemoEquipment } from './equipment.ts'
import { isInLake } from './lake.ts'
import { ACCESS_NOTES, COMPANY_NAMES, FIRST_NAMES, LAST_NAMES, STREETS } from './names.ts'
import { DEMO_PLACES, type DemoPlace } from './places.ts'
import { createDice, type Dice } from './seeded-random.ts'

/** How many clients the demo company has. */
const DEMO_CLIENTS = 300

/** A client of the demo company, its parts all given. */
export interface DemoClient extends NewClient {
  readonly client: NewClient['client'] & { readonly id: string; readonly reference: string }
  readonly site: NewClient['site'] & { readonly id: string; readonly position: Position }
  readonly equipment: readonly (NewEquipment & Pick<Equipment, 'parts'>)[]
  readonly contract: NewContract & Pick<Contract, 'id'>
}

/** Makes ids that depend on the seed only; `at` (epoch milliseconds) is the instant they carry. */
export function demoIds(seed: number, at: number): () => string {
  const dice = createDice(seed ^ 0x5eed)
  let counter = 0
  return () =>
    composeId(
      at,
      ++counter,
      Uint8Array.from({ length: 6 }, () => dice.below(256)),
    )
}

/** The clients of the demo company: the same for the same seed and day. */
export function demoClients(seed: number, today: CivilDate, nextId: () => string): DemoClient[] {
  const dice = createDice(seed)
  const taken = new Set<string>()
  return Array.from({ length: DEMO_CLIENTS }, (_, i) => demoClient(i, dice, today, nextId, taken))
}

function demoClient(i: number, dice: Dice, today: CivilDate, nextId: () => string, taken: Set<string>): DemoClient {
  const place = dice.weighted(DEMO_PLACES, (p) => p.weight)
  const kind = dice.next() < 0.83 ? 'person' : 'company'
  const name = unused(taken, () => (kind === 'person' ? personName(dice) : companyName(dice, place)))
  const machines = machinesOf(dice)
  const id = nextId()
  return {
    client: {
      id,
      reference: `DE-${String(i + 1).padStart(4, '0')}`,
      name,
      kind,
      phone: phoneOf(dice),
      email: dice.next() < 0.8 ? emailOf(name, i) : null,
      notes: '',
    },
    site: {
      id: nextId(),
      address: `${1 + dice.below(180)} ${dice.pick(STREETS)}`,
      postcode: place.postcode,
      city: place.city,
      insee: place.insee,
      position: houseNear(place, dice),
      precision: 'house',
      positionSource: 'demo',
      accessNotes: dice.next() < 0.25 ? dice.pick(ACCESS_NOTES) : '',
    },
    equipment: machines.map((machine) => ({
      id: nextId(),
      kind: machine.kind,
      brand: dice.pick(machine.brands),
      model: null,
      serial: `SN${100000 + dice.below(900000)}`,
      installedOn: addDays(today, -(200 + dice.below(4000))),
      rhythmMonths: machine.rhythmMonths,
      parts: [...machine.parts],
    })),
    contract: { ...contractOf(dice, today, machines), id: nextId() },
  }
}

function unused(taken: Set<string>, make: () => string): string {
  for (;;) {
    const name = make()
    if (taken.has(name)) continue
    taken.add(name)
    return name
  }
}

const personName = (dice: Dice) => `${dice.pick(LAST_NAMES)} ${dice.pick(FIRST_NAMES)}`
const companyName = (dice: Dice, place: DemoPlace) => dice.pick(COMPANY_NAMES).replace('#', dice.pick(LAST_NAMES)).replace('@', place.city)

/** Numbers that the regulator keeps for fiction (ARCEP, decision 2018-0881): they ring nowhere. */
function phoneOf(dice: Dice): string {
  const pair = () => String(dice.below(100)).padStart(2, '0')
  return dice.next() < 0.7 ? `06 39 98 ${pair()} ${pair()}` : `04 65 71 ${pair()} ${pair()}`
}

const emailOf = (name: string, i: number) => `${fold(name).replace(/ /g, '.')}.${i + 1}@example.com`

function machinesOf(dice: Dice): DemoEquipment[] {
  const first = dice.weighted(DEMO_EQUIPMENT, (e) => e.weight)
  const second = dice.weighted(DEMO_EQUIPMENT, (e) => e.weight)
  return dice.next() < 0.25 && second.kind !== first.kind ? [first, second] : [first]
}

function contractOf(dice: Dice, today: CivilDate, machines: readonly DemoEquipment[]): NewContract {
  const { tier, eur } = dice.weighted(DEMO_TIERS, (t) => t.weight)
  const startsOn = addDays(today, -(400 + dice.below(1400)))
  const minutes = Math.max(...machines.map((machine) => machine.minutes)) + 15 * (machines.length - 1)
  const skills = [...new Set(machines.map((machine) => machine.skill))].sort()
  const endsOn = dice.next() < 0.12 ? addDays(today, 20 + dice.below(200)) : null
  return contractWithDefaults({ tier, endsOn, durationMinutes: minutes, skills, priceCents: eur * 100 }, startsOn)
}

const METRES_PER_DEGREE = 111_195

/** A house around the centre of a village, on dry land. */
function houseNear(place: DemoPlace, dice: Dice): Position {
  const { lng, lat } = place.centre
  for (;;) {
    const north = (dice.normal() * place.spread) / METRES_PER_DEGREE
    const east = (dice.normal() * place.spread) / (METRES_PER_DEGREE * Math.cos((lat * Math.PI) / 180))
    const house = { lng: Math.round((lng + east) * 1e5) / 1e5, lat: Math.round((lat + north) * 1e5) / 1e5 }
    if (!isInLake(house)) return house
  }
}
