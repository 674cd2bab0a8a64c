import { SHAPES } from '../../../map/shapes.ts'
import { lookRules } from './look-rules.ts'
import type { Look } from './use-look.ts'

/**
 * Filter and colours on everything that shows a visit outside of the map, by its class: rules of style, so that board, basket and list
 * are not drawn again while somebody chooses. What is filtered out keeps its place and its contrast, without colour; a mark's shape stands
 * beside its number.
 */
export function LookStyle({ out, marks, isFiltering }: Pick<Look, 'out' | 'marks' | 'isFiltering'>) {
  const rules = lookRules(isFiltering ? out : NONE, marks, (shape) => SHAPES[shape].glyph)
  return rules === '' ? null : <style>{rules}</style>
}
const NONE: ReadonlySet<string> = new Set()
