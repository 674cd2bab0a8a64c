import { createHmac, randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/** The secrets of personal links: each follows from its invitation's id and the installation's key, which no database holds. */
export interface LinkSecrets {
  /** the secret of an invitation's link, always the same under one key */
  of(invitationId: string): string
}

const KEY_BYTES = 32

/** Secrets under a key. */
export const linkSecrets = (key: Uint8Array): LinkSecrets => ({
  of: (invitationId) => createHmac('sha256', key).update(`personal link ${invitationId}`).digest('base64url'),
})

/**
 * Secrets under the installation's key: the one that is given, else the one in the key file, made at the first start and readable by its
 * owner alone; without a file (a database in memory) one that nobody else ever has. Throws when the file cannot be read or written.
 */
export function openLinkSecrets({ linkKey, keyFile }: { readonly linkKey: string | null; readonly keyFile: string | null }): LinkSecrets {
  if (linkKey !== null) return linkSecrets(Buffer.from(linkKey))
  return linkSecrets(keyFile === null ? randomBytes(KEY_BYTES) : readKey(keyFile))
}

function readKey(file: string): Buffer {
  mkdirSync(dirname(file), { recursive: true })
  try {
    writeFileSync(file, randomBytes(KEY_BYTES), { flag: 'wx', mode: 0o600, flush: true })
  } catch (error) {
    // there is one already, perhaps since this moment: two processes that start together have the same
    if ((error as { code?: string }).code !== 'EEXIST') throw error
  }
  return wholeKey(file)
}

/** Waits out the moment in which another process has made the file and not yet written it. */
function wholeKey(file: string): Buffer {
  for (let look = 0; look < 100; look++) {
    const key = readFileSync(file)
    if (key.length >= KEY_BYTES) return key
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10)
  }
  throw new Error(`${file} holds no key of ${KEY_BYTES} bytes: remove it to have another made`)
}
