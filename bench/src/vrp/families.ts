import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Instance } from './instance.ts'
import { readMultiDepot } from './read-cordeau.ts'
import { readLiLim } from './read-lilim.ts'
import { readSolomon } from './read-solomon.ts'
import { readMixedFleet, readVrplib } from './read-vrplib.ts'

/** A family of instances: where its files are, how they are read, what is run when nothing is named. */
export interface Family {
  readonly name: string
  /** sub-folders by set name; the first is the default */
  readonly sets: Readonly<Record<string, string>>
  /** the instances of a set that its published table measures; absent = all */
  readonly table?: Readonly<Record<string, RegExp>>
  readonly isInstance: (file: string) => boolean
  readonly read: (text: string, name: string) => Instance
  /** columns of `bks.csv` */
  readonly bksColumn: string
}

/** Every family the benchmark knows. */
export const FAMILIES: readonly Family[] = [
  {
    name: 'vrptw',
    sets: { solomon: 'solomon100', homberger200: 'homberger200', homberger400: 'homberger400', homberger1000: 'homberger1000' },
    table: { homberger200: /_2_[38]$/, homberger400: /_4_6$/, homberger1000: /_10_5$/ },
    isInstance: (file) => file.endsWith('.txt'),
    read: (text) => readSolomon(text),
    bksColumn: 'bks_distance_dimacs',
  },
  {
    name: 'pdptw',
    sets: { lilim100: 'lilim100', lilim200: 'lilim200' },
    isInstance: (file) => file.endsWith('.txt'),
    read: readLiLim,
    bksColumn: 'sintef_distance',
  },
  {
    name: 'mdvrp',
    sets: { cordeau: 'instances' },
    isInstance: (file) => !file.includes('.'),
    read: readMultiDepot,
    bksColumn: 'bks_distance_double',
  },
  {
    name: 'sdvrptw',
    sets: { cordeau: '' },
    isInstance: (file) => file.endsWith('.vrp'),
    read: (text, name) => readVrplib(text, name, 'thousandths'),
    bksColumn: 'bks',
  },
  {
    name: 'mdvrptw',
    sets: { cordeau: '' },
    isInstance: (file) => file.endsWith('.vrp'),
    read: (text, name) => readVrplib(text, name, 'thousandths'),
    bksColumn: 'bks',
  },
  {
    name: 'cvrp',
    sets: { x: '' },
    isInstance: (file) => file.endsWith('.vrp'),
    read: (text, name) => readVrplib(text, name, 'nearest'),
    bksColumn: 'bks',
  },
  {
    name: 'pcvrptw',
    sets: { homberger1000: '' },
    isInstance: (file) => file.endsWith('.vrp'),
    read: (text, name) => readVrplib(text, name, 'tenths'),
    bksColumn: 'bks',
  },
  {
    name: 'hfvrp',
    sets: { x: '' },
    isInstance: (file) => file.endsWith('.vrp'),
    read: (text, name) => readMixedFleet(text, name),
    bksColumn: 'bks',
  },
]

/** The instance files of a set in order of name: those of its table, those named in `only`, or all of them. */
export function filesOf(family: Family, set: string, dir: string, only: readonly string[], all: boolean): readonly string[] {
  const folder = join(dir, family.sets[set] ?? '')
  const nameOf = (file: string) => basename(file).replace(/\.(txt|vrp)$/, '')
  const table = all ? undefined : family.table?.[set]
  return readdirSync(folder)
    .filter(family.isInstance)
    .filter((file) => (only.length > 0 ? only.includes(nameOf(file)) : (table?.test(nameOf(file)) ?? true)))
    .sort((a, b) => nameOf(a).localeCompare(nameOf(b), 'en', { numeric: true }))
    .map((file) => join(folder, file))
}

/** Reads one instance file. */
export function readInstance(family: Family, file: string): Instance {
  return family.read(readFileSync(file, 'utf8'), basename(file).replace(/\.(txt|vrp)$/, ''))
}

/** Best-known values by instance name; `vehicles` where vehicles come first. */
export function readBestKnown(family: Family, dir: string): ReadonlyMap<string, { readonly cost: number; readonly vehicles: number }> {
  const [head, ...rows] = readFileSync(join(dir, 'bks.csv'), 'utf8').trim().split(/\r?\n/)
  const columns = head!.split(',')
  const at = (row: readonly string[], column: string) => Number(row[columns.indexOf(column)] ?? Number.NaN)
  return new Map(
    rows.map((line) => {
      const row = line.split(',')
      return [row[columns.indexOf('instance')]!, { cost: at(row, family.bksColumn), vehicles: at(row, 'sintef_vehicles') }]
    }),
  )
}
