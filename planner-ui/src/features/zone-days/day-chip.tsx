import { useComputedColorScheme } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import type { Zone, ZoneDay } from '@tournee/contract'
import { useFormats, useText } from '@tournee/ui-kit'
import { zoneColour } from '../../map/zone-colours.ts'
import { isUnderFilled } from './model.ts'
import { zoneDaysText } from './text.ts'
import classes from './zone-days.module.css'

/** The names of a day's zones. */
export function useZoneNames(zones: ReadonlyMap<string, Zone>): (day: Pick<ZoneDay, 'zoneIds'>) => string {
  const words = useText(zoneDaysText)
  return (day) => (day.zoneIds.length === 0 ? words.free : day.zoneIds.map((id) => zones.get(id)?.name ?? words.unknownZone).join(', '))
}

/** One zone day: colour and name of its zone, how full it is, whether it is locked or worth filling. */
export function DayChip(props: { readonly day: ZoneDay; readonly zones: ReadonlyMap<string, Zone> }) {
  const { day, zones } = props
  const words = useText(zoneDaysText)
  const formats = useFormats()
  const scheme = useComputedColorScheme('light', { getInitialValueInEffect: false })
  const nameOf = useZoneNames(zones)
  const zone = zones.get(day.zoneIds[0] ?? '')
  const under = isUnderFilled(day, formats.civilDate(new Date()))
  return (
    <span className={classes.chip} data-free={day.zoneIds.length === 0}>
      <span className={classes.band} style={zone ? { background: zoneColour(zone.colour, scheme) } : undefined} />
      <span className={classes.chipName}>{nameOf(day)}</span>
      {day.locked ? (
        <>
          <IconLock size={12} stroke={2} aria-hidden="true" />
          <span className="visually-hidden"> {words.lockedWord}</span>
        </>
      ) : null}
      {day.zoneIds.length > 0 ? (
        <span className={classes.fill} title={words.fill(formats.percent(day.fill))} data-under={under} data-over={day.fill > 1}>
          <span className="visually-hidden"> {words.fill(formats.percent(day.fill))}</span>
          <span className={classes.level} style={{ width: `${Math.min(100, day.fill * 100)}%` }} />
        </span>
      ) : null}
      {under ? <span className={classes.under}>{words.under}</span> : null}
    </span>
  )
}
