import { IconDots, IconX } from '@tabler/icons-react'
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { ConnectionBar } from '../connection/connection-bar.tsx'
import { useText } from '../i18n/locale-context.tsx'
import classes from './nav-frame.module.css'
import { kitText } from './text.ts'

/** A place of the app: its link is drawn by the app's own router. */
export interface NavItem {
  readonly href: string
  readonly label: string
  readonly icon: ReactNode
  readonly active: boolean
}

/** Places a phone's bar has room for; the others are behind its last button. */
const ON_A_PHONE = 4

/**
 * The frame of a desk app: a narrow rail of places, the screen, what belongs to the person at the end of the rail, and how the
 * connection is. On a phone the rail is a bar below: four places, and a button that opens it to all of them.
 */
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
  const words = useText(kitText)
  const here = items.find(({ active }) => active)?.href
  const { isOpen, setOpen, button, onKeyDown } = useUnfolding(here)
  const isHidden = items.findIndex(({ active }) => active) >= ON_A_PHONE
  return (
    <div className={classes.frame}>
      <a href="#screen" className={classes.skip}>
        {skipLabel}
      </a>
      <nav className={classes.rail} aria-label={label} data-open={isOpen} onKeyDown={onKeyDown}>
        <div className={classes.brand}>{brand}</div>
        <ul className={classes.items}>
          {items.map((item, index) => (
            <li key={item.href} data-folded={index >= ON_A_PHONE}>
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
        <button
          ref={button}
          type="button"
          className={`${classes.item} ${classes.more}`}
          aria-expanded={isOpen}
          data-here={isHidden}
          onClick={() => setOpen(!isOpen)}
          data-testid="more-places"
        >
          {isOpen ? <IconX {...ICON} /> : <IconDots {...ICON} />}
          <span>{isOpen ? words.close : words.more}</span>
        </button>
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

const ICON = { size: 20, stroke: 1.5, 'aria-hidden': true } as const

/** Whether a phone's bar shows every place: until somebody goes to one, presses Escape or the button again. */
function useUnfolding(here: string | undefined) {
  const [isOpen, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (here !== undefined) setOpen(false)
  }, [here])
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !isOpen) return
    event.stopPropagation()
    setOpen(false)
    button.current?.focus()
  }
  return { isOpen, setOpen, button, onKeyDown }
}
