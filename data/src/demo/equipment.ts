import type { ContractTier, Part } from '@tournee/contract'

/** A kind of machine that the demo company looks after. */
export interface DemoEquipment {
  readonly kind: string
  readonly skill: string
  /** legal rhythm in months, where there is one */
  readonly rhythmMonths: number | null
  readonly brands: readonly string[]
  /** minutes of an annual service */
  readonly minutes: number
  /** what an annual service uses up */
  readonly parts: readonly Part[]
  /** how common it is */
  readonly weight: number
}

const part = (quantity: number, label: string, reference: string | null = null): Part => ({ label, reference, quantity })

/** Rhythms: heat pumps and air conditioning of 4-70 kW every 2 years (decree 2020-912), boilers every year (decree 2009-649). */
export const DEMO_EQUIPMENT: readonly DemoEquipment[] = [
  {
    kind: 'PAC air/eau',
    skill: 'pac',
    rhythmMonths: 24,
    brands: ['Atlantic', 'Daikin', 'Mitsubishi', 'Viessmann'],
    minutes: 90,
    parts: [part(1, 'Filtre à tamis 1"', 'FT-25'), part(1, 'Joint de filtre', 'JF-25')],
    weight: 30,
  },
  {
    kind: 'Climatisation',
    skill: 'clim',
    rhythmMonths: 24,
    brands: ['Daikin', 'Mitsubishi', 'Toshiba'],
    minutes: 75,
    parts: [part(2, 'Filtre d’unité intérieure', 'FUI-80'), part(1, 'Nettoyant bactéricide', 'NB-500')],
    weight: 18,
  },
  {
    kind: 'Chaudière gaz',
    skill: 'chauffage',
    rhythmMonths: 12,
    brands: ['De Dietrich', 'Frisquet', 'Saunier Duval'],
    minutes: 75,
    parts: [part(1, 'Jeu d’électrodes', 'EL-2'), part(1, 'Joint de brûleur', 'JB-14')],
    weight: 16,
  },
  {
    kind: 'Ballon thermodynamique',
    skill: 'pac',
    rhythmMonths: null,
    brands: ['Atlantic', 'Thermor'],
    minutes: 75,
    parts: [part(1, 'Anode magnésium', 'AM-33'), part(1, 'Joint de trappe', 'JT-82')],
    weight: 9,
  },
  {
    kind: 'VMC double flux',
    skill: 'elec',
    rhythmMonths: null,
    brands: ['Aldes', 'Atlantic'],
    minutes: 75,
    parts: [part(1, 'Filtre F7', 'F7-260'), part(1, 'Filtre G4', 'G4-260')],
    weight: 9,
  },
  {
    kind: 'Tableau électrique',
    skill: 'elec',
    rhythmMonths: null,
    brands: ['Legrand', 'Schneider', 'Hager'],
    minutes: 75,
    parts: [],
    weight: 8,
  },
  { kind: 'Borne IRVE', skill: 'irve', rhythmMonths: null, brands: ['Hager', 'Legrand', 'Wallbox'], minutes: 75, parts: [], weight: 6 },
  { kind: 'Portail motorisé', skill: 'elec', rhythmMonths: null, brands: ['CAME', 'Nice', 'Somfy'], minutes: 75, parts: [], weight: 2 },
  {
    kind: 'Alarme',
    skill: 'elec',
    rhythmMonths: null,
    brands: ['Ajax', 'Delta Dore'],
    minutes: 75,
    parts: [part(4, 'Pile CR123A', 'CR123A')],
    weight: 2,
  },
]

/** Tiers of the demo company: how many clients have each (of 100), and the price of a year in EUR. */
export const DEMO_TIERS: readonly { readonly tier: ContractTier; readonly weight: number; readonly eur: number }[] = [
  { tier: 'bronze', weight: 50, eur: 149 },
  { tier: 'argent', weight: 35, eur: 249 },
  { tier: 'or', weight: 15, eur: 389 },
]
