import { isRefusal } from '../refusal.ts'
import { computeZoning } from '../use-cases/design-zones.ts'
import { type Command, DB_OPTION, JSON_OPTION, numberOption, UsageError } from './command.ts'
import { printJson, printRefusal, rounded, table } from './print.ts'
import { withServices } from './with-services.ts'

/** `tournee zones design` */
export const zonesCommand: Command = {
  usage: 'zones design',
  summary: 'Designs zones from the clients’ work of a year and the roads; shows them and stores nothing.',
  options: {
    count: { type: 'string', value: 'N', help: 'how many zones (default 7)' },
    seed: { type: 'string', value: 'N', help: 'same seed, same zones (default 1)' },
    db: DB_OPTION,
    json: JSON_OPTION,
  },
  arguments: [1, 1],
  run: ({ values, positionals, io }) => {
    if (positionals[0] !== 'design') throw new UsageError(`zones ${positionals[0]}? design`)
    const count = numberOption(values, 'count', 7, 2, 100)
    const seed = numberOption(values, 'seed', 1, 0, 2 ** 31 - 1)
    return withServices(values, io, async (services) => {
      const asJson = values['json'] === true
      const designed = await computeZoning(services, { count, seed, compare: true, fresh: true })
      if (isRefusal(designed)) return printRefusal(io, designed, asJson)
      const { content, found } = designed
      const names = new Map(content.zones.map(({ id, name }) => [id, name]))
      const zones = content.figures.zones.map(({ zoneId, minutes, clients, components, meanDriveMinutes }) => ({
        name: names.get(zoneId) ?? zoneId,
        minutes,
        clients,
        components,
        meanDriveMinutes,
      }))
      const { cv, maxOverMean, cutEdgeRatio, meanDriveMinutes } = content.figures
      const kmeans = found.kMeans && { cv: found.kMeans.cv, meanDriveMinutes: found.kMeans.meanDriveMinutes }
      if (asJson) printJson(io, { zones, cv, maxOverMean, cutEdgeRatio, meanDriveMinutes, kmeans, seconds: found.seconds })
      else {
        const rows = zones.map((zone) => [
          zone.name,
          Math.round(zone.minutes / 60),
          zone.clients,
          zone.components,
          rounded(zone.meanDriveMinutes),
        ])
        io.out(table(['zone', 'hours a year', 'clients', 'pieces', 'drive min'], rows))
        io.out(`\nCV ${rounded(cv, 3)}, max/mean ${rounded(maxOverMean, 3)}, mean drive ${rounded(meanDriveMinutes, 2)} min`)
        if (kmeans) io.out(`; balanced k-means at the same CV: ${rounded(kmeans.meanDriveMinutes, 2)} min`)
        io.out(`; ${rounded(found.seconds, 2)} s\n`)
      }
      return 0
    })
  },
}
