import { type Mark, SHAPES } from '../../../map/shapes.ts'

/** A mark of the legend, as the map draws it. */
export const ShapeMark = ({ mark }: { readonly mark: Mark }) => (
  <svg width="14" height="14" viewBox="0 0 24 24" aria-hidden="true">
    <path d={SHAPES[mark.shape].path} fill={mark.fill} />
  </svg>
)
