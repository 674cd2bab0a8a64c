import { Part } from '@tournee/contract'
import { fold } from '../database/fold.ts'
import { plainText, singleSpaced } from './cell-values.ts'

/** Parts that a cell names for a machine; `machine` null = it does not say for which. */
export interface PartsOfMachine {
  readonly machine: string | null
  readonly parts: readonly Part[]
}

/** `2 × Filtre F7 [ALD-F7]`: the reference only where there is one. */
export const partText = ({ label, reference, quantity }: Part): string => `${quantity} × ${label}${reference ? ` [${reference}]` : ''}`

/** The parts of one machine in one cell. */
export const partsText = (parts: readonly Part[]): string => parts.map(partText).join('; ')

/** The parts of a place's machines in one cell; with several machines, each list says whose it is. */
export function machinePartsText(machines: readonly { readonly kind: string; readonly parts: readonly Part[] }[]): string {
  const named = machines.filter(({ parts }) => parts.length > 0)
  if (machines.length === 1) return partsText(machines[0]!.parts)
  return named.map(({ kind, parts }) => `${kind} : ${partsText(parts)}`).join(' | ')
}

/** `2 x Filtre F7 (réf. ALD-F7)`, `Filtre F7 x2`, `Filtre F7 [ALD-F7]`, `Filtre F7`; null when it is none. */
function readPart(text: string): Part | null {
  const [, inBrackets] = text.match(/\[([^\]]+)\]\s*$/) ?? text.match(/\((?:réf|ref)\.?\s*([^)]+)\)\s*$/i) ?? []
  const bare = plainText(inBrackets === undefined ? text : text.slice(0, Math.max(text.lastIndexOf('['), text.lastIndexOf('('))))
  const [, before, named] = bare.match(/^(\d{1,3})\s*[x×*]\s*(.+)$/i) ?? []
  const [, called, after] = before === undefined ? (bare.match(/^(.+?)\s+[x×*]\s*(\d{1,3})$/i) ?? []) : []
  const part = {
    label: named ?? called ?? bare,
    reference: inBrackets === undefined ? null : singleSpaced(inBrackets),
    quantity: Number(before ?? after ?? 1),
  }
  const read = Part.safeParse(part)
  return read.success ? read.data : null
}

/** The parts in a cell, one a line or between `;`, by machine where `Machine : …` says so (`|` or a line between machines); null when one cannot be read. */
export function readMachineParts(cell: string): readonly PartsOfMachine[] | null {
  const lists = cell.split(/[|\n]/).filter((list) => list.trim() !== '')
  const read = lists.map((list) => {
    const [, machine, rest] = list.match(/^([^:;]+?)\s*:\s+(.+)$/) ?? []
    const parts = (rest ?? list)
      .split(';')
      .filter((text) => text.trim() !== '')
      .map(readPart)
    return { machine: machine === undefined ? null : plainText(machine), parts }
  })
  const whole = read.flatMap(({ machine, parts }) => {
    const known = parts.filter((part) => part !== null)
    return known.length === parts.length ? [{ machine, parts: known }] : []
  })
  return whole.length === read.length ? whole : null
}

/** The parts that a cell gives each of these machines; what names none is the first's. A machine that the cell does not speak of is absent. */
export function assignParts(lists: readonly PartsOfMachine[], machines: readonly string[]): ReadonlyMap<number, readonly Part[]> {
  const assigned = new Map<number, Part[]>()
  for (const { machine, parts } of lists) {
    const named = machine === null ? 0 : machines.findIndex((kind) => fold(kind) === fold(machine))
    if (machines.length === 0) continue
    const index = Math.max(named, 0)
    assigned.set(index, [...(assigned.get(index) ?? []), ...parts].slice(0, MOST_PARTS))
  }
  return assigned
}

/** Parts of a machine at most, as the contract has it. */
const MOST_PARTS = 30
