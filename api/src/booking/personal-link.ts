import type { Config } from '../config.ts'

const PAGE = '/portal/invitation'
const SECRETS = new RegExp(`(${PAGE}#)[\\w-]+`, 'g')

/** The address that a client opens: the secret is its fragment, which no request carries. */
export function personalLink({ publicUrl, host, port }: Pick<Config, 'publicUrl' | 'host' | 'port'>, secret: string): string {
  return new URL(`${PAGE}#${secret}`, publicUrl ?? `http://${host}:${port}`).href
}

/** A text whose personal links no longer open anything. */
export const withoutSecrets = (text: string): string => text.replace(SECRETS, '$1…')
