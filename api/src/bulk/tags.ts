import type { BulkSkip } from '@tournee/contract'
import { type By, type Connection, changedTags, listClientTags, MOST_TAGS, setClientTags } from '@tournee/data'
import { type BulkPlan, outcomeOf, type TagsUndo } from './bulk-plan.ts'

/** Puts tags on clients and takes others off; who has them so already, or would have too many, is left alone. */
export async function planTags(
  connection: Connection,
  ids: readonly string[],
  change: { readonly add: readonly string[]; readonly remove: readonly string[] },
): Promise<BulkPlan> {
  const known = await listClientTags(connection, ids)
  // thousands of clients have few sets of tags among them
  const outcomes = new Map<string, readonly string[]>()
  const afterOf = (before: readonly string[]) => {
    const key = JSON.stringify(before)
    const after = outcomes.get(key) ?? changedTags(before, change)
    outcomes.set(key, after)
    return after
  }
  const changes = [...known].map(([id, before]) => ({ id, before, after: afterOf(before) }))
  const isSame = ({ before, after }: (typeof changes)[number]) =>
    before.length === after.length && before.every((tag, i) => tag === after[i])
  const affected = changes.filter((one) => !isSame(one) && one.after.length <= MOST_TAGS)
  const reached = new Set(affected.map(({ id }) => id))
  const tooMany = new Set(changes.filter(({ after }) => after.length > MOST_TAGS).map(({ id }) => id))
  const reasonOf = (id: string): BulkSkip | null => (reached.has(id) ? null : tooMany.has(id) ? 'too-many-tags' : 'already')
  return {
    outcome: outcomeOf(ids.map(reasonOf)),
    apply: async (trx, by) => {
      if (affected.length === 0) return null
      await setClientTags(trx, affected, by)
      const clients = affected.map(({ id, before, after }) => ({
        id,
        added: after.filter((tag) => !before.includes(tag)),
        removed: before.filter((tag) => !after.includes(tag)),
      }))
      return { kind: 'tags', clients }
    },
  }
}

/** Takes off what was put on and puts back what was taken off; whoever's tags say otherwise by now is kept. */
export async function restoreTags(connection: Connection, undo: TagsUndo, by: By) {
  const known = await listClientTags(
    connection,
    undo.clients.map(({ id }) => id),
  )
  const changes = undo.clients.flatMap(({ id, added, removed }) => {
    const before = known.get(id)
    const isAsLeft = before && added.every((tag) => before.includes(tag)) && !removed.some((tag) => before.includes(tag))
    return isAsLeft ? [{ id, before, after: changedTags(before, { add: removed, remove: added }) }] : []
  })
  await setClientTags(connection, changes, by)
  return { restored: changes.length, kept: undo.clients.length - changes.length }
}
