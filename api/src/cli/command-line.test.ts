import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PROJECT_ROOT } from '../config.ts'
import { COMMANDS, runCommandLine } from './run-command-line.ts'

const FOLDER = mkdtempSync(join(tmpdir(), 'tournee-cli-'))
const DB = `sqlite:${join(FOLDER, 'tournee.sqlite')}`
const file = (name: string) => join(FOLDER, name)
afterAll(() => rmSync(FOLDER, { recursive: true, force: true }))

/** Monday 23 November 2026, 9:00 in Annecy. */
const NOW = Date.parse('2026-11-23T08:00:00Z')

interface Ran {
  readonly code: number | null
  readonly out: string
  readonly err: string
}
/** Runs `tournee` in this process, with a clock that stands still. */
async function tournee(...args: string[]): Promise<Ran> {
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
/** Runs `tournee` as a user does: the launcher, in a process of its own. */
function spawnTournee(...args: string[]): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(PROJECT_ROOT, 'api/bin/tournee.mjs'), ...args], { cwd: FOLDER })
    let [out, err] = ['', '']
    child.stdout.on('data', (text) => {
      out += text
    })
    child.stderr.on('data', (text) => {
      err += text
    })
    child.on('error', reject).on('close', (code) => resolve({ code, out, err }))
  })
}
/** Runs with `--json` and reads standard output, which must be one JSON object and nothing else. */
async function json<T>(...args: string[]): Promise<T> {
  const { code, out, err } = await tournee(...args, '--json')
  expect([code, err]).toEqual([0, expect.any(String)])
  return JSON.parse(out) as T
}

// twelve addresses around Annecy; contracts by default: one visit a year
const TOWNS = [
  'Annecy',
  'Seynod',
  'Meythet',
  'Pringy',
  'Sevrier',
  'Rumilly',
  'Thônes',
  'Faverges',
  'Cruseilles',
  'Argonay',
  'Poisy',
  'Epagny',
]
const CSV = `Nom;Adresse;Ville;Début contrat\n${TOWNS.map((town, i) => `Client ${i};${i + 1} rue du Test;${town};01/06/2026`).join('\n')}\n`

interface Optimised {
  readonly planId: string
  readonly summary: {
    readonly visits: number
    readonly served: number
    readonly unassigned: number
    readonly km: number
    readonly driveHours: number
  }
  readonly baseline: { readonly policy: string; readonly km: number; readonly driveHours: number }
  readonly violations: readonly unknown[]
  readonly unassigned: readonly { readonly visitId: string; readonly reasons: readonly unknown[] }[]
  readonly routes: readonly unknown[]
}

describe('from a spreadsheet to a published week', () => {
  beforeAll(() => writeFileSync(file('clients.csv'), CSV))

  test('import takes the rows, and nothing twice', async () => {
    const dry = await json<{ created: number }>('import', file('clients.csv'), '--db', DB, '--dry-run')
    expect(dry.created).toBe(12)
    const first = await json<Record<string, unknown>>('import', file('clients.csv'), '--db', DB, '--geocode-report', file('places.csv'))
    expect(first).toMatchObject({
      rows: 12,
      created: 12,
      updated: 0,
      unchanged: 0,
      refused: [],
      precision: { given: 0, commune: 12, none: 0 },
    })
    expect(readFileSync(file('places.csv'), 'utf8').trim().split('\n')).toHaveLength(13)
    expect(await json('import', file('clients.csv'), '--db', DB)).toMatchObject({ rows: 12, created: 0, unchanged: 12 })
  })

  test('import says causes and remedies in English, or in French when asked', async () => {
    writeFileSync(file('nameless.csv'), 'nom;ville\n;Annecy\n')
    const refusals = async (...options: string[]) =>
      (await json<{ refused: unknown[] }>('import', file('nameless.csv'), '--db', DB, '--dry-run', ...options)).refused
    expect(await refusals()).toMatchObject([{ row: 2, cause: 'the name of the client is missing' }])
    expect(await refusals('--language', 'fr')).toMatchObject([{ row: 2, cause: 'le nom du client manque' }])
    expect((await tournee('import', file('nameless.csv'), '--db', DB, '--language', 'de')).code).toBe(2)
  })

  test('optimise plans the week, check finds nothing, kpi agrees, publish publishes', async () => {
    // the contracts begin on 1 June 2026: their visits are best done half a year later, on 30 November
    const plan = await json<Optimised>('optimise', '--week', '2026-W49', '--seconds', '0.3', '--db', DB)
    expect(plan.summary).toMatchObject({ visits: 12, served: 12, unassigned: 0 })
    expect(plan).toMatchObject({ violations: [], unassigned: [], baseline: { policy: 'first-come-first-served' } })
    expect(await json('check', '--plan', plan.planId, '--write', file('out'), '--db', DB)).toEqual({ violations: [] })
    expect(await json('check', file('out/problem.json'), file('out/plan.json'))).toEqual({ violations: [] })
    const kpi = await json<{ saved: { km: number }; plan: { km: number }; inputsHash: string }>('kpi', '--week', '2026-W49', '--db', DB)
    expect(kpi.plan.km).toBeCloseTo(plan.summary.km, 6)
    expect(kpi.saved.km).toBeCloseTo(plan.baseline.km - plan.summary.km, 6)
    expect(await json('publish', '--week', '2026-W49', '--db', DB)).toMatchObject({ planId: plan.planId, changes: { added: 12 } })
  })

  test('check exits with 1 and lists what a tampered plan breaks', async () => {
    const plan = JSON.parse(readFileSync(file('out/plan.json'), 'utf8')) as { routes: { distance: number }[] }
    plan.routes[0]!.distance += 1
    writeFileSync(file('tampered.json'), JSON.stringify(plan))
    const { code, out } = await tournee('check', file('out/problem.json'), file('tampered.json'), '--json')
    expect(code).toBe(1)
    const { violations } = JSON.parse(out) as { violations: { cause: string; by: number }[] }
    expect(violations).toContainEqual(expect.objectContaining({ cause: 'figures', by: 1 }))
  })

  test('solve writes a plan that check accepts', async () => {
    const { code, out } = await tournee('solve', file('out/problem.json'), '--seconds', '0.2', '--json')
    expect(code).toBe(0)
    writeFileSync(file('solved.json'), out)
    expect((await tournee('check', file('out/problem.json'), file('solved.json'))).code).toBe(0)
  })

  test('solve goes on from a plan, says which days are proven, and how far from the cheapest plan it may be', async () => {
    // kilometres 10 and 20 of a road, a minute each; the way out and back is all that is paid
    const minutes = [0, 10, 20].map((from) => [0, 10, 20].map((to) => 60 * Math.abs(from - to)))
    const problem = {
      locations: [{}, {}, {}],
      matrices: { car: { durations: minutes, distances: minutes } },
      visits: ['a', 'b'].map((id, i) => ({ id, location: i + 1, service: 3_600 })),
      technicians: [{ id: 'ana' }],
      shifts: [{ id: 'mon', technician: 'ana', start: 0, end: 0, earliestStart: 28_800, latestEnd: 64_800 }],
      objective: { perDriveSecond: 1_000, perMetre: 0 },
    }
    writeFileSync(file('road.json'), JSON.stringify(problem))
    const ask = (...more: string[]) => tournee('solve', file('road.json'), '--seconds', '0.05', '--json', ...more)
    const first = await ask('--bound')
    const { summary, routes } = JSON.parse(first.out) as { summary: Record<string, number>; routes: { proof: string }[] }
    expect(routes.map(({ proof }) => proof)).toEqual(['optimal'])
    expect(summary).toMatchObject({ provenDays: 1, served: 2, outOfTime: false })
    // 2 400 s at 1 000: the bound may miss it by a thousandth, and is never above it
    expect(summary['lowerBound']).toBeLessThanOrEqual(2_400_000)
    expect(summary['mostAbovePct']).toBeGreaterThanOrEqual(0)
    expect(summary['mostAbovePct']).toBeLessThan(0.1)
    expect(first.err).toContain('2 served')
    writeFileSync(file('road-plan.json'), first.out)
    const again = JSON.parse((await ask('--from', file('road-plan.json'))).out) as { cost: { total: number } }
    expect(again.cost.total).toBe(2_400_000)
  })
})

describe('a refusal', () => {
  test('of a week without a plan is exit code 1, in JSON too', async () => {
    const { code, out } = await tournee('kpi', '--week', '2027-W10', '--db', DB, '--json')
    expect(code).toBe(1)
    expect(JSON.parse(out)).toMatchObject({ error: { code: 'NO_PLAN' } })
  })

  test('of a broken problem names code, path, cause and remedy', async () => {
    writeFileSync(file('broken.json'), '{"visits": 3}')
    const { code, out } = await tournee('solve', file('broken.json'), '--json')
    expect(code).toBe(1)
    const { errors } = JSON.parse(out) as { errors: Record<string, string>[] }
    expect(Object.keys(errors[0]!).sort()).toEqual(['cause', 'code', 'path', 'remedy'])
  })
})

describe('wrong usage is exit code 2 and says where the help is', () => {
  test.each([
    ['an unknown command', ['fly']],
    ['no command', []],
    ['an unknown option', ['optimise', '--fast']],
    ['a week that does not exist', ['optimise', '--week', '2027-W53', '--db', DB]],
    ['a number that is none', ['optimise', '--seconds', 'ten']],
    ['a missing argument', ['import']],
    ['one argument too many', ['publish', 'now']],
    ['a file that is not there', ['check', 'nowhere.json', 'nothing.json']],
    ['a database of another kind', ['kpi', '--db', 'mysql://x']],
  ])('%s', async (_, args) => {
    const { code, out, err } = await tournee(...args)
    expect(code).toBe(2)
    expect(out + err).toMatch(/--help/)
  })
})

test.each(Object.keys(COMMANDS))('%s --help says how it is used and exits with 0', async (name) => {
  const { code, out } = await tournee(name, '--help')
  expect(code).toBe(0)
  expect(out).toMatch(new RegExp(`^Usage: tournee ${name}\\b`))
  expect(out).toContain('Options')
})

describe('user', () => {
  test('adds an account once, lists it without its password, changes the password', async () => {
    const added = await json<{ password: string }>('user', 'add', 'New@Example.test', '--role', 'manager', '--db', DB)
    expect(added.password.length).toBeGreaterThanOrEqual(10)
    expect((await tournee('user', 'add', 'new@example.test', '--db', DB)).code).toBe(1)
    const { users } = await json<{ users: { email: string; role: string }[] }>('user', 'list', '--db', DB)
    expect(users.find((user) => user.email === 'new@example.test')).toMatchObject({ role: 'manager' })
    expect(JSON.stringify(users)).not.toMatch(/argon2|password/i)
    expect((await tournee('user', 'passwd', 'new@example.test', '--password', 'short', '--db', DB)).code).toBe(2)
    expect((await tournee('user', 'passwd', 'new@example.test', '--password', 'long enough now', '--db', DB)).code).toBe(0)
  })
})

test('roads compare reads reference figures and prints errors in per cent', async () => {
  writeFileSync(file('roads.csv'), 'from,to,published_km\nAnnecy,Thônes,21\n')
  const compared = await json<{ pairs: number; distance: { medianAbsErrorPct: number } }>('roads', 'compare', file('roads.csv'))
  expect(compared.pairs).toBe(1)
  expect(compared.distance.medianAbsErrorPct).toBeGreaterThanOrEqual(0)
})

test('vroom answers in VROOM’s JSON, on its own roads where the file has no matrix', async () => {
  const vehicles = [{ id: 1, start: [6.1265, 45.9], end: [6.1265, 45.9] }]
  const jobs = [{ id: 7, location: [6.09, 45.88], service: 600 }]
  writeFileSync(file('vroom.json'), JSON.stringify({ vehicles, jobs }))
  const { code, out } = await tournee('vroom', file('vroom.json'), '--seconds', '0.1')
  const solution = JSON.parse(out) as { code: number; summary: { unassigned: number; service: number }; routes: { steps: unknown[] }[] }
  expect([code, solution.code]).toEqual([0, 0])
  expect(solution.summary).toMatchObject({ unassigned: 0, service: 600 })
  expect(solution.routes[0]!.steps.map((step) => (step as { type: string }).type)).toEqual(['start', 'job', 'end'])
  writeFileSync(file('bad.json'), JSON.stringify({ vehicles }))
  const refused = await tournee('vroom', file('bad.json'))
  expect([refused.code, (JSON.parse(refused.out) as { code: number }).code]).toEqual([1, 2])
})

test('the launcher passes arguments, output and exit code through', async () => {
  const help = await spawnTournee('--help')
  expect([help.code, help.out]).toEqual([0, (await tournee('--help')).out])
  expect((await spawnTournee('fly')).code).toBe(2)
  const checked = await spawnTournee('check', 'out/problem.json', 'out/plan.json', '--json')
  expect([checked.code, JSON.parse(checked.out)]).toEqual([0, { violations: [] }])
})
