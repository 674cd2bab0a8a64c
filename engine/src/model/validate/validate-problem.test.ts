import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { evaluate, ordersOf } from '../../evaluate.ts'
import { parsePlan } from '../json/read-plan.ts'
import { planToJson, problemToJson } from '../json/to-json.ts'
import { withMatrices } from '../json/with-matrices.ts'
import { aProblem, aShift, aVisit, hours, LUNCH, lineMatrix } from '../testing/builders.ts'
import { randomProblem } from '../testing/random-problem.ts'
import { parseProblem, validateProblem } from './validate-problem.ts'

const json = (overrides: Record<string, unknown> = {}): unknown => ({ ...(problemToJson(aProblem()) as object), ...overrides })
const errorsOf = (input: unknown) => {
  const parsed = parseProblem(input)
  return parsed.ok ? [] : parsed.errors
}
const firstOf = (input: unknown) => {
  const error = errorsOf(input)[0]
  return error && [error.code, error.path]
}
const visits = (...list: object[]) => json({ visits: list })
const shifts = (...list: object[]) => json({ shifts: list })

describe('a problem at the door', () => {
  it('is read back from its own JSON unchanged, whatever its features', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const problem = randomProblem(seed, { visits: 6, technicians: 2, days: 2, tightness: 1 })
        const parsed = parseProblem(JSON.parse(JSON.stringify(problemToJson(problem))))
        expect(parsed).toEqual({ ok: true, problem, needsMatrices: [] })
        expect(validateProblem(problem)).toEqual([])
      }),
      { numRuns: 200, seed: 3 },
    )
  })

  it('may be without matrices when its locations have positions: the caller is told which profiles to add', () => {
    const input = json({ matrices: undefined, locations: [{ position: [6.13, 45.9] }, { position: [6.2, 45.8] }] })
    const parsed = parseProblem(input)
    expect(parsed).toMatchObject({ ok: true, needsMatrices: ['car'] })
    if (!parsed.ok) return
    expect(validateProblem(parsed.problem)[0]).toMatchObject({ code: 'MATRIX_MISSING', path: '$.matrices.car' })
    expect(validateProblem(withMatrices(parsed.problem, { car: lineMatrix([0, 10]) }))).toEqual([])
    expect(() => withMatrices(parsed.problem, { car: lineMatrix([0]) })).toThrow('1 rows for 2 locations')
  })

  it.each([
    ['nothing', null, ['NOT_AN_OBJECT', '$']],
    ['a list', [], ['NOT_AN_OBJECT', '$']],
    ['a visit without service', visits({ id: 'a', location: 1 }), ['MISSING_FIELD', '$.visits[0].service']],
    ['a misspelt rule', visits(aVisit({ timeWindow: [[0, 1]] } as never)), ['UNKNOWN_FIELD', '$.visits[0].timeWindow']],
    ['NaN', visits(aVisit({ service: Number.NaN })), ['NOT_A_NUMBER', '$.visits[0].service']],
    ['a text for a number', visits(aVisit({ service: '60' as never })), ['NOT_A_NUMBER', '$.visits[0].service']],
    ['a negative duration', visits(aVisit({ service: -1 })), ['OUT_OF_RANGE', '$.visits[0].service']],
    ['half a second', visits(aVisit({ service: 0.5 })), ['NOT_AN_INTEGER', '$.visits[0].service']],
    ['milliseconds for an instant', shifts(aShift({ latestEnd: 1e13 })), ['OUT_OF_RANGE', '$.shifts[0].latestEnd']],
    ['a reversed window', visits(aVisit({ timeWindows: [[2, 1]] })), ['WINDOW_REVERSED', '$.visits[0].timeWindows[0]']],
    ['a reversed promise', visits(aVisit({ promise: [2, 1] })), ['WINDOW_REVERSED', '$.visits[0].promise']],
    ['a reversed due date', visits(aVisit({ due: { earliest: 2, latest: 1 } })), ['WINDOW_REVERSED', '$.visits[0].due']],
    [
      'overlapping windows',
      visits(
        aVisit({
          timeWindows: [
            [1, 3],
            [3, 4],
          ],
        }),
      ),
      ['WINDOWS_OVERLAP', '$.visits[0].timeWindows[1]'],
    ],
    ['a reversed shift', shifts(aShift({ latestEnd: 0 })), ['WINDOW_REVERSED', '$.shifts[0].latestEnd']],
    ['an id twice', visits(aVisit(), aVisit()), ['DUPLICATE_ID', '$.visits[1].id']],
    ['a break id twice', shifts(aShift({ breaks: [LUNCH, LUNCH] })), ['DUPLICATE_ID', '$.shifts[0].breaks[1].id']],
    ['a break at no time', shifts(aShift({ breaks: [{ ...LUNCH, timeWindows: [] }] })), ['TOO_FEW', '$.shifts[0].breaks[0].timeWindows']],
    ['an unknown technician', shifts(aShift({ technician: 'zoe' })), ['UNKNOWN_REFERENCE', '$.shifts[0].technician']],
    ['a location beyond the list', visits(aVisit({ location: 2 })), ['UNKNOWN_REFERENCE', '$.visits[0].location']],
    [
      'a lock to an unknown shift',
      visits(aVisit({ lock: { kind: 'shift', shift: 'x' } })),
      ['UNKNOWN_REFERENCE', '$.visits[0].lock.shift'],
    ],
    ['a lock of no kind', visits(aVisit({ lock: {} as never })), ['UNKNOWN_WORD', '$.visits[0].lock.kind']],
    [
      'a shipment of nothing',
      json({ shipments: [{ id: 's', pickup: 'v1', delivery: 'v2' }] }),
      ['UNKNOWN_REFERENCE', '$.shipments[0].delivery'],
    ],
    [
      'a visit that picks up at itself',
      json({ shipments: [{ id: 's', pickup: 'v1', delivery: 'v1' }] }),
      ['VISIT_SHIPPED_TWICE', '$.shipments[0].delivery'],
    ],
    [
      'an initial route of an unknown visit',
      json({ initial: [{ shift: 's1', visits: ['x'] }] }),
      ['UNKNOWN_REFERENCE', '$.initial[0].visits[0]'],
    ],
    [
      'a visit on two initial places',
      json({ initial: [{ shift: 's1', visits: ['v1', 'v1'] }] }),
      ['DUPLICATE_ID', '$.initial[0].visits[1]'],
    ],
    ['a priority of 101', visits(aVisit({ priority: 101 })), ['OUT_OF_RANGE', '$.visits[0].priority']],
    ['a speed of zero', shifts(aShift({ speedFactor: 0 })), ['OUT_OF_RANGE', '$.shifts[0].speedFactor']],
    ['a profile without roads', shifts(aShift({ profile: 'bike' })), ['MISSING_FIELD', '$.locations[0].position']],
    [
      'latitude before longitude, beyond the pole',
      json({ locations: [{ position: [45, 120] }, {}] }),
      ['POSITION_SWAPPED', '$.locations[0].position'],
    ],
    ['a position off the Earth', json({ locations: [{ position: [500, 500] }, {}] }), ['POSITION_RANGE', '$.locations[0].position']],
    ['a position of NaN', json({ locations: [{ position: [Number.NaN, 45] }, {}] }), ['NOT_A_POSITION', '$.locations[0].position']],
    ['a matrix of another size', json({ matrices: { car: { durations: [[0]], distances: [[0]] } } }), ['MATRIX_SIZE', '$.matrices.car']],
    [
      'a ragged matrix',
      json({ matrices: { car: { durations: [[0, 1], [0]], distances: [0, 0, 0, 0] } } }),
      ['MATRIX_SIZE', '$.matrices.car.durations[1]'],
    ],
    [
      'a negative drive',
      json({ matrices: { car: { durations: [0, -2, 0, 0], distances: [0, 0, 0, 0] } } }),
      ['MATRIX_ENTRY', '$.matrices.car.durations[1]'],
    ],
    [
      'a drive without its distance',
      json({
        matrices: {
          car: {
            durations: [0, 1, 0, 0],
            distances: [
              [0, null],
              [0, 0],
            ],
          },
        },
      }),
      ['MATRIX_MISMATCH', '$.matrices.car.distances[0][1]'],
    ],
    [
      'costs beyond exact numbers',
      json({
        objective: { unservedMandatory: 1e12 },
        visits: Array.from({ length: 1000 }, (_, i) => aVisit({ id: `v${i}`, priority: 100 })),
      }),
      ['COST_OVERFLOW', '$.objective.unservedMandatory'],
    ],
    ['50 001 visits', visits(...Array.from({ length: 50_001 }, () => ({}))), ['TOO_MANY', '$.visits']],
  ])('refuses %s', (_name, input, expected) => {
    expect(firstOf(input)).toEqual(expected)
  })

  it('finds the one swapped position among many', () => {
    const places = [
      [6.12, 45.9],
      [6.2, 45.8],
      [45.85, 6.15],
      [6.3, 45.95],
    ]
    const input = json({ locations: places.map((position) => ({ position })), matrices: { car: problemToJsonMatrix(4) } })
    expect(firstOf(input)).toEqual(['POSITION_SWAPPED', '$.locations[2].position'])
  })

  it('says all that is wrong at once, with a cause and a remedy, but never more than a hundred times', () => {
    const errors = errorsOf(visits(aVisit({ service: -1, setup: 0.5, lock: 'x' as never })))
    expect(errors.map(({ code }) => code)).toEqual(['OUT_OF_RANGE', 'NOT_AN_INTEGER', 'UNKNOWN_WORD'])
    for (const { cause, remedy } of errors) expect(cause.length * remedy.length).toBeGreaterThan(0)
    expect(errorsOf(visits(...Array.from({ length: 1000 }, () => ({})))).length).toBe(100)
  })

  it('survives a hundred thousand brackets', () => {
    const deep = JSON.parse('['.repeat(100_000) + ']'.repeat(100_000)) as unknown
    expect(firstOf({ visits: deep, locations: deep, shifts: deep, technicians: deep })).toBeDefined()
    expect(firstOf(deep)).toEqual(['NOT_AN_OBJECT', '$'])
  })

  it('takes flat matrices and null for no way', () => {
    const parsed = parseProblem(
      json({
        matrices: {
          car: {
            durations: [0, null, 60, 0],
            distances: [
              [0, null],
              [1, 0],
            ],
          },
        },
      }),
    )
    expect(parsed.ok && [...parsed.problem.matrices['car']!.durations]).toEqual([0, -1, 60, 0])
  })
})

function problemToJsonMatrix(size: number) {
  const rows = Array.from({ length: size }, () => Array.from({ length: size }, () => 0))
  return { durations: rows, distances: rows }
}

describe('a plan', () => {
  it('is read back from its own JSON unchanged', () => {
    const plan = evaluate(aProblem({ shifts: [aShift({ breaks: [LUNCH], latestEnd: hours(18) })] }), [{ shift: 's1', visits: ['v1'] }])
    expect(parsePlan(JSON.parse(JSON.stringify(planToJson(plan))))).toEqual({ ok: true, plan })
    expect(ordersOf(plan)).toEqual([{ shift: 's1', visits: ['v1'] }])
  })

  it('is refused with a path when a stop is not one', () => {
    const plan = evaluate(aProblem(), [{ shift: 's1', visits: ['v1'] }])
    const bent = { ...plan, routes: [{ ...plan.routes[0], stops: [{ kind: 'visit' }] }] }
    const parsed = parsePlan(bent)
    expect(!parsed.ok && parsed.errors[0]).toMatchObject({ code: 'MISSING_FIELD', path: '$.routes[0].stops[0].visit' })
  })
})
