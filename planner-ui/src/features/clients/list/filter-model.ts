import type { CallInput, ClientFilter, ClientSort, endpoints } from '@tournee/contract'

/** A filter with the order the list is looked at in: what an address of the screen holds. */
export interface View {
  readonly filter: ClientFilter
  readonly sort: ClientSort
  readonly descending: boolean
}

export const EVERYBODY: View = { filter: {}, sort: 'name', descending: false }
const SORTS: readonly ClientSort[] = ['name', 'city', 'nextDueOn', 'lastVisitOn', 'contractEndsOn']
const LISTS = ['tiers', 'towns', 'zoneIds', 'precisions', 'lacks', 'tags'] as const

type ListQuery = NonNullable<CallInput<typeof endpoints.listClients>['query']>

/** The part of a filter that says something: no empty lists, no empty search. */
export function withoutBlanks(filter: ClientFilter): ClientFilter {
  const said = Object.entries(filter).filter(
    ([, value]) => value !== undefined && value !== '' && value !== false && !(Array.isArray(value) && value.length === 0),
  )
  return Object.fromEntries(said) as ClientFilter
}

/** A view as the service's query string writes it. */
export function queryOf({ filter, sort, descending }: View): ListQuery {
  const said = Object.entries(withoutBlanks(filter)).map(([field, value]) => [
    field,
    Array.isArray(value) ? value.join(',') : typeof value === 'boolean' ? String(value) : value,
  ])
  return {
    ...(Object.fromEntries(said) as ListQuery),
    ...(sort === 'name' ? {} : { sort }),
    ...(descending ? { descending: 'true' as const } : {}),
  }
}

/** The view that an address asks for; what it does not know is left out. */
export function viewOf(address: string): View {
  const asked = new URLSearchParams(address)
  const filter: Record<string, unknown> = {}
  for (const list of LISTS) {
    const values = asked.get(list)?.split(',').filter(Boolean)
    if (values?.length) filter[list] = values
  }
  for (const text of ['search', 'technicianId'] as const) if (asked.get(text)) filter[text] = asked.get(text)
  for (const flag of ['overdue', 'archived'] as const) if (asked.get(flag) === 'true') filter[flag] = true
  const days = Number(asked.get('dueWithinDays') ?? Number.NaN)
  if (Number.isInteger(days) && days >= 0) filter['dueWithinDays'] = days
  return {
    filter: filter as ClientFilter,
    sort: SORTS.find((sort) => sort === asked.get('sort')) ?? 'name',
    descending: asked.get('descending') === 'true',
  }
}

/** A view as the address of the screen writes it; empty for everybody by name. */
export const addressOf = (view: View): string =>
  new URLSearchParams(Object.entries(queryOf(view)).map(([field, value]) => [field, String(value)])).toString()

/** Whether two views show the same clients in the same order. */
export const isSameView = (one: View, other: View): boolean => addressOf(one) === addressOf(other)

/** How many filters hold, the search not counted. */
export const filtersIn = (filter: ClientFilter): number => Object.keys(withoutBlanks({ ...filter, search: undefined })).length
