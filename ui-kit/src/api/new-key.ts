/** A new random name: of a request that must not happen twice, of a screen. `crypto.randomUUID` is missing where a page comes by plain http from another machine. */
export const newKey = (): string =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('')
