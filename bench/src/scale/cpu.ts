/** CPU milliseconds of this thread alone. */
export const threadCpu = (): number => {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1_000
}

/** CPU milliseconds of the process, all its threads together. */
export const processCpu = (): number => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1_000
}

/** The most memory the process has held so far, in MiB. */
export const peakMiB = (): number => Math.round(process.resourceUsage().maxRSS / 1_024)
