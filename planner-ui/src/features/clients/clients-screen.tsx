import { Button, TextInput } from '@mantine/core'
import { useDebouncedValue, useDocumentTitle } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import type { Precision } from '@tournee/contract'
import { EmptyState, ErrorState, kitText, SkeletonRows, useFormats, useText } from '@tournee/ui-kit'
import { useState } from 'react'
import { Link } from 'wouter'
import page from '../../look/page.module.css'
import { ClientTable } from './client-table.tsx'
import classes from './clients-screen.module.css'
import { clientsText } from './text.ts'
import { type ClientQuery, useClientList } from './use-client-list.ts'

const PRECISIONS: readonly Precision[] = ['given', 'house', 'street', 'commune', 'none']
const SORTS = ['name', 'city', 'nextDueOn'] as const

/** Every client, found by name, town or reference. */
export function ClientsScreen() {
  const words = useText(clientsText)
  useDocumentTitle(`${words.title} · Tournée`)
  const formats = useFormats()
  const [search, setSearch] = useState('')
  const [asked] = useDebouncedValue(search.trim(), 200)
  const [precision, setPrecision] = useState<Precision | null>(null)
  const [sort, setSort] = useState<ClientQuery['sort']>('name')
  const { pages, rows, total } = useClientList({ search: asked, precision, sort })
  const filtered = asked !== '' || precision !== null
  return (
    <div className={classes.screen}>
      <header className={page.head}>
        <div>
          <h1>{words.title}</h1>
          <p>{total === null ? '\u00a0' : words.count(formats.number(total), total)}</p>
        </div>
        <div className={page.tools}>
          <TextInput
            type="search"
            aria-label={words.search}
            placeholder={words.searchPlaceholder}
            leftSection={<IconSearch size={16} stroke={1.6} />}
            value={search}
            onChange={(e) => setSearch(e.currentTarget.value)}
            data-testid="client-search"
          />
          <Filters precision={precision} onPrecision={setPrecision} sort={sort} onSort={setSort} />
        </div>
      </header>
      <div className={classes.body}>
        {pages.isError ? (
          <ErrorState error={pages.error} onRetry={() => pages.refetch()} />
        ) : pages.isPending ? (
          <div className={classes.waiting}>
            <SkeletonRows rows={10} height={48} />
          </div>
        ) : rows.length > 0 ? (
          <ClientTable
            rows={rows}
            total={total ?? rows.length}
            onMore={() => pages.hasNextPage && !pages.isFetchingNextPage && pages.fetchNextPage()}
          />
        ) : filtered ? (
          <EmptyState title={words.noMatch} hint={words.noMatchHint} />
        ) : (
          <EmptyState title={words.none} hint={words.noneHint}>
            <Button component={Link} href="/import">
              {words.import}
            </Button>
          </EmptyState>
        )}
      </div>
    </div>
  )
}

function Filters(props: {
  readonly precision: Precision | null
  readonly onPrecision: (precision: Precision | null) => void
  readonly sort: ClientQuery['sort']
  readonly onSort: (sort: ClientQuery['sort']) => void
}) {
  const words = useText(clientsText)
  const names = useText(kitText).precision
  return (
    <>
      <select
        className={classes.select}
        aria-label={words.precisionFilter}
        value={props.precision ?? ''}
        onChange={(e) => props.onPrecision(PRECISIONS.find((p) => p === e.currentTarget.value) ?? null)}
      >
        <option value="">{words.all}</option>
        {PRECISIONS.map((p) => (
          <option key={p} value={p}>
            {names[p]}
          </option>
        ))}
      </select>
      <select
        className={classes.select}
        aria-label={words.sort}
        value={props.sort}
        onChange={(e) => props.onSort(SORTS.find((s) => s === e.currentTarget.value) ?? 'name')}
      >
        {SORTS.map((s) => (
          <option key={s} value={s}>
            {words.sorts[s]}
          </option>
        ))}
      </select>
    </>
  )
}
