import { spawn } from 'node:child_process'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { addMessages, openDatabase } from '@tournee/data'
import { createTestDatabase } from '@tournee/data/testing'
import { describe, expect, test } from 'vitest'
import { TEST_BY } from '../testing/small-company.ts'

const SCRIPT = fileURLToPath(new URL('../testing/sending-process.ts', import.meta.url))
const MESSAGES = 30
const START = Date.parse('2026-11-23T08:00:00Z')
/** Longer than a message is somebody's: what a dead sender had taken is free again. */
const AFTER_A_CLAIM = 121_000

/** A text message service on loopback that remembers what it took; `onTaken` before it answers. */
async function startReceiver(onTaken: () => void) {
  const taken: string[] = []
  const server = createServer((request, response) => {
    request.resume()
    request.on('end', () => {
      taken.push(String(request.headers['idempotency-key']))
      onTaken()
      response.writeHead(204).end()
    })
  })
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { taken, url: `http://127.0.0.1:${port}/`, close: () => new Promise((resolve) => server.close(resolve)) }
}

describe.each(['sqlite', 'postgres'] as const)('a sender killed while it sends (%s)', (dialect) => {
  test('loses no message, and sends again only what was on its way, under the same id', async () => {
    const { url, drop } = await createTestDatabase(dialect)
    const db = await openDatabase(url)
    const message = { channel: 'sms', to: '0600000000', kind: 'test', appointmentId: null, appointmentVersion: null, dueAt: START } as const
    const texts = Array.from({ length: MESSAGES }, (_, index) => ({ ...message, content: { subject: '', text: `message ${index}` } }))
    await addMessages(db.connection, texts, TEST_BY)
    const ids = await db.connection('outbox').orderBy('id').pluck('id')
    let untilKill = 4
    let kill = () => {}
    const receiver = await startReceiver(() => {
      // the message is taken, and its sender dies before it knows
      if (--untilKill === 0) kill()
    })
    let kills = 0
    for (let round = 0; ; round++) {
      untilKill = 4
      const now = START + round * AFTER_A_CLAIM
      const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', SCRIPT, url, String(now), receiver.url], {
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      kill = () => void child.kill('SIGKILL')
      const isOver = await new Promise<boolean>((resolve) => {
        child.stdout.once('data', () => resolve(true))
        child.once('exit', () => resolve(false))
      })
      if (isOver) {
        const ended = new Promise((resolve) => child.once('exit', resolve))
        kill()
        await ended
        break
      }
      kills++
    }
    expect(kills).toBeGreaterThan(4)
    // every message arrived, under its own id
    expect([...new Set(receiver.taken)].sort()).toEqual(ids)
    // doubled is at most the one that a kill caught between the receiver's answer and ours
    expect(receiver.taken.length - MESSAGES).toBeLessThanOrEqual(kills)
    expect(await db.connection('outbox').whereNull('sent_at')).toEqual([])
    await receiver.close()
    await db.close()
    await drop()
  }, 180_000)
})
