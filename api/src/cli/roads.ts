import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { compareRoads, createWorkerRoads, passSeason } from '@tournee/osrm'
import express from 'express'
import { osrmFace } from '../http/osrm-face.ts'
import { openRoads } from '../open-roads.ts'
import { type Command, type Io, JSON_OPTION, numberOption, textOption, UsageError, type Values } from './command.ts'
import { printJson, table } from './print.ts'
import { configOf } from './with-services.ts'

/** Reference figures are taken on open passes, so `summer` unless the command asks otherwise; a real OSRM knows no season. */
function roadsToCompare(values: Values, io: Io) {
  const config = configOf(values, io)
  if (config.osrmUrl !== null) return openRoads(config, io.now)
  const asked = textOption(values, 'season') ?? 'summer'
  if (asked !== 'summer' && asked !== 'winter' && asked !== 'today') throw new UsageError('--season is summer, winter or today')
  const roads = createWorkerRoads({ season: asked === 'today' ? passSeason(new Date(io.now()).toISOString().slice(0, 10)) : asked })
  return { roads, close: () => roads.close() }
}

async function compare(file: string | undefined, values: Values, io: Io): Promise<number> {
  if (file === undefined) throw new UsageError('which file? tournee roads compare FILE.csv')
  const { roads, close } = roadsToCompare(values, io)
  try {
    const compared = await compareRoads(roads, readFileSync(file, 'utf8'))
    if (values['json'] === true) printJson(io, compared)
    else {
      const rows = compared.rows.map((row) => [
        row.from,
        row.to,
        row.referenceKm,
        row.km,
        row.distanceErrorPct,
        row.referenceMinutes ?? '',
        row.minutes,
        row.timeErrorPct ?? '',
      ])
      io.out(table(['from', 'to', 'km there', 'km', 'error %', 'min there', 'min', 'error %'], rows))
      const summary = (name: string, { medianAbsErrorPct, maxAbsErrorPct }: typeof compared.distance) =>
        medianAbsErrorPct === null ? '' : `${name}: median ${medianAbsErrorPct} %, worst ${maxAbsErrorPct} %\n`
      io.out(`\n${compared.pairs} pairs\n${summary('distance', compared.distance)}${summary('time', compared.time)}`)
    }
    for (const { line, cause } of compared.skipped) io.err(`line ${line} skipped: ${cause}\n`)
    return 0
  } finally {
    await close()
  }
}

/** Serves the embedded roads alone, in OSRM's format, until it is told to stop. */
async function serveRoads(values: Values, io: Io): Promise<number> {
  const { embedded, close } = openRoads(configOf(values, io), io.now)
  const server = createServer(express().use(osrmFace({ embedded })))
  const port = numberOption(values, 'port', 5_000, 0, 65_535)
  await new Promise<void>((resolve, reject) => void server.once('error', reject).listen(port, '127.0.0.1', resolve))
  io.out(`OSRM's API on the embedded roads: http://127.0.0.1:${(server.address() as AddressInfo).port}\n`)
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
  })
  server.close()
  server.closeAllConnections()
  await close()
  return 0
}

/** `tournee roads compare FILE.csv`, `tournee roads serve` */
export const roadsCommand: Command = {
  usage: 'roads compare FILE.csv | roads serve',
  summary: 'Says how far the roads are from reference figures, or serves the embedded roads in OSRM’s own format.',
  options: {
    json: JSON_OPTION,
    season: { type: 'string', value: 'NAME', help: 'compare: summer (default), winter or today: high passes are closed in winter' },
    port: { type: 'string', value: 'N', help: 'serve: port to listen on (default 5000)' },
  },
  arguments: [1, 2],
  run: ({ values, positionals, io }) => {
    const [what, file] = positionals
    if (what === 'compare') return compare(file, values, io)
    if (what === 'serve') return serveRoads(values, io)
    throw new UsageError(`roads ${what}? compare or serve`)
  },
}
