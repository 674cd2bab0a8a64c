import type { Config } from '../config.ts'
import type { LinkSecrets } from './link-secrets.ts'

const PAGE = '/portal/invitation'
const WRITTEN = new RegExp(`(${PAGE}#)~([0-9a-f-]{36})`, 'g')
const SECRETS = new RegExp(`(${PAGE}#)[\\w-]+`, 'g')

/** The address of an invitation as it is written down: it names the invitation and opens nothing. The secret comes when it is sent. */
export function personalLink({ publicUrl, host, port }: Pick<Config, 'publicUrl' | 'host' | 'port'>, invitationId: string): string {
  return new URL(`${PAGE}#~${invitationId}`, publicUrl ?? `http://${host}:${port}`).href
}

/** The invitations that a text's personal links name. */
export const invitationsIn = (text: string): string[] => [...text.matchAll(WRITTEN)].map(([, , id]) => id!)

/** A text as its receiver gets it: each personal link with its secret as the fragment, which no request carries. */
export const withSecrets = (text: string, secrets: LinkSecrets): string =>
  text.replace(WRITTEN, (_link, page: string, id: string) => `${page}${secrets.of(id)}`)

/** A text whose personal links no longer open anything: messages written before secrets were left out of them held theirs. */
export const withoutSecrets = (text: string): string => text.replace(SECRETS, '$1…')
