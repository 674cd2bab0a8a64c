import type { ReactNode } from 'react'
import { ConnectionBar } from '../connection/connection-bar.tsx'
import classes from './nav-frame.module.css'

/** A place of the app: its link is drawn by the app's own router. */
export interface NavItem {
  readonly href: string
  readonly label: string
  readonly icon: ReactNode
  readonly active: boolean
}

/** The frame of a desk app: a narrow rail of places, the screen, what belongs to the person at the end of the rail, and how the connection is. */
export function NavFrame({
  label,
  skipLabel,
  brand,
  items,
  renderLink,
  footer,
  children,
}: {
  readonly label: string
  readonly skipLabel: string
  readonly brand: ReactNode
  readonly items: readonly NavItem[]
  readonly renderLink: (item: NavItem, className: string, content: ReactNode) => ReactNode
  readonly footer: ReactNode
  readonly children: ReactNode
}) {
  return (
    <div className={classes.frame}>
      <a href="#screen" className={classes.skip}>
        {skipLabel}
      </a>
      <nav className={classes.rail} aria-label={label}>
        <div className={classes.brand}>{brand}</div>
        <ul className={classes.items}>
          {items.map((item) => (
            <li key={item.href}>
              {renderLink(
                item,
                classes.item!,
                <>
                  {item.icon}
                  <span>{item.label}</span>
                </>,
              )}
            </li>
          ))}
        </ul>
        <div className={classes.footer}>{footer}</div>
      </nav>
      <div className={classes.place}>
        <ConnectionBar />
        <main className={classes.screen} id="screen" tabIndex={-1}>
          {children}
        </main>
      </div>
    </div>
  )
}
