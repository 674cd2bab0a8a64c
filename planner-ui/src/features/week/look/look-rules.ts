import type { Mark } from '../../../map/shapes.ts'

/** The class of whatever shows a visit: a browser finds rules by class at once, by attribute only one after another. */
export const visitClass = (id: string): string => `visit-${id.replaceAll(/[^\w-]/g, '_')}`

const selector = (ids: readonly string[]): string => ids.map((id) => `.${visitClass(id)}`).join(',')

const OUT =
  '--tech:var(--line-strong);--on-tech:var(--surface);background:none!important;border-style:dashed!important;color:var(--ink-3)!important'
/** The shape of a stop beside its number; unspoken, the legend says it. */
const SHAPES_OF_STOPS = `[data-testid="stop"]::after{content:var(--shape,none);color:var(--tech);font-size:9px;line-height:1;margin-left:1px}
[data-testid="stop"][aria-pressed="true"]::after{color:var(--on-tech)}`

/** Rules of style for visits that are filtered out and for the marks of the others: one rule a mark, however many visits have it. */
export function lookRules(
  out: ReadonlySet<string>,
  marks: ReadonlyMap<string, Mark> | null,
  glyphOf: (shape: Mark['shape']) => string,
): string {
  const rules = out.size > 0 ? [`${selector([...out])}{${OUT}}`] : []
  const marked = [...(marks ?? [])].filter(([id]) => !out.has(id))
  for (const [mark, group] of Map.groupBy(marked, ([, mark]) => mark))
    rules.push(`${selector(group.map(([id]) => id))}{--tech:${mark.fill};--on-tech:${mark.on};--shape:"${glyphOf(mark.shape)}" / ""}`)
  if (marked.length > 0) rules.push(SHAPES_OF_STOPS)
  return rules.join('\n')
}
