import { type BookingReport, type DueReport, type EndingReport, endpoints, type LoadReport, type ZoneFillReport } from '@tournee/contract'
import { useFormats, useRead, useText } from '@tournee/ui-kit'
import { Link } from 'wouter'
import page from '../../look/page.module.css'
import { ChartPanel, Report, ReportGrid } from './chart-panel.tsx'
import classes from './dashboard.module.css'
import { bookingPoints, duePoints, loadPoints, shareOf, zonePoints } from './dashboard-model.ts'
import { dashboardText } from './dashboard-text.ts'

/** Whose service is shown, over how many weeks; absent = everybody's, everywhere. */
export interface ServiceScope {
  readonly weeks: number
  readonly technicianId?: string
  readonly zoneId?: string
}

const Nothing = () => <p className={page.quiet}>{useText(dashboardText).nothing}</p>

/** A part of a whole in percent; null where there is no whole. */
function useShare(): (part: number, all: number) => string | null {
  const formats = useFormats()
  return (part, all) => {
    const ratio = shareOf(part, all)
    return ratio === null ? null : formats.percent(ratio)
  }
}

/** Contract visits done within their due window. */
export function DuePanel({ scope }: { readonly scope: ServiceScope }) {
  const report = useRead(endpoints.getDueReport, { query: scope }, { keepPrevious: true })
  return <Report report={report}>{(data) => <Due data={data} />}</Report>
}

function Due({ data }: { readonly data: DueReport }) {
  const words = useText(dashboardText)
  const share = useShare()
  return (
    <ChartPanel
      title={words.due}
      lead={data.total.done === 0 ? words.nothing : words.dueLead(share(data.total.inWindow, data.total.done) ?? '', data.total.done)}
      points={duePoints(data, words.weekNumber)}
      series={[
        { key: 'inWindow', name: words.inWindow, fill: 'solid' },
        { key: 'early', name: words.early, fill: 'dots' },
        { key: 'late', name: words.late, fill: 'hatch' },
      ]}
      unit=""
      testId="due-windows"
      empty={<Nothing />}
      table={
        <ReportGrid
          columns={[words.week, words.done, words.inWindow, words.early, words.late, words.share]}
          rows={[...data.weeks].reverse().map((row) => ({
            key: row.week,
            cells: [row.week, row.done, row.inWindow, row.early, row.late, share(row.inWindow, row.done)],
          }))}
        />
      }
    />
  )
}

/** Published hours of each technician against those available. */
export function LoadPanel({ scope }: { readonly scope: ServiceScope }) {
  const report = useRead(
    endpoints.getLoadReport,
    { query: { weeks: scope.weeks, ...(scope.technicianId ? { technicianId: scope.technicianId } : {}) } },
    { keepPrevious: true },
  )
  return <Report report={report}>{(data) => <Load data={data} />}</Report>
}

function Load({ data }: { readonly data: LoadReport }) {
  const words = useText(dashboardText)
  const formats = useFormats()
  const share = useShare()
  return (
    <ChartPanel
      title={words.load}
      lead={words.loadLead(data.weeks)}
      points={data.weeks === 0 ? [] : loadPoints(data)}
      series={[
        { key: 'work', name: words.work, fill: 'solid' },
        { key: 'drive', name: words.drive, fill: 'hatch' },
        { key: 'free', name: words.free, fill: 'empty' },
      ]}
      unit=" h"
      testId="load"
      empty={<Nothing />}
      table={
        <ReportGrid
          columns={[words.technician, words.visits, words.drive, words.work, words.available, words.share]}
          rows={data.technicians.map((row) => ({
            key: row.technicianId,
            cells: [
              row.name,
              row.visits,
              formats.hours(row.driveHours),
              formats.hours(row.serviceHours),
              formats.hours(row.availableHours),
              share(row.driveHours + row.serviceHours, row.availableHours),
            ],
          }))}
        />
      }
    />
  )
}

/** How full the zone days are. */
export function ZonePanel({ scope }: { readonly scope: ServiceScope }) {
  const report = useRead(endpoints.getZoneFillReport, { query: scope }, { keepPrevious: true })
  return <Report report={report}>{(data) => <ZoneFill data={data} />}</Report>
}

function ZoneFill({ data }: { readonly data: ZoneFillReport }) {
  const words = useText(dashboardText)
  const formats = useFormats()
  return (
    <ChartPanel
      title={words.zones}
      lead={words.zonesLead}
      points={zonePoints(data, words.weekNumber)}
      series={[
        { key: 'taken', name: words.taken, fill: 'solid' },
        { key: 'open', name: words.open, fill: 'empty' },
      ]}
      unit=" h"
      testId="zone-fill"
      empty={<Nothing />}
      table={
        <ReportGrid
          columns={[words.week, words.days, words.taken, words.open, words.share]}
          rows={[...data.weeks].reverse().map((row) => ({
            key: row.week,
            cells: [
              row.week,
              row.days,
              formats.hours(row.minutesBooked / 60),
              formats.hours(row.minutesOpen / 60),
              formats.percent(row.minutesBooked / row.minutesOpen),
            ],
          }))}
        />
      }
    />
  )
}

/** How good the slots are that were taken. */
export function BookingPanel({ scope }: { readonly scope: ServiceScope }) {
  const report = useRead(endpoints.getBookingReport, { query: scope }, { keepPrevious: true })
  return <Report report={report}>{(data) => <Bookings data={data} />}</Report>
}

function Bookings({ data }: { readonly data: BookingReport }) {
  const words = useText(dashboardText)
  const formats = useFormats()
  const { booked, ungraded, green, best } = data.total
  const percent = useShare()
  const graded = booked - ungraded
  const lead = graded === 0 ? words.nothing : words.bookingsLead(percent(green, graded)!, percent(best, graded)!)
  return (
    <ChartPanel
      title={words.bookings}
      lead={ungraded === 0 ? lead : graded === 0 ? words.ungraded(ungraded) : `${lead} ${words.ungraded(ungraded)}`}
      points={bookingPoints(data, words.weekNumber)}
      series={[
        { key: 'green', name: words.green, fill: 'solid' },
        { key: 'other', name: words.other, fill: 'empty' },
      ]}
      unit=""
      testId="booking-quality"
      empty={<Nothing />}
      table={
        <ReportGrid
          columns={[words.week, words.booked, words.green, words.best, words.grade, words.noGrade]}
          rows={[...data.weeks].reverse().map((row) => ({
            key: row.week,
            cells: [
              row.week,
              row.booked,
              percent(row.green, row.booked - row.ungraded),
              percent(row.best, row.booked - row.ungraded),
              row.meanGrade === null ? null : formats.number(row.meanGrade),
              row.ungraded,
            ],
          }))}
        />
      }
    />
  )
}

/** Contracts that end within 60 days, with the way to their client. */
export function EndingPanel({ scope }: { readonly scope: ServiceScope }) {
  const report = useRead(endpoints.getEndingReport, { query: scope.zoneId ? { zoneId: scope.zoneId } : {} }, { keepPrevious: true })
  return <Report report={report}>{(data) => <Endings data={data} />}</Report>
}

function Endings({ data }: { readonly data: EndingReport }) {
  const words = useText(dashboardText)
  const formats = useFormats()
  return (
    <section className={page.panel} data-testid="endings">
      <h2>{words.endings}</h2>
      <p className={classes.counts}>
        {([7, 30, 60] as const).map((days) => (
          <span key={days}>
            <strong>{data[`within${days}`]}</strong> {words.within[days]}
          </span>
        ))}
      </p>
      {data.items.length === 0 ? (
        <p className={page.quiet}>{words.noEnding}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
        <section className={page.scroll} tabIndex={0} aria-label={words.endings}>
          <ReportGrid
            columns={[words.client, words.tier, words.ends, words.left, words.price]}
            rows={data.items.map((row) => ({
              key: row.contractId,
              cells: [
                <Link key="client" href={`/clients/${row.clientId}`}>
                  {row.clientName}
                </Link>,
                words.tiers[row.tier],
                formats.date(row.endsOn),
                words.daysLeft(row.daysLeft),
                row.priceCents === null ? null : formats.euros(row.priceCents / 100),
              ],
            }))}
          />
        </section>
      )}
    </section>
  )
}
