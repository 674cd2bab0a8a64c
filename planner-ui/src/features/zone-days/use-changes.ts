import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type ZoneDay, zoneEndpoints } from '@tournee/contract'
import { readKey, useApi, useText, useToast, useWrite } from '@tournee/ui-kit'
import { useState } from 'react'
import { type DayChange, reverseChanges } from './model.ts'
import { zoneDaysText } from './text.ts'

/** A change of days on trial: costed first, then applied or dropped, then undone if wanted. */
export function useChanges(days: ReadonlyMap<string, ZoneDay>) {
  const words = useText(zoneDaysText)
  const toast = useToast()
  const { call } = useApi()
  const queries = useQueryClient()
  const [tried, setTried] = useState<readonly DayChange[]>([])
  const preview = useWrite(zoneEndpoints.previewZoneDay)
  const set = useMutation({
    mutationFn: async (changes: readonly DayChange[]) => {
      for (const { zoneIds, ...change } of changes) await call(zoneEndpoints.setZoneDay, { body: { ...change, zoneIds: [...zoneIds] } })
    },
    onSettled: () => queries.invalidateQueries({ queryKey: readKey(zoneEndpoints.listZoneDays) }),
  })
  const drop = () => {
    setTried([])
    preview.reset()
    set.reset()
  }
  return {
    tried,
    cost: preview.data ?? null,
    busy: preview.isPending,
    applying: set.isPending,
    error: preview.error ?? set.error,
    drop,
    /** asks what the changes cost; nothing is stored */
    consider: (changes: readonly DayChange[]) => {
      if (changes.length === 0) return
      set.reset()
      setTried(changes)
      preview.mutate({
        body: { changes: changes.map(({ technicianId, date, zoneIds }) => ({ technicianId, date, zoneIds: [...zoneIds] })) },
      })
    },
    /** stores the changes without asking (locks), or those on trial */
    apply: (changes: readonly DayChange[] = tried, message: string = words.applied) => {
      const back = reverseChanges(days, changes)
      set.mutate(changes, {
        onSuccess: () => {
          drop()
          toast({ message, undo: { run: () => set.mutate(back) } })
        },
      })
    },
  }
}

export type Changes = ReturnType<typeof useChanges>
