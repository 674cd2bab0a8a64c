import { isIP } from 'node:net'

/**
 * Checks an outgoing address: http or https, no user or password, no query or fragment; unless `allowPrivate`, no loopback, private, link-local or local name.
 * Returns why it is refused, or null. Names are judged by their text: who lets users type addresses must also check what they resolve to.
 */
export function refusedServiceUrl(text: string, options: { readonly allowPrivate: boolean }): string | null {
  if (!URL.canParse(text)) return 'not an absolute address'
  const url = new URL(text)
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return `protocol ${url.protocol} (http or https expected)`
  if (url.username !== '' || url.password !== '') return 'user or password inside the address'
  if (url.search !== '' || url.hash !== '') return 'query or fragment inside the address'
  if (!options.allowPrivate && isPrivateHost(url.hostname)) return `${url.hostname} is a private address`
  return null
}

function isPrivateHost(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, '').toLowerCase()
  if (isIP(host) === 4) return isPrivateIpv4(host.split('.').map(Number))
  if (isIP(host) === 6) return host === '::' || host === '::1' || /^(fc|fd|fe[89ab]|::ffff:)/.test(host)
  return !host.includes('.') || /\.(local|localhost|internal|lan|home|arpa)\.?$/.test(host)
}

function isPrivateIpv4([a = 0, b = 0]: readonly number[]): boolean {
  return (
    a === 0 ||
    a === 10 ||
    a === 127 ||
    a >= 224 ||
    (a === 169 && b === 254) ||
    (a === 172 && b >= 16 && b < 32) ||
    (a === 192 && b === 168) ||
    (a === 100 && b >= 64 && b < 128)
  )
}
