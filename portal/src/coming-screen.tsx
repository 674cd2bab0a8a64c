import { IconCalendarCheck, IconCalendarTime, IconFileText, IconHomeCheck } from '@tabler/icons-react'
import { LocaleSwitch, Mark, SchemeSwitch, useText } from '@tournee/ui-kit'
import type { ReactElement } from 'react'
import classes from './coming-screen.module.css'
import page from './page.module.css'
import { portalText } from './text.ts'

const ICON = { size: 24, stroke: 1.4, 'aria-hidden': true } as const
const ITEMS = [
  { key: 'due', icon: <IconHomeCheck {...ICON} /> },
  { key: 'book', icon: <IconCalendarCheck {...ICON} /> },
  { key: 'move', icon: <IconCalendarTime {...ICON} /> },
  { key: 'documents', icon: <IconFileText {...ICON} /> },
] as const

/** What the client's space will do, said honestly: it does not do it yet. */
export function ComingScreen(): ReactElement {
  const words = useText(portalText)
  return (
    <div className={page.page} data-wide="true">
      <header className={page.top}>
        <Mark size={36} />
        <p>{words.app}</p>
        <LocaleSwitch />
        <SchemeSwitch />
      </header>
      <main className={`${page.main} ${classes.main}`}>
        <h1>{words.title}</h1>
        <p className={classes.lead}>{words.lead}</p>
        <h2>{words.soon}</h2>
        <ul className={classes.items}>
          {ITEMS.map(({ key, icon }) => (
            <li key={key}>
              {icon}
              <div>
                <h3>{words.items[key].title}</h3>
                <p>{words.items[key].text}</p>
              </div>
            </li>
          ))}
        </ul>
        <p className={classes.note}>{words.noAccount}</p>
        <p className={classes.until}>{words.until}</p>
      </main>
    </div>
  )
}
