import { PROBLEMS, type Problem, type ProblemCode, type SlotOffer } from '@tournee/contract'

/** One culprit inside a refused request; `path` is its JSON path. */
export type Culprit = NonNullable<Problem['errors']>[number]

/** "No" as a value: what a use-case answers instead of a result. Never thrown by a use-case, never a bug. */
export class Refusal {
  readonly code: ProblemCode
  readonly detail: string | undefined
  readonly errors: readonly Culprit[]
  readonly headers: Readonly<Record<string, string>>
  /** what is free instead */
  readonly offers: readonly SlotOffer[] | undefined
  constructor(
    code: ProblemCode,
    detail?: string,
    errors: readonly Culprit[] = [],
    headers: Readonly<Record<string, string>> = {},
    offers?: readonly SlotOffer[],
  ) {
    this.code = code
    this.detail = detail
    this.errors = errors
    this.headers = headers
    this.offers = offers
  }
}

/** Says no, with a code of the contract and, where it helps, the detail and the culprits. */
export const refuse = (code: ProblemCode, detail?: string, errors: readonly Culprit[] = []): Refusal => new Refusal(code, detail, errors)

/** Says no when there are culprits; null when there are none. */
export const refuseIfAny = (culprits: readonly Culprit[]): Refusal | null =>
  culprits.length > 0 ? refuse('INVALID_REQUEST', undefined, culprits) : null

/** Tells a refusal from a result. */
export const isRefusal = (value: unknown): value is Refusal => value instanceof Refusal

/** The refusal as RFC 9457 writes it. */
export function problemOf(refusal: Refusal, requestId?: string): Problem {
  const kind = PROBLEMS[refusal.code]
  return {
    type: `/docs/errors#${refusal.code.toLowerCase().replaceAll('_', '-')}`,
    title: kind.title,
    status: kind.status,
    code: refusal.code,
    remedy: kind.remedy,
    ...(refusal.detail === undefined ? {} : { detail: refusal.detail }),
    ...(requestId === undefined ? {} : { requestId }),
    ...(refusal.errors.length === 0 ? {} : { errors: [...refusal.errors] }),
    ...(refusal.offers === undefined ? {} : { offers: [...refusal.offers] }),
  }
}
