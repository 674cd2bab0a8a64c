import type { JsonReader } from './json-reader.ts'
import { MOST_SECONDS } from './json-reader.ts'
import type { VroomMatrix } from './vroom-input.ts'

type Rows = readonly (readonly number[])[]

/** The custom matrices by profile and their size; the former single `matrix` is durations of `car`. */
export function readMatrices(
  reader: JsonReader,
  root: Readonly<Record<string, unknown>>,
): { matrices: Record<string, VroomMatrix>; size: number | undefined } {
  const given = root['matrices'] === undefined ? {} : reader.object(root['matrices'], 'matrices')
  const matrices: Record<string, VroomMatrix> = {}
  let size: number | undefined
  const readRows = (value: unknown, path: string): Rows | undefined => {
    if (value === undefined) return undefined
    const rows = reader.array(value, path)
    size ??= rows.length
    if (rows.length !== size) {
      reader.refuse(
        path,
        'MATRIX_SIZE',
        `${rows.length} rows where another matrix has ${size}`,
        'give every matrix one row per place, the same places in the same order',
      )
      return undefined
    }
    return rows.map((row, i) => readRow(reader, row, `${path}[${i}]`, rows.length))
  }
  if (root['matrix'] !== undefined && given['car'] !== undefined)
    reader.refuse('matrix', 'MATRIX_TWICE', 'matrix is the former name of matrices.car.durations, which is there too', 'leave matrix out')
  if (root['matrix'] !== undefined) matrices['car'] = { durations: readRows(root['matrix'], 'matrix') ?? [] }
  for (const [profile, value] of Object.entries(given)) {
    const path = `matrices.${profile}`
    const { durations, distances, costs } = reader.object(value, path, ['durations', 'distances', 'costs'])
    const read = {
      durations: readRows(durations, `${path}.durations`),
      distances: readRows(distances, `${path}.distances`),
      costs: readRows(costs, `${path}.costs`),
    }
    if (!read.durations) reader.refuse(path, 'NO_DURATIONS', 'a profile needs its durations', 'add durations, in seconds')
    matrices[profile] = {
      ...(read.durations && { durations: read.durations }),
      ...(read.distances && { distances: read.distances }),
      ...(read.costs && { costs: read.costs }),
    }
  }
  return { matrices, size }
}

function readRow(reader: JsonReader, value: unknown, path: string, size: number): readonly number[] {
  const row = reader.array(value, path)
  if (row.length !== size) {
    reader.refuse(path, 'MATRIX_SIZE', `${row.length} columns in a matrix of ${size} rows`, 'make it square')
    return []
  }
  return row.map((entry, i) => {
    if (entry === null) return -1
    if (typeof entry === 'number' && Number.isInteger(entry) && entry >= 0 && entry <= MOST_SECONDS) return entry
    reader.refuse(
      `${path}[${i}]`,
      'MATRIX_ENTRY',
      `${JSON.stringify(entry)} is not an integer from 0 to ${MOST_SECONDS}`,
      'round it; null means there is no way',
    )
    return 0
  })
}
