import iconv from 'iconv-lite'

/** A text file's content and the encoding it was found to be in. */
export interface DecodedText {
  readonly text: string
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'
}

/** Decodes a text file: by its byte order mark, else by what its bytes can be; a French Excel writes Windows-1252. */
export function decodeText(content: Buffer): DecodedText {
  if (content[0] === 0xef && content[1] === 0xbb && content[2] === 0xbf) return { text: content.toString('utf8', 3), encoding: 'utf-8' }
  if (content[0] === 0xff && content[1] === 0xfe) return { text: content.toString('utf16le', 2), encoding: 'utf-16le' }
  if (content[0] === 0xfe && content[1] === 0xff) return { text: iconv.decode(content.subarray(2), 'utf-16be'), encoding: 'utf-16be' }
  const zeros = zeroBytes(content.subarray(0, 2000))
  if (zeros.odd > 0 && zeros.even === 0) return { text: content.toString('utf16le'), encoding: 'utf-16le' }
  if (zeros.even > 0 && zeros.odd === 0) return { text: iconv.decode(content, 'utf-16be'), encoding: 'utf-16be' }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(content), encoding: 'utf-8' }
  } catch {
    return { text: iconv.decode(content, 'win1252'), encoding: 'windows-1252' }
  }
}

/** Zero bytes at even and odd places: western text in UTF-16 has them on one side only. */
function zeroBytes(sample: Buffer): { even: number; odd: number } {
  const count = { even: 0, odd: 0 }
  sample.forEach((byte, i) => {
    if (byte === 0) count[i % 2 === 0 ? 'even' : 'odd']++
  })
  return count
}
