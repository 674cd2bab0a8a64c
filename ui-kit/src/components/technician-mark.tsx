import type { CSSProperties } from 'react'
import classes from './technician-mark.module.css'

/** Style that gives the elements below `--tech` and `--on-tech`, the colours of a technician. */
export const technicianStyle = (colour: number): CSSProperties =>
  ({ '--tech': `var(--tech-${colour % 8})`, '--on-tech': `var(--on-tech-${colour % 8})` }) as CSSProperties

/** The letter of a technician on his colour. */
export function TechnicianMark({
  letter,
  colour,
  small = false,
}: {
  readonly letter: string
  readonly colour: number
  readonly small?: boolean
}) {
  return (
    <span className={small ? classes.small : classes.mark} style={technicianStyle(colour)}>
      {letter}
    </span>
  )
}
