import type { TravelProvider, TravelTable } from '../travel-provider.ts'
import { askLegs } from './ask-legs.ts'
import { askTable } from './ask-table.ts'
import { readWaypoints } from './osrm-answers.ts'
import { OsrmError } from './osrm-error.ts'
import { createOsrmSession, type OsrmClientOptions } from './osrm-session.ts'

/**
 * A TravelProvider over the HTTP API of OSRM 5 and later. Answers `UNREACHABLE` where there is no way and for single points off the
 * server's map; throws OsrmError (see its codes) when the server fails, refuses, or covers none of the points. RangeError on a bad position.
 */
export function createOsrmClient(options: OsrmClientOptions): TravelProvider {
  const session = createOsrmSession(options)
  return {
    id: 'osrm',
    dataVersion: session.dataVersion,
    between: (origins, destinations, call = {}) => askTable(session, origins, destinations, call.signal),
    async table(points, call = {}): Promise<TravelTable> {
      const { rows: size, columns: _, ...square } = await askTable(session, points, points, call.signal)
      for (let index = 0; index < size; index++) {
        // nobody drives to where he is, not even from a point off the map
        square.durations[index * size + index] = 0
        square.distances[index * size + index] = 0
      }
      return { size, ...square }
    },
    async route(points, call = {}) {
      if (points.length < 2) throw new RangeError('a route needs at least two points')
      return askLegs(session, points, call.signal)
    },
    async nearest(point, call = {}) {
      const [first] = readWaypoints(await session.ask('nearest', [point], 'number=1', call.signal), 'waypoints', null)
      if (first === undefined) throw new OsrmError('NotOsrm', 'OSRM named no road')
      return first
    },
  }
}
