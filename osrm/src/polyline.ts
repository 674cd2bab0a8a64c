type Line = readonly (readonly [lng: number, lat: number])[]

/** Encodes `[lng, lat]` pairs in Google's polyline format (latitude first, as the format has it); precision 5 or 6 decimals. */
export function encodePolyline(line: Line, precision: 5 | 6): string {
  const scale = 10 ** precision
  let text = ''
  let lastLat = 0
  let lastLng = 0
  for (const [lng, lat] of line) {
    const latUnits = Math.round(lat * scale)
    const lngUnits = Math.round(lng * scale)
    text += encodeNumber(latUnits - lastLat) + encodeNumber(lngUnits - lastLng)
    lastLat = latUnits
    lastLng = lngUnits
  }
  return text
}

function encodeNumber(value: number): string {
  let rest = value < 0 ? ~(value << 1) : value << 1
  let text = ''
  while (rest >= 0x20) {
    text += String.fromCharCode((0x20 | (rest & 0x1f)) + 63)
    rest >>= 5
  }
  return text + String.fromCharCode(rest + 63)
}

/** Decodes Google's polyline format to `[lng, lat]` pairs; throws RangeError when the text ends in the middle of a number. */
export function decodePolyline(text: string, precision: 5 | 6): [lng: number, lat: number][] {
  const scale = 10 ** precision
  const line: [number, number][] = []
  let at = 0
  let lat = 0
  let lng = 0
  const next = () => {
    let value = 0
    let shift = 0
    for (;;) {
      const code = text.charCodeAt(at++) - 63
      if (!(code >= 0 && code <= 0x5f) || shift > 30) throw new RangeError(`polyline malformed at character ${at}`)
      value |= (code & 0x1f) << shift
      shift += 5
      if (code < 0x20) return value & 1 ? ~(value >> 1) : value >> 1
    }
  }
  while (at < text.length) {
    lat += next()
    lng += next()
    line.push([lng / scale, lat / scale])
  }
  return line
}
