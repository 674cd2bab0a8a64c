import type { ContractTier } from '@tournee/contract'
import { TIER_WORDS } from '../export/tier-words.ts'

const fr = {
  title: 'Tableau de bord',
  page: (number: number, of: number) => `${number} / ${of}`,
  period: (from: string, to: string) => `Du ${from} au ${to}`,
  weekShort: (number: number) => `S${number}`,
  chart: { before: 'Référence, km', planned: 'Publié, km', driven: 'Parcouru, km' },
  tiers: TIER_WORDS.fr as Readonly<Record<ContractTier, string>>,
  serviceOf: (names: string) => `service : ${names}`,
  totals: (km: string, hours: string, euros: string, co2: string) =>
    `Gagné : ${km} km, ${hours} h de route, ${euros} EUR au coût complet, ${co2} kg de CO2`,
  noTotal: 'Aucune semaine ne peut encore être comparée.',
  nothing: 'Rien n’est enregistré sur cette période.',
  missing: 'n. c.',
  savings: 'Kilomètres gagnés, semaine par semaine',
  savingsLead: (baseline: string, measure: string, weeks: number, all: number) =>
    `${measure}, face à : ${baseline}. ${weeks} semaines comparées sur ${all} ; les autres sont dites manquantes, jamais comptées zéro.`,
  savingsColumns: ['Semaine', 'Référence km', 'Publié km', 'Parcouru km', 'Gagné km', 'Heures', 'EUR', 'CO2 kg', 'Empreinte ou manque'],
  baselines: {
    'first-come-first-served': 'rendez-vous pris au téléphone, premier appelé premier servi (simulés)',
    previous: 'plan publié auparavant pour la même semaine',
    history: 'historique importé',
  },
  measures: { planned: 'Plans publiés', driven: 'Tournées parcourues, d’après les pointages' },
  gaps: {
    'no-plan': 'aucun plan publié',
    'no-baseline': 'référence inexistante',
    'not-driven': 'aucun pointage',
    'partly-stamped': 'pointages incomplets',
  },
  due: 'Visites faites dans leur échéance',
  dueLead: (inWindow: number, done: number) =>
    done === 0 ? 'Aucune visite de contrat faite sur la période.' : `${inWindow} visites de contrat sur ${done}.`,
  dueColumns: ['Semaine', 'Faites', 'Dans l’échéance', 'Avant', 'Après', '%'],
  load: 'Charge par technicien',
  loadLead: (weeks: number) =>
    `Route et travail publiés face aux heures disponibles, sur ${weeks} ${weeks > 1 ? 'semaines publiées' : 'semaine publiée'}.`,
  loadColumns: ['Technicien', 'Visites', 'Route h', 'Travail h', 'Disponible h', '%'],
  zones: 'Remplissage des jours de secteur',
  zonesLead: 'Minutes de visites prévues, réservées ou faites face aux minutes ouvertes.',
  zonesColumns: ['Semaine', 'Jours', 'Occupé h', 'Ouvert h', '%'],
  bookings: 'Qualité des rendez-vous pris',
  bookingsLead: (ungraded: number) => `Part des créneaux verts et des meilleurs créneaux proposés ; ${ungraded} rendez-vous sans note.`,
  bookingsColumns: ['Semaine', 'Pris', 'Verts %', 'Meilleurs %', 'Note moyenne', 'Sans note'],
  endings: 'Contrats qui se terminent',
  endingsLead: (a: number, b: number, c: number) => `${a} dans les 7 jours, ${b} de plus dans les 30, ${c} de plus dans les 60.`,
  endingsColumns: ['Client', 'Ville', 'Formule', 'Fin', 'Jours', 'EUR par an'],
}

/** The words of the reports on paper and in spreadsheets. */
export type ReportWords = typeof fr

const en: ReportWords = {
  title: 'Dashboard',
  page: (number, of) => `${number} / ${of}`,
  period: (from, to) => `${from} to ${to}`,
  weekShort: (number) => `W${number}`,
  chart: { before: 'Baseline, km', planned: 'Published, km', driven: 'Driven, km' },
  tiers: TIER_WORDS.en,
  serviceOf: (names) => `service: ${names}`,
  totals: (km, hours, euros, co2) => `Saved: ${km} km, ${hours} h of driving, ${euros} EUR at full cost, ${co2} kg of CO2`,
  noTotal: 'No week can be compared yet.',
  nothing: 'Nothing is on record for this period.',
  missing: 'n/a',
  savings: 'Kilometres saved, week by week',
  savingsLead: (baseline, measure, weeks, all) =>
    `${measure}, against: ${baseline}. ${weeks} of ${all} weeks compared; the others are said to be missing, never counted as zero.`,
  savingsColumns: ['Week', 'Baseline km', 'Published km', 'Driven km', 'Saved km', 'Hours', 'EUR', 'CO2 kg', 'Fingerprint or gap'],
  baselines: {
    'first-come-first-served': 'appointments booked by phone, first come first served (simulated)',
    previous: 'the plan published before for the same week',
    history: 'imported history',
  },
  measures: { planned: 'Plans as published', driven: 'Routes as driven, by the stamps' },
  gaps: {
    'no-plan': 'no published plan',
    'no-baseline': 'no such baseline',
    'not-driven': 'no stamps',
    'partly-stamped': 'stamps incomplete',
  },
  due: 'Visits done within their due window',
  dueLead: (inWindow, done) => (done === 0 ? 'No contract visit was done in this period.' : `${inWindow} of ${done} contract visits.`),
  dueColumns: ['Week', 'Done', 'In window', 'Early', 'Late', '%'],
  load: 'Load per technician',
  loadLead: (weeks) => `Published driving and work against available hours, over ${weeks} published ${weeks === 1 ? 'week' : 'weeks'}.`,
  loadColumns: ['Technician', 'Visits', 'Drive h', 'Work h', 'Available h', '%'],
  zones: 'Fill of zone days',
  zonesLead: 'Minutes of visits published, booked or done against the minutes open.',
  zonesColumns: ['Week', 'Days', 'Taken h', 'Open h', '%'],
  bookings: 'Quality of bookings',
  bookingsLead: (ungraded) => `Share of green slots and of the best slots offered; ${ungraded} appointments without a grade.`,
  bookingsColumns: ['Week', 'Booked', 'Green %', 'Best %', 'Mean grade', 'No grade'],
  endings: 'Contracts ending',
  endingsLead: (a, b, c) => `${a} within 7 days, ${b} more within 30, ${c} more within 60.`,
  endingsColumns: ['Client', 'Town', 'Tier', 'Ends', 'Days', 'EUR a year'],
}

/** The words by language. */
export const REPORT_WORDS: Readonly<Record<'fr' | 'en', ReportWords>> = { fr, en }
