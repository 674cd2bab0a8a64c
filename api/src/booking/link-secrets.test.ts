import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { linkSecrets, openLinkSecrets } from './link-secrets.ts'

const folder = mkdtempSync(join(tmpdir(), 'tournee-key-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('the secret of a personal link', () => {
  test('follows from its invitation and the key: another key or another invitation, another secret', () => {
    const [one, other] = [linkSecrets(Buffer.alloc(32, 1)), linkSecrets(Buffer.alloc(32, 2))]
    expect(one.of('a')).toBe(one.of('a'))
    expect(one.of('a')).toMatch(/^[\w-]{43}$/)
    expect(new Set([one.of('a'), one.of('b'), other.of('a')]).size).toBe(3)
  })

  test('is the same after a restart: the key is made once, in a file that its owner alone reads', () => {
    const keyFile = join(folder, 'deep', 'key')
    const before = openLinkSecrets({ linkKey: null, keyFile }).of('a')
    expect(openLinkSecrets({ linkKey: null, keyFile }).of('a')).toBe(before)
    expect(statSync(keyFile).mode & 0o777).toBe(0o600)
    expect(readFileSync(keyFile)).toHaveLength(32)
  })

  test('follows the key that is given, wherever the service runs', () => {
    const linkKey = 'a key that all hosts of this installation share'
    const [here, there] = ['here', 'there'].map((name) => openLinkSecrets({ linkKey, keyFile: join(folder, name) }).of('a'))
    expect(here).toBe(there)
  })

  test('is refused without a whole key', () => {
    const keyFile = join(folder, 'short')
    writeFileSync(keyFile, 'short')
    expect(() => openLinkSecrets({ linkKey: null, keyFile })).toThrow('holds no key')
  })
})
