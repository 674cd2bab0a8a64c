import type { FileAnswer } from '@tournee/contract'
import type { Response } from 'express'

/** A name in a header: ASCII for old readers, and as it is in UTF-8 (RFC 6266, RFC 8187). */
function dispositionOf(fileName: string): string {
  const plain = fileName
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\w.-]+/g, '-')
  const encoded = encodeURIComponent(fileName).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`
}

/** Sends a file to be saved. */
export function sendFile(response: Response, { fileName, contentType, bytes }: FileAnswer): void {
  response
    .set('cache-control', 'no-store')
    .set('content-disposition', dispositionOf(fileName))
    .set('content-type', contentType)
    .send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
}
