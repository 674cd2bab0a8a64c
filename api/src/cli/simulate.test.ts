import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { SimulationResult } from '@tournee/engine/slots'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runCommandLine } from './run-command-line.ts'

const FOLDER = mkdtempSync(join(tmpdir(), 'tournee-simulate-'))
const DB = `sqlite:${join(FOLDER, 'tournee.sqlite')}`
afterAll(() => rmSync(FOLDER, { recursive: true, force: true }))

/** Monday 23 November 2026, 9:00 in Annecy. */
const NOW = Date.parse('2026-11-23T08:00:00Z')

async function tournee(...args: string[]) {
  let [out, err] = ['', '']
  const code = await runCommandLine(args, {
    out: (text) => {
      out += text
    },
    err: (text) => {
      err += text
    },
    env: {},
    now: () => NOW,
  })
  return { code, out, err }
}

// eight places on the embedded roads
const CSV = `id,name,address,postcode,city,lat,lon
1,Un,1 rue A,74000,Annecy,45.9,6.1265
2,Deux,1 rue B,74600,Seynod,45.88,6.09
3,Trois,1 rue C,74960,Meythet,45.918,6.09
4,Quatre,1 rue D,74370,Pringy,45.949,6.126
5,Cinq,1 rue E,74320,Sevrier,45.864,6.14
6,Six,1 rue F,74410,Saint-Jorioz,45.832,6.16
7,Sept,1 rue G,74290,Veyrier-du-Lac,45.884,6.178
8,Huit,1 rue H,74150,Rumilly,45.867,5.943
`

describe('tournee simulate', () => {
  beforeAll(async () => {
    const file = join(FOLDER, 'clients.csv')
    writeFileSync(file, CSV)
    expect(await tournee('import', file, '--db', DB)).toMatchObject({ code: 0 })
  })
  const short = (...args: string[]) => tournee('simulate', '--db', DB, '--days', '35', '--zones', '2', '--repairs', '2', ...args)

  test('prints one object per run with the figures of a year, twice the same', async () => {
    const [one, other] = [
      await short('--policy', 'zones+slots', '--seed', '3', '--json'),
      await short('--policy', 'zones+slots', '--seed', '3', '--json'),
    ]
    expect(one).toMatchObject({ code: 0 })
    const result = JSON.parse(one.out) as SimulationResult
    expect(result).toMatchObject({
      policy: 'zones+slots',
      seed: 3,
      withinDueWindowPct: expect.any(Number),
      greenSharePct: expect.any(Number),
    })
    // 35 days from Friday 1 January hold 24 working days; nobody calls in the last ten days: 17 days x 2 repairs on average
    expect(result.visitsDone).toBeGreaterThan(10)
    expect(result.km).toBeGreaterThan(0)
    expect(other.out).toBe(one.out)
    expect(one.err).toContain('24/24 days')
  }, 60_000)

  test('compares all policies on the same requests', async () => {
    const { code, out } = await short('--json')
    const { results } = JSON.parse(out) as { results: SimulationResult[] }
    expect([code, results.map(({ policy }) => policy)]).toEqual([0, ['fcfs', 'zones', 'zones+slots']])
    expect(new Set(results.map(({ visitsDone, refused }) => visitsDone + refused)).size).toBe(1)
  }, 60_000)

  test('refuses a policy that it does not know', async () => {
    expect(await short('--policy', 'magic')).toMatchObject({
      code: 2,
      err: expect.stringContaining('--policy must be one of fcfs, zones, zones+slots, all'),
    })
  })
})
