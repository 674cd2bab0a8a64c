import { openDatabase } from '@tournee/data'
import pino from 'pino'
import { linkSecrets } from '../booking/link-secrets.ts'
import { readConfig } from '../config.ts'
import { configuredSenders, sendDue } from '../jobs/sender.ts'

/** A process that sends what is due until it is killed: `node sending-process.ts DATABASE_URL NOW_MS SMS_WEBHOOK_URL`. */
const [url, now, webhook] = process.argv.slice(2) as [string, string, string]
const db = await openDatabase(url)
const config = readConfig({ SMS_WEBHOOK_URL: webhook })
const services = { db, now: () => Number(now), log: pino({ level: 'silent' }), config, linkSecrets: linkSecrets(Buffer.alloc(32, 7)) }
while ((await sendDue(services, configuredSenders(config))) > 0);
process.stdout.write('over\n')
setInterval(() => {}, 1_000)
