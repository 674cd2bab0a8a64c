import { Button, TextInput } from '@mantine/core'
import { useDebouncedCallback, useDocumentTitle } from '@mantine/hooks'
import { IconColumns3, IconPlus, IconSearch } from '@tabler/icons-react'
import { type ClientFilter, type ClientSort, endpoints } from '@tournee/contract'
import { EmptyState, ErrorState, SkeletonRows, useFormats, useRead, useSession, useText } from '@tournee/ui-kit'
import { useCallback, useMemo, useState } from 'react'
import { Link, useLocation, useSearch } from 'wouter'
import page from '../../look/page.module.css'
import { BulkBar } from './list/bulk-bar.tsx'
import { CheckList } from './list/check-list.tsx'
import { ClientGrid } from './list/client-grid.tsx'
import { COLUMNS, type ShownColumn, shownOf, storeColumns, storedColumns } from './list/columns.ts'
import { ExportMenu } from './list/export-menu.tsx'
import { FilterBar } from './list/filter-bar.tsx'
import { addressOf, type View, viewOf, withoutBlanks } from './list/filter-model.ts'
import classes from './list/list.module.css'
import { SegmentBar } from './list/segment-bar.tsx'
import { ALL, choose, chosenCount, isChosen, NOBODY, rangeOf, type Selection, targetOf } from './list/selection.ts'
import { listText } from './list/text.ts'
import { useClientRows } from './list/use-client-rows.ts'

/** Every client: found, filtered, chosen, exported. The filter is in the address, so that going back finds it again. */
export function ClientsScreen() {
  const words = useText(listText)
  useDocumentTitle(`${words.title} · Tournée`)
  const { user } = useSession()
  const mayWrite = user.role === 'planner' || user.role === 'admin'
  const address = useSearch()
  const [, go] = useLocation()
  const view = useMemo(() => viewOf(address), [address])
  const [columns, setColumns] = useState(storedColumns)
  const facets = useRead(endpoints.getClientFacets)
  const onView = useCallback((next: View) => go(`/clients${addressOf(next) ? `?${addressOf(next)}` : ''}`, { replace: true }), [go])
  const showColumns = (next: readonly ShownColumn[]) => {
    setColumns(next)
    storeColumns(next)
  }
  return (
    <div className={classes.screen}>
      <ListHead view={view} columns={columns} onColumns={showColumns} total={facets.data?.total ?? null} mayWrite={mayWrite} />
      <Bars view={view} columns={columns} onView={onView} onColumns={showColumns} />
      <ListBody
        key={addressOf({ ...view, sort: 'name', descending: false })}
        view={view}
        columns={columns}
        mayWrite={mayWrite}
        onView={onView}
      />
    </div>
  )
}

function ListHead(props: {
  readonly view: View
  readonly columns: readonly ShownColumn[]
  readonly onColumns: (columns: readonly ShownColumn[]) => void
  readonly total: number | null
  readonly mayWrite: boolean
}) {
  const words = useText(listText)
  const formats = useFormats()
  const found = useClientRows(props.view, 0, 0).total
  const { total } = props
  const isAll = found === total || total === null
  return (
    <header className={page.head}>
      <div>
        <h1>{words.title}</h1>
        <p data-testid="client-count">
          {found === null
            ? '\u00a0'
            : isAll
              ? words.count(formats.number(found), found)
              : words.countOf(formats.number(found), formats.number(total))}
        </p>
      </div>
      <div className={page.tools}>
        <CheckList
          label={words.columnsButton}
          choices={COLUMNS.map((column) => ({ value: column, label: words.columns[column] }))}
          chosen={props.columns}
          onChoose={(chosen) => props.onColumns(shownOf(chosen))}
          isFilter={false}
          icon={<IconColumns3 size={16} stroke={1.6} aria-hidden="true" />}
        />
        <ExportMenu
          target={{ filter: withoutBlanks(props.view.filter), except: [] }}
          count={found ?? 0}
          view={props.view}
          columns={props.columns}
        />
        <Button component={Link} href="/clients/duplicates" variant="subtle">
          {words.duplicates}
        </Button>
        {props.mayWrite ? (
          <Button component={Link} href="/clients/new" leftSection={<IconPlus size={16} stroke={1.6} />} data-testid="new-client">
            {words.new}
          </Button>
        ) : null}
      </div>
    </header>
  )
}

function Bars(props: {
  readonly view: View
  readonly columns: readonly ShownColumn[]
  readonly onView: (view: View) => void
  readonly onColumns: (columns: readonly ShownColumn[]) => void
}) {
  const { view, onView } = props
  const words = useText(listText)
  const { search } = view.filter
  const facets = useRead(endpoints.getClientFacets, search ? { query: { search } } : undefined, { keepPrevious: true })
  const all = useRead(endpoints.getClientFacets)
  const technicians = useRead(endpoints.listTechnicians).data?.items ?? []
  const [typed, setTyped] = useState(search ?? '')
  const onFilter = (filter: ClientFilter) => onView({ ...view, filter })
  const ask = useDebouncedCallback((text: string) => onFilter({ ...view.filter, search: text.trim() }), 200)
  return (
    <div className={classes.bars}>
      <SegmentBar
        view={view}
        columns={props.columns}
        facets={all.data}
        onColumns={props.onColumns}
        onView={(next) => {
          setTyped(next.filter.search ?? '')
          onView(next)
        }}
      />
      <div className={classes.filters}>
        <TextInput
          type="search"
          className={classes.search ?? ''}
          aria-label={words.search}
          placeholder={words.searchPlaceholder}
          leftSection={<IconSearch size={16} stroke={1.6} />}
          value={typed}
          onChange={(e) => {
            setTyped(e.currentTarget.value)
            ask(e.currentTarget.value)
          }}
          data-testid="client-search"
        />
        <FilterBar filter={view.filter} facets={facets.data} technicians={technicians} onFilter={onFilter} />
      </div>
    </div>
  )
}

function ListBody(props: {
  readonly view: View
  readonly columns: readonly ShownColumn[]
  readonly mayWrite: boolean
  readonly onView: (view: View) => void
}) {
  const { view, columns } = props
  const [, go] = useLocation()
  const [sight, setSight] = useState({ from: 0, to: 0 })
  const [selection, setSelection] = useState<Selection>(NOBODY)
  const { total, rowAt, idsOf, error, retry } = useClientRows(view, sight.from, sight.to)
  const technicians = useRead(endpoints.listTechnicians).data?.items
  const zones = useRead(endpoints.getClientFacets).data?.zones
  const names = useMemo(
    () => ({
      technicians: new Map(technicians?.map(({ id, name }) => [id, name])),
      zones: new Map(zones?.map(({ id, name }) => [id, name])),
    }),
    [technicians, zones],
  )
  const onSight = useCallback((from: number, to: number) => setSight({ from, to }), [])
  const onSort = (sort: ClientSort) => props.onView({ ...view, sort, descending: view.sort === sort && !view.descending })
  const onRange = async (from: number, to: number) => {
    const ids = await idsOf(rangeOf(from, to))
    setSelection((before) => choose(before, ids, true))
  }
  if (error) return <ErrorState error={error} onRetry={retry} />
  if (total === null) return <Waiting />
  if (total === 0) return <Nobody filtered={addressOf(view) !== ''} />
  const target = targetOf(selection, withoutBlanks(view.filter), total)
  return (
    <div className={classes.body}>
      <ClientGrid
        view={view}
        total={total}
        columns={columns}
        names={names}
        rowAt={rowAt}
        isChosen={(id) => isChosen(selection, id)}
        onSort={onSort}
        onSight={onSight}
        onOpen={(id) => go(`/clients/${id}`)}
        onChoose={(id, chosen) => setSelection((before) => choose(before, [id], chosen))}
        onRange={onRange}
        onChooseAll={() => setSelection(ALL)}
        onChooseNone={() => setSelection(NOBODY)}
      />
      {target ? (
        <BulkBar
          target={target}
          count={chosenCount(selection, total)}
          total={total}
          view={view}
          columns={columns}
          technicians={technicians ?? []}
          mayWrite={props.mayWrite}
          onAll={() => setSelection(ALL)}
          onNone={() => setSelection(NOBODY)}
        />
      ) : null}
    </div>
  )
}

const Waiting = () => (
  <div className={classes.body}>
    <div className={classes.waiting}>
      <SkeletonRows rows={12} height={44} />
    </div>
  </div>
)

function Nobody({ filtered }: { readonly filtered: boolean }) {
  const words = useText(listText)
  return (
    <div className={classes.body}>
      {filtered ? (
        <EmptyState title={words.noMatch} hint={words.noMatchHint} />
      ) : (
        <EmptyState title={words.none} hint={words.noneHint}>
          <Button component={Link} href="/import">
            {words.import}
          </Button>
        </EmptyState>
      )}
    </div>
  )
}
