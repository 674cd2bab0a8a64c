import type { ServingProcess } from '@tournee/data'

/** Looks in a row at which a process showed no sign of life before it is held gone: a long stop of the machine ends none that still lives. */
const SILENT_LOOKS = 5

/**
 * Tells which processes are gone: those whose beats no longer rise. Looks are counted, clocks are not compared: those of two machines
 * need not agree.
 */
export class LifeWatch {
  #seen = new Map<string, { readonly beats: number; readonly silent: number }>()

  /** Takes one look at the processes; answers those that have been silent for too long. */
  look(processes: readonly ServingProcess[]): ServingProcess[] {
    const before = this.#seen
    this.#seen = new Map(
      processes.map(({ id, beats }) => {
        const known = before.get(id)
        return [id, { beats, silent: known?.beats === beats ? known.silent + 1 : 0 }]
      }),
    )
    return processes.filter(({ id }) => this.#seen.get(id)!.silent >= SILENT_LOOKS)
  }
}
