import { Button, NativeSelect, SegmentedControl } from '@mantine/core'
import { useDocumentTitle } from '@mantine/hooks'
import { IconFileTypePdf, IconTable } from '@tabler/icons-react'
import { endpoints, SavingsBaseline, SavingsMeasure, type SavingsReport, urlOf } from '@tournee/contract'
import { ErrorState, SkeletonRows, useLocale, useRead, useText } from '@tournee/ui-kit'
import { useState } from 'react'
import page from '../../look/page.module.css'
import classes from './dashboard.module.css'
import { dashboardText } from './dashboard-text.ts'
import { SavingsPanel } from './savings-panel.tsx'
import { ScopeChoice } from './scope-choice.tsx'
import { BookingPanel, DuePanel, EndingPanel, LoadPanel, type ServiceScope, ZonePanel } from './service-panels.tsx'

const PERIODS = [12, 26, 52] as const

/** The managers' page: what is saved against which baseline, service, load, fill, bookings, contracts. */
export function KpiScreen() {
  const words = useText(dashboardText)
  useDocumentTitle(`${words.title} · Tournée`)
  const { locale: language } = useLocale()
  const [weeks, setWeeks] = useState<number>(PERIODS[0])
  const [baseline, setBaseline] = useState<SavingsBaseline>('first-come-first-served')
  const [measure, setMeasure] = useState<SavingsMeasure>('planned')
  const query = { weeks, baseline, measure }
  const [who, setWho] = useState<Omit<ServiceScope, 'weeks'>>({})
  const savings = useRead(endpoints.getSavingsReport, { query }, { keepPrevious: true })
  const fileOf = (format: 'pdf' | 'xlsx') => urlOf(endpoints.exportReports, { query: { ...query, ...who, format, language } })
  return (
    <div className={page.page} data-testid="dashboard">
      <header className={page.head}>
        <div>
          <h1>{words.title}</h1>
          <p>{words.lead}</p>
        </div>
        <div className={page.tools}>
          <Button
            component="a"
            href={fileOf('pdf')}
            download
            variant="default"
            size="xs"
            leftSection={<IconFileTypePdf size={16} stroke={1.6} />}
          >
            {words.exportPdf}
          </Button>
          <Button
            component="a"
            href={fileOf('xlsx')}
            download
            variant="default"
            size="xs"
            leftSection={<IconTable size={16} stroke={1.6} />}
          >
            {words.exportXlsx}
          </Button>
        </div>
      </header>
      <div className={classes.controls}>
        <SegmentedControl
          aria-label={words.period}
          value={String(weeks)}
          onChange={(value) => setWeeks(Number(value))}
          data={PERIODS.map((n) => ({ value: String(n), label: words.weeks(n) }))}
        />
        <NativeSelect
          label={words.baseline}
          value={baseline}
          onChange={(event) => setBaseline(SavingsBaseline.parse(event.currentTarget.value))}
          data={baselineChoices(savings.data, words)}
          data-testid="baseline"
        />
        <NativeSelect
          label={words.measure}
          value={measure}
          onChange={(event) => setMeasure(SavingsMeasure.parse(event.currentTarget.value))}
          data={SavingsMeasure.options.map((value) => ({ value, label: words.measures[value] }))}
        />
      </div>
      {savings.error ? (
        <ErrorState error={savings.error} onRetry={() => savings.refetch()} />
      ) : savings.data ? (
        <SavingsPanel report={savings.data} />
      ) : (
        <SkeletonRows rows={3} height={110} gap={16} />
      )}
      <ScopeChoice scope={who} onScope={setWho} />
      <div className={classes.pair}>
        <DuePanel scope={{ weeks, ...who }} />
        <LoadPanel scope={{ weeks, ...who }} />
        <ZonePanel scope={{ weeks, ...who }} />
        <BookingPanel scope={{ weeks, ...who }} />
      </div>
      <EndingPanel scope={{ weeks, ...who }} />
    </div>
  )
}

type Words = ReturnType<typeof useText<(typeof dashboardText)['fr']>>

/** The baselines with the weeks in which each exists: one that exists in none says so. */
const baselineChoices = (report: SavingsReport | undefined, words: Words) =>
  SavingsBaseline.options.map((value) => {
    const weeks = report?.available.find((one) => one.baseline === value)?.weeks ?? 0
    return { value, label: `${words.baselines[value]} (${words.availableIn(weeks)})` }
  })
