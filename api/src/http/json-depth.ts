/** Levels of nesting that a request may have; nothing of the contract needs more than a dozen. */
const MAX_JSON_DEPTH = 64

/** Thrown while a body is read, before anything recursive meets it. */
export class TooDeep extends Error {}

/** Refuses raw JSON nested deeper than `MAX_JSON_DEPTH`, counting brackets outside strings: one pass, no recursion. */
export function checkJsonDepth(raw: Uint8Array): void {
  let depth = 0
  let inString = false
  for (let at = 0; at < raw.length; at++) {
    const byte = raw[at]
    if (inString) {
      if (byte === 0x5c) at++
      else if (byte === 0x22) inString = false
    } else if (byte === 0x22) inString = true
    else if (byte === 0x5b || byte === 0x7b) {
      if (++depth > MAX_JSON_DEPTH) throw new TooDeep('nested too deeply')
    } else if (byte === 0x5d || byte === 0x7d) depth--
  }
}
