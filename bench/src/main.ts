import { runFamily } from './vrp/command.ts'
import { FAMILIES } from './vrp/families.ts'

const [command, ...args] = process.argv.slice(2)
const family = FAMILIES.find(({ name }) => name === command)
if (family) process.exitCode = await runFamily(family, args)
else {
  console.error(`usage: npm run -s bench -- ${FAMILIES.map(({ name }) => name).join('|')} [--help]`)
  process.exitCode = 2
}
