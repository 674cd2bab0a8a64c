import { benchVroom } from './peers/vroom.ts'
import { benchPvrp } from './pvrp/command.ts'
import { benchRaces } from './races/command.ts'
import { benchGrowth } from './scale/growth.ts'
import { benchLarge } from './scale/large.ts'
import { benchExplain, benchPreview } from './scale/questions.ts'
import { benchWeek } from './scale/week.ts'
import { benchScreens } from './screens/command.ts'
import { benchSlots } from './slots/bench-slots.ts'
import { runFamily } from './vrp/command.ts'
import { FAMILIES } from './vrp/families.ts'

/** Benchmarks that are not a family of instances. */
const OTHERS: Readonly<Record<string, (args: string[]) => Promise<number>>> = {
  explain: benchExplain,
  growth: benchGrowth,
  large: benchLarge,
  preview: benchPreview,
  races: benchRaces,
  screens: benchScreens,
  slots: benchSlots,
  pvrp: benchPvrp,
  vroom: benchVroom,
  week: benchWeek,
}

const [command, ...args] = process.argv.slice(2)
const family = FAMILIES.find(({ name }) => name === command)
const other = command !== undefined && Object.hasOwn(OTHERS, command) ? OTHERS[command] : undefined
if (family) process.exitCode = await runFamily(family, args)
else if (other) process.exitCode = await other(args)
else {
  console.error(`usage: npm run -s bench -- ${[...FAMILIES.map(({ name }) => name), ...Object.keys(OTHERS)].join('|')} [--help]`)
  process.exitCode = 2
}
