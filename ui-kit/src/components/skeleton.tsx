import { useText } from '../i18n/locale-context.tsx'
import classes from './skeleton.module.css'
import { kitText } from './text.ts'

/** Holds the place of `rows` lines of `height` pixels while they come, so that nothing moves when they do. */
export function SkeletonRows({ rows, height, gap = 8 }: { readonly rows: number; readonly height: number; readonly gap?: number }) {
  const words = useText(kitText)
  return (
    <div className={classes.rows} style={{ gap }} role="status" aria-label={words.loading}>
      {Array.from({ length: rows }, (_, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: identical placeholders that never move
        <div key={i} className={classes.row} style={{ height, opacity: 1 - (i / rows) * 0.6 }} />
      ))}
    </div>
  )
}
