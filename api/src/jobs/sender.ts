import { type ClaimedMessage, claimMessages, isCurrentMessage, markFailed, markSent, renewSecret } from '@tournee/data'
import { createTransport } from 'nodemailer'
import { invitationsIn, withoutSecrets, withSecrets } from '../booking/personal-link.ts'
import type { Services } from '../services.ts'

type Needs = Pick<Services, 'db' | 'now' | 'log' | 'config' | 'linkSecrets'>

const EVERY_MS = 15_000
const AT_ONCE = 20
/** A message is somebody's for so long; a sender that dies gives it back by dying. */
const CLAIM_MS = 120_000
const SEND_TIMEOUT_MS = 20_000
const FIRST_RETRY_MS = 60_000
const LAST_RETRY_MS = 6 * 3_600_000
/** Domain of the stable ids: no host's name, so that an id is the same wherever it is sent from. */
const ID_DOMAIN = 'outbox.tournee.invalid'

/** Sends one message; throws when it was not taken. */
export type Send = (message: ClaimedMessage) => Promise<void>

/** By SMTP; the Message-ID is the message's own id, the same at every attempt. */
export function mailSender({ smtpUrl, mailFrom }: { readonly smtpUrl: string; readonly mailFrom: string }): Send {
  const transport = createTransport({ url: smtpUrl, connectionTimeout: SEND_TIMEOUT_MS, socketTimeout: SEND_TIMEOUT_MS })
  return async ({ id, to, content }) => {
    const { subject, text, calendar } = content
    await transport.sendMail({
      messageId: `<${id}@${ID_DOMAIN}>`,
      from: mailFrom,
      to,
      subject,
      text,
      ...(calendar ? { icalEvent: { method: calendar.method, content: calendar.text, filename: 'rendez-vous.ics' } } : {}),
    })
  }
}

/** By a webhook: JSON with the text, the message's own id as Idempotency-Key. */
export function smsSender({ smsWebhookUrl }: { readonly smsWebhookUrl: string }): Send {
  return async ({ id, to, kind, content }) => {
    const answer = await fetch(smsWebhookUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': id },
      body: JSON.stringify({ id, to, kind, text: content.text }),
      signal: AbortSignal.timeout(SEND_TIMEOUT_MS),
      redirect: 'error',
    })
    await answer.body?.cancel()
    if (!answer.ok) throw new Error(`the SMS service answers ${answer.status}`)
  }
}

/** What is configured, by channel; what is not stays listed as not sent. */
export function configuredSenders({ smtpUrl, mailFrom, smsWebhookUrl }: Services['config']): ReadonlyMap<string, Send> {
  const senders = new Map<string, Send>()
  if (smtpUrl !== null && mailFrom !== null) senders.set('mail', mailSender({ smtpUrl, mailFrom }))
  if (smsWebhookUrl !== null) senders.set('sms', smsSender({ smsWebhookUrl }))
  return senders
}

/** A message as its receiver gets it: its personal links open what they name. */
async function revealed({ db, linkSecrets }: Needs, message: ClaimedMessage): Promise<ClaimedMessage> {
  const { content } = message
  const ids = invitationsIn(content.text)
  for (const id of ids) await renewSecret(db.connection, id, linkSecrets.of(id))
  return ids.length === 0 ? message : { ...message, content: { ...content, text: withSecrets(content.text, linkSecrets) } }
}

/** A message without a secret that was written into it, as was done before; undefined: there was none. */
function withoutSecret({ content }: ClaimedMessage): ClaimedMessage['content'] | undefined {
  const text = withoutSecrets(content.text)
  return text === content.text ? undefined : { ...content, text }
}

const retryAfter = (attempts: number) => Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** (attempts - 1))

async function sendOne(services: Needs, send: Send, message: ClaimedMessage): Promise<boolean> {
  const { db, now, log } = services
  const { connection } = db
  // a moved appointment never reminds the old hour; what is told of an older version was taken back, this is the last look
  if (!(await isCurrentMessage(connection, message))) {
    await markFailed(connection, message.id, 'the appointment changed since', Number.MAX_SAFE_INTEGER)
    return false
  }
  try {
    await send(await revealed(services, message))
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    log.warn({ message: message.id, channel: message.channel, reason }, 'a message was not sent')
    await markFailed(connection, message.id, reason, now() + retryAfter(message.attempts))
    return false
  }
  // from here to the next line a crash sends it again, under the same id
  await markSent(connection, message.id, now(), withoutSecret(message))
  return true
}

/** Sends what is due, at least once each; answers how many were sent. */
export async function sendDue(services: Needs, senders: ReadonlyMap<string, Send>): Promise<number> {
  const { db, now } = services
  if (senders.size === 0) return 0
  const at = now()
  const claim = { channels: [...senders.keys()], now: at, until: at + CLAIM_MS, limit: AT_ONCE }
  const messages = await db.transaction((connection) => claimMessages(connection, claim))
  let sent = 0
  for (const message of messages) {
    // what would outlast the claim is somebody else's by then: it is left to whoever takes it next
    if (now() + SEND_TIMEOUT_MS > claim.until) break
    if (await sendOne(services, senders.get(message.channel)!, message)) sent++
  }
  return sent
}

/** Sends what is due every quarter of a minute until it is stopped; stopping waits for the message under way. */
export function startSender(services: Needs): () => Promise<void> {
  const senders = configuredSenders(services.config)
  if (senders.size === 0) return async () => {}
  let underWay: Promise<unknown> = Promise.resolve()
  const timer = setInterval(() => {
    underWay = underWay
      .then(() => sendDue(services, senders))
      .catch((error: unknown) => services.log.error({ err: error }, 'the sender failed'))
  }, EVERY_MS)
  return async () => {
    clearInterval(timer)
    await underWay
  }
}
