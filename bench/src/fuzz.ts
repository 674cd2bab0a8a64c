import { parseArgs } from 'node:util'
import { runFuzz } from './fuzz/run-fuzz.ts'

const HELP = `npm run fuzz -- [--count N] [--seed N] [--iterations N] [--links] [--json]
Solves random problems of every feature and checks what must always hold. --seed is the first of --count seeds (default 1, 200); --links takes problems whose visits depend on one another;
exit code 1 and a line for each fault when something does not hold.`

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
    iterations: { type: 'string', default: '100' },
    links: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})
if (values.help) console.log(HELP)
else {
  const report = runFuzz({
    first: Number(values.seed),
    count: Number(values.count),
    iterations: Number(values.iterations),
    links: values.links,
    onFault: ({ seed, property, what }) => console.error(`seed ${seed}: ${property}: ${what}`),
  })
  const { problems, visits, proven, missed, faults } = report
  if (values.json) console.log(JSON.stringify(report))
  else console.log(`${problems} problems, ${visits} visits: ${faults.length} faults; ${proven - missed} of ${proven} small optima reached`)
  process.exitCode = faults.length > 0 ? 1 : 0
}
