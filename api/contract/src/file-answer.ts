import { z } from 'zod'

/** The answer of a `binary` endpoint: sent as its bytes, with its type and a content-disposition that names it. */
export const FileAnswer = z.object({
  /** what the file is saved as; letters beyond ASCII are allowed */
  fileName: z.string().min(1).max(200),
  contentType: z.string(),
  bytes: z.instanceof(Uint8Array),
})

export type FileAnswer = z.infer<typeof FileAnswer>
