import { SHAPES } from '../../../map/shapes.ts'
import type { Look } from './use-look.ts'

const visit = (id: string) => `[data-visit="${CSS.escape(id)}"]`

/**
 * Filter and colours on everything that shows a visit outside of the map, by its `data-visit`: a rule of style, so that board, basket and list
 * are not drawn again while somebody chooses. What is filtered out keeps its place and its contrast, without colour; a mark's shape stands
 * beside its number.
 */
export function LookStyle({ out, marks, isFiltering }: Pick<Look, 'out' | 'marks' | 'isFiltering'>) {
  const rules: string[] = []
  if (isFiltering && out.size > 0)
    rules.push(
      `:is(${[...out].map(visit).join(',')}){--tech:var(--line-strong);--on-tech:var(--surface);background:none!important;border-style:dashed!important;color:var(--ink-3)!important}`,
    )
  for (const [id, mark] of marks ?? [])
    if (!out.has(id))
      rules.push(
        `${visit(id)}{--tech:${mark.fill};--on-tech:${mark.on}}`,
        `[data-testid="stop"]${visit(id)}::after{content:"${SHAPES[mark.shape].glyph}" / "";color:var(--tech);font-size:9px;line-height:1;margin-left:1px}`,
        `[data-testid="stop"]${visit(id)}[aria-pressed="true"]::after{color:var(--on-tech)}`,
      )
  return rules.length > 0 ? <style>{rules.join('')}</style> : null
}
