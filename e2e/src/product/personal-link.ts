import { createHmac } from 'node:crypto'
import { readFileSync } from 'node:fs'

/** The personal link of a stored message, as its client gets it: the database names the invitation, the installation's key opens it. */
export function personalLinkIn(content: string, databaseUrl: string): string {
  const { text } = JSON.parse(content) as { text: string }
  const [, page, id] = /(http\S+\/portal\/invitation#)~([\w-]+)/.exec(text)!
  const key = readFileSync(`${databaseUrl.slice('sqlite:'.length)}-key`)
  return `${page}${createHmac('sha256', key).update(`personal link ${id}`).digest('base64url')}`
}
