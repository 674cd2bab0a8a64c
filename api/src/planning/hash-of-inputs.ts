import { createHash } from 'node:crypto'
import { hashInputs } from '@tournee/engine'

/** The engine's hash of inputs by this machine's own SHA-256: it is taken on the event loop, after every edit. */
export const hashOfInputs = (inputs: unknown): string => hashInputs(inputs, (message) => createHash('sha256').update(message).digest('hex'))
