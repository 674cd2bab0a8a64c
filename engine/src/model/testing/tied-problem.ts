import { createRandom } from '../../random.ts'
import type { Problem } from '../problem.ts'
import { minutes } from './builders.ts'
import { type RandomProblemOptions, randomProblem } from './random-problem.ts'

/** A random problem of at least five visits that are tied at random: a pair together, two pairs in a row, a camera and a ladder shared. */
export function tiedProblem(seed: number, size: RandomProblemOptions): Problem {
  const { shipments: _none, ...problem } = randomProblem(seed, size)
  const random = createRandom(seed)
  const id = (index: number) => problem.visits[index]!.id
  return {
    ...problem,
    visits: problem.visits.map((visit) => (random.next() < 0.4 ? { ...visit, tools: [random.next() < 0.5 ? 'camera' : 'ladder'] } : visit)),
    together: [{ id: 't', visits: [id(0), id(1)] }],
    delays: [
      { id: 'd', before: id(1), after: id(2), min: minutes(random.below(120)) },
      { id: 'e', before: id(3), after: id(4), max: minutes(30 + random.below(300)) },
    ],
    tools: [
      { id: 'camera', count: 1, held: 'visit' },
      { id: 'ladder', count: 1, held: 'day' },
    ],
  }
}
