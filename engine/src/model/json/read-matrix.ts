import { UNREACHABLE } from '../../units.ts'
import type { Matrix } from '../problem.ts'
import { LIMITS, MAX_ENTRY } from './limits.ts'
import { describe, type InputReport, isObject, type Read } from './read.ts'

/** A matrix: `{ durations, distances }`, each a list of rows or one flat list (row-major), `null` or -1 = unreachable; typed arrays too. */
export const readMatrix: Read<Matrix> = (value, path, report) => {
  if (!isObject(value))
    return report.refuse('NOT_AN_OBJECT', path, `${describe(value)} is not an object`, 'give { "durations": […], "distances": […] }')
  for (const key of Object.keys(value))
    if (!['size', 'durations', 'distances'].includes(key))
      report.refuse(
        'UNKNOWN_FIELD',
        `${path}.${key.slice(0, 50)}`,
        `there is no field ${key.slice(0, 50)} here`,
        'known fields: size, durations, distances',
      )
  const durations = readEntries(value['durations'], `${path}.durations`, report)
  const distances = readEntries(value['distances'], `${path}.distances`, report)
  if (!durations || !distances) return undefined
  const size = Math.sqrt(durations.length)
  if (durations.length !== distances.length)
    return report.refuse(
      'MATRIX_SIZE',
      path,
      `${durations.length} durations and ${distances.length} distances`,
      'give both for the same locations',
    )
  if (value['size'] !== undefined && value['size'] !== size)
    return report.refuse(
      'MATRIX_SIZE',
      `${path}.size`,
      `size ${describe(value['size'])} is not that of the entries, ${size}`,
      'leave size out',
    )
  for (let at = 0; at < durations.length; at++)
    if ((durations[at] === UNREACHABLE) !== (distances[at] === UNREACHABLE)) {
      const place = `[${Math.floor(at / size)}][${at % size}]`
      return report.refuse(
        'MATRIX_MISMATCH',
        `${path}.distances${place}`,
        'one of duration and distance is unreachable, the other is not',
        'give null in both, or a number in both',
      )
    }
  return { size, durations, distances }
}

function readEntries(value: unknown, path: string, report: InputReport): Int32Array | undefined {
  if (value === undefined) return report.refuse('MISSING_FIELD', path, 'this half of the matrix is missing', 'add it')
  if (!Array.isArray(value) && !(value instanceof Int32Array))
    return report.refuse('NOT_A_LIST', path, `${describe(value)} is not a list`, 'give a list of rows or one flat list')
  const nested = Array.isArray(value) && Array.isArray(value[0])
  const size = nested ? value.length : Math.sqrt(value.length)
  if (!Number.isInteger(size))
    return report.refuse('MATRIX_SIZE', path, `${value.length} entries are not a square`, 'give one row and one column for each location')
  if (size > LIMITS.matrixSize)
    return report.refuse('TOO_MANY', path, `${size} rows are more than ${LIMITS.matrixSize}`, 'split the problem')
  const rows: readonly ArrayLike<unknown>[] = nested ? value : [value]
  const width = nested ? size : size * size
  const entries = new Int32Array(size * size)
  for (const [row, list] of rows.entries()) {
    if ((!Array.isArray(list) && !(list instanceof Int32Array)) || list.length !== width)
      return report.refuse('MATRIX_SIZE', `${path}[${row}]`, `this row is not a list of ${width}`, 'give as many columns as rows')
    for (let column = 0; column < width; column++) {
      const entry = list[column]
      const known = entry === null ? UNREACHABLE : entry
      if (typeof known === 'number' && Number.isInteger(known) && known >= UNREACHABLE && known <= MAX_ENTRY)
        entries[row * width + column] = known
      else {
        const at = nested ? `${path}[${row}][${column}]` : `${path}[${column}]`
        return report.refuse(
          'MATRIX_ENTRY',
          at,
          `${describe(entry)} is neither a whole number from 0 nor null`,
          'round it; null where there is no way by road',
        )
      }
    }
  }
  return entries
}
