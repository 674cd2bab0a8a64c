/** Who changes something, and when: goes with every write. */
export interface By {
  /** what people call the actor: an e-mail, `import`, `demo`, `system` */
  readonly actor: string
  /** epoch milliseconds; the edge reads the clock */
  readonly at: number
}
