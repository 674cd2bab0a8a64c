/** A file that cannot be read at all: code, cause and remedy for people. */
export class ImportFileError extends Error {
  readonly code: string
  readonly remedy: string
  constructor(code: string, cause: string, remedy: string) {
    super(cause)
    this.name = 'ImportFileError'
    this.code = code
    this.remedy = remedy
  }
}
