import { Button } from '@mantine/core'
import { IconCalendarPlus, IconFileDownload, IconMap2, IconRoute } from '@tabler/icons-react'
import { endpoints, type RoadbookFormat, urlOf } from '@tournee/contract'
import { useLocale, useRead, useText } from '@tournee/ui-kit'
import classes from './day-screen.module.css'
import { dayText } from './text.ts'

const ICON = { size: 20, stroke: 1.6 } as const

/** The published day as files for the phone, and its route in the navigation. */
export function TakeAlong({ date }: { readonly date: string }) {
  const words = useText(dayText)
  const { locale: language } = useLocale()
  const { data } = useRead(endpoints.getMyRouteLinks, { query: { date } })
  const parts = data?.items[0]?.google.phone ?? []
  const hrefOf = (format: RoadbookFormat) => urlOf(endpoints.getMyRoadbook, { query: { date, format, language } })
  return (
    <section className={classes.along} aria-label={words.takeAlong}>
      <h2>{words.takeAlong}</h2>
      <div className={classes.ways}>
        <Button
          component="a"
          href={hrefOf('pdf')}
          download
          variant="default"
          leftSection={<IconFileDownload {...ICON} />}
          data-testid="my-roadbook"
        >
          {words.paper}
        </Button>
        <Button component="a" href={hrefOf('ics')} download variant="default" leftSection={<IconCalendarPlus {...ICON} />}>
          {words.calendar}
        </Button>
        <Button component="a" href={hrefOf('gpx')} download variant="default" leftSection={<IconMap2 {...ICON} />}>
          {words.gps}
        </Button>
        {parts.map((link, i) => (
          <Button
            key={link}
            component="a"
            href={link}
            target="_blank"
            rel="noreferrer"
            variant="default"
            leftSection={<IconRoute {...ICON} />}
          >
            {parts.length === 1 ? words.wholeRoute : words.routePart(i + 1, parts.length)}
          </Button>
        ))}
      </div>
    </section>
  )
}
