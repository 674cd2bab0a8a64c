import { useQuery } from '@tanstack/react-query'
import { type ContractTerms, endpoints, type VisitForecast } from '@tournee/contract'
import { ErrorState, useApi, useFormats, useText } from '@tournee/ui-kit'
import classes from './edit.module.css'
import { editText } from './text.ts'

/** The visits that a contract would make, move and take out, before it is saved. */
export function Forecast({ contractId, terms }: { readonly contractId?: string; readonly terms: Partial<ContractTerms> }) {
  const words = useText(editText)
  const { call } = useApi()
  const found = useQuery({
    queryKey: ['contract preview', contractId, terms],
    queryFn: ({ signal }) => call(endpoints.previewContract, { body: { ...(contractId ? { contractId } : {}), terms }, signal }),
    placeholderData: (before) => before,
    staleTime: 0,
    retry: false,
  })
  if (found.isError) return <ErrorState compact error={found.error} />
  const items = found.data?.items ?? []
  const count = (effect: VisitForecast['effect']) => items.filter((one) => one.effect === effect).length
  return (
    <section className={classes.forecast} aria-label={words.forecast} data-testid="forecast">
      <h3>
        {words.forecast} <small>{found.data ? words.summary(count('create'), count('change'), count('remove')) : ''}</small>
      </h3>
      {found.data && items.length === 0 ? <p>{words.forecastNone}</p> : null}
      <ul>
        {items.map((one) => (
          <ForecastRow key={`${one.visitId} ${one.dueIdeal}`} forecast={one} />
        ))}
      </ul>
    </section>
  )
}

const MARKS = { create: '+', change: '→', remove: '−', keep: '=' } as const

function ForecastRow({ forecast }: { readonly forecast: VisitForecast }) {
  const words = useText(editText)
  const formats = useFormats()
  const { effect, before, status } = forecast
  const isFixed = effect === 'keep' && status !== null && status !== 'due'
  return (
    <li data-effect={effect} data-testid={`forecast-${effect}`}>
      <span className={classes.mark} aria-hidden="true">
        {MARKS[effect]}
      </span>
      <span>
        <strong>{words.window(formats.date(forecast.dueFrom), formats.date(forecast.dueTo))}</strong>{' '}
        <span className={classes.quiet}>{words.ideal(formats.date(forecast.dueIdeal))}</span>
        {before ? <small> · {words.was(formats.date(before.dueFrom), formats.date(before.dueTo))}</small> : null}
      </span>
      <span className={classes.quiet}>{isFixed ? words.fixed : words.effects[effect]}</span>
    </li>
  )
}
