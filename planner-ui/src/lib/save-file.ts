import type { FileAnswer } from '@tournee/contract'

/** Hands a file of the service to the person, as a download of the browser. */
export function saveFile({ fileName, contentType, bytes }: FileAnswer): void {
  const url = URL.createObjectURL(new Blob([bytes as Uint8Array<ArrayBuffer>], { type: contentType }))
  const link = document.createElement('a')
  link.href = url
  link.download = fileName
  link.click()
  // the browser reads it after this turn
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
