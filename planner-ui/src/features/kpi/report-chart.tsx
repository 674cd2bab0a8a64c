import '@mantine/charts/styles.css'
import { BarChart } from '@mantine/charts'
import { useMediaQuery } from '@mantine/hooks'
import { useFormats } from '@tournee/ui-kit'
import type { ChartPoint } from './dashboard-model.ts'

/** A series: its key, its name, and how it is filled; patterns tell them apart without colour. */
export interface ChartSeries {
  readonly key: string
  readonly name: string
  readonly fill: 'solid' | 'hatch' | 'dots' | 'empty'
}

const FILL = {
  solid: 'var(--ink)',
  hatch: 'url(#chart-hatch)',
  dots: 'url(#chart-dots)',
  empty: 'url(#chart-empty)',
} as const

/** Bars in ink: solid, hatched, dotted or empty, so that they read on a black and white print. Loaded on demand. */
export function ReportChart({
  points,
  series,
  stacked,
  unit,
}: {
  readonly points: readonly ChartPoint[]
  readonly series: readonly ChartSeries[]
  readonly stacked: boolean
  readonly unit: string
}) {
  const formats = useFormats()
  // two figures a week need room; narrower, the table has them
  const isWide = useMediaQuery('(min-width: 48em)', true, { getInitialValueInEffect: false })
  return (
    <>
      <svg width="0" height="0" aria-hidden="true" style={{ position: 'absolute' }}>
        <title>{unit}</title>
        <defs>
          <pattern id="chart-hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <rect width="6" height="6" fill="var(--surface)" />
            <rect width="2.5" height="6" fill="var(--ink-2)" />
          </pattern>
          <pattern id="chart-empty" width="8" height="8" patternUnits="userSpaceOnUse">
            <rect width="8" height="8" fill="var(--well)" />
            <rect width="8" height="1" fill="var(--line-strong)" />
          </pattern>
          <pattern id="chart-dots" width="6" height="6" patternUnits="userSpaceOnUse">
            <rect width="6" height="6" fill="var(--surface)" />
            <circle cx="3" cy="3" r="1.5" fill="var(--ink-2)" />
          </pattern>
        </defs>
      </svg>
      <BarChart
        h={220}
        data={points.map((point) => ({ ...point }))}
        dataKey="label"
        type={stacked ? 'stacked' : 'default'}
        textColor="var(--ink-2)"
        series={series.map(({ key, name, fill }) => ({ name: key, label: name, color: FILL[fill] }))}
        barProps={{ stroke: 'var(--ink)', strokeWidth: 1, isAnimationActive: false }}
        withBarValueLabel={!stacked && points.length <= 12 && isWide}
        valueFormatter={(value) => formats.number(value, Number.isInteger(value) ? 0 : 1)}
        unit={unit}
        barLabelColor="var(--ink-2)"
        yAxisProps={{ width: 72, padding: { top: 18 } }}
        tickLine="none"
        gridAxis="x"
        tooltipAnimationDuration={0}
        maxBarWidth={34}
        accessibilityLayer={false}
      />
    </>
  )
}
