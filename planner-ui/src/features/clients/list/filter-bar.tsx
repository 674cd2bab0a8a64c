import { Button } from '@mantine/core'
import { type ClientFacets, type ClientFilter, ClientLack, ContractTier, Precision, type Technician } from '@tournee/contract'
import { kitText, useFormats, useText } from '@tournee/ui-kit'
import { CheckList } from './check-list.tsx'
import { filtersIn } from './filter-model.ts'
import classes from './list.module.css'
import { listText } from './text.ts'

const DUE_DAYS = [7, 30, 60, 90]

/** Every filter of the list, each with how many clients it would find. */
export function FilterBar(props: {
  readonly filter: ClientFilter
  readonly facets: ClientFacets | undefined
  readonly technicians: readonly Technician[]
  readonly onFilter: (filter: ClientFilter) => void
}) {
  const { filter, facets, technicians, onFilter } = props
  const words = useText(listText)
  const precisions = useText(kitText).precision
  const formats = useFormats()
  const set = (patch: Partial<ClientFilter>) => onFilter({ ...filter, ...patch })
  const counted = <T extends string>(list: readonly { value: T; count: number }[] | undefined, value: T) =>
    formats.number(list?.find((one) => one.value === value)?.count ?? 0)
  const label = (name: string, list: readonly string[] | undefined) => words.filter.label(name, list?.length ?? 0)
  return (
    <fieldset className={classes.filters}>
      <legend className="visually-hidden">{words.filter.more}</legend>
      <CheckList
        label={label(words.filter.tier, filter.tiers)}
        choices={ContractTier.options.map((tier) => ({ value: tier, label: words.tiers[tier], count: counted(facets?.tiers, tier) }))}
        chosen={filter.tiers ?? []}
        onChoose={(tiers) => set({ tiers: tiers as ContractTier[] })}
        testId="filter-tier"
      />
      <CheckList
        label={label(words.filter.town, filter.towns)}
        choices={(facets?.towns ?? []).map(({ value, count }) => ({ value, label: value, count: formats.number(count) }))}
        chosen={filter.towns ?? []}
        onChoose={(towns) => set({ towns })}
        find={words.filter.findTown}
        testId="filter-town"
      />
      {facets && facets.zones.length > 0 ? (
        <CheckList
          label={label(words.filter.zone, filter.zoneIds)}
          choices={facets.zones.map(({ id, name, count }) => ({ value: id, label: name, count: formats.number(count) }))}
          chosen={filter.zoneIds ?? []}
          onChoose={(zoneIds) => set({ zoneIds })}
        />
      ) : null}
      {facets && (facets.tags.length > 0 || filter.tags) ? (
        <CheckList
          label={label(words.filter.tags, filter.tags)}
          choices={facets.tags.map(({ value, count }) => ({ value, label: value, count: formats.number(count) }))}
          chosen={filter.tags ?? []}
          onChoose={(tags) => set({ tags })}
          find={words.filter.findTag}
          testId="filter-tags"
        />
      ) : null}
      <DueFilter filter={filter} set={set} />
      <CheckList
        label={label(words.filter.lacks, filter.lacks)}
        choices={ClientLack.options.map((lack) => ({
          value: lack,
          label: words.filter.lack[lack],
          count: formats.number(facets?.lacks[lack] ?? 0),
        }))}
        chosen={filter.lacks ?? []}
        onChoose={(lacks) => set({ lacks: lacks as ClientLack[] })}
      />
      <CheckList
        label={label(words.filter.precision, filter.precisions)}
        choices={Precision.options.map((precision) => ({
          value: precision,
          label: precisions[precision],
          count: counted(facets?.precisions, precision),
        }))}
        chosen={filter.precisions ?? []}
        onChoose={(chosen) => set({ precisions: chosen as Precision[] })}
      />
      <select
        className={classes.filter}
        data-active={filter.technicianId !== undefined}
        aria-label={words.filter.technician}
        value={filter.technicianId ?? ''}
        onChange={(e) => set({ technicianId: e.currentTarget.value || undefined })}
      >
        <option value="">{words.filter.technician}</option>
        {technicians.map(({ id, letter, name }) => (
          <option key={id} value={id}>
            {letter} · {name}
          </option>
        ))}
      </select>
      {facets && (facets.archived > 0 || filter.archived) ? (
        <button
          type="button"
          className={classes.filter}
          aria-pressed={filter.archived ?? false}
          data-active={filter.archived ?? false}
          onClick={() => set({ archived: !filter.archived })}
        >
          {words.filter.archived} <span className={classes.choiceCount}>{formats.number(facets.archived)}</span>
        </button>
      ) : null}
      {filtersIn(filter) > 0 ? (
        <Button
          variant="subtle"
          size="xs"
          onClick={() => onFilter(filter.search ? { search: filter.search } : {})}
          data-testid="filter-reset"
        >
          {words.filter.reset}
        </Button>
      ) : null}
    </fieldset>
  )
}

function DueFilter({ filter, set }: { readonly filter: ClientFilter; readonly set: (patch: Partial<ClientFilter>) => void }) {
  const words = useText(listText).filter
  const value = filter.overdue ? 'overdue' : filter.dueWithinDays === undefined ? '' : String(filter.dueWithinDays)
  const days = new Set([...DUE_DAYS, ...(filter.dueWithinDays === undefined ? [] : [filter.dueWithinDays])])
  return (
    <select
      className={classes.filter}
      aria-label={words.due}
      data-active={value !== ''}
      value={value}
      onChange={(e) => {
        const chosen = e.currentTarget.value
        set({
          overdue: chosen === 'overdue' || undefined,
          dueWithinDays: chosen === '' || chosen === 'overdue' ? undefined : Number(chosen),
        })
      }}
    >
      <option value="">{words.due}</option>
      <option value="overdue">{words.overdue}</option>
      {[...days]
        .sort((a, b) => a - b)
        .map((n) => (
          <option key={n} value={n}>
            {words.within(n)}
          </option>
        ))}
    </select>
  )
}
