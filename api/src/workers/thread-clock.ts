import type { Clocks } from '@tournee/engine'

/** The clocks of this thread: the wall, and its own processor time where the runtime counts it (Node from 23.9 on). */
export const THREAD_CLOCKS: Clocks = {
  now: () => performance.now(),
  ...(typeof process.threadCpuUsage === 'function' ? { busy: busyMilliseconds } : {}),
}

function busyMilliseconds(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1_000
}
