import { createHash, randomUUID } from 'node:crypto'
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** Files named by what is in them (SHA-256): the same file twice is once, and no file ever changes. */
export interface MediaFolder {
  /** on the disk when it answers; gives the file's name */
  save(bytes: Uint8Array): Promise<string>
  /** throws when it is not there or is not what its name says */
  read(sha256: string): Promise<Uint8Array<ArrayBuffer>>
  /** removes every file but these and those written since `before` (epoch milliseconds): their rows may be on their way */
  keepOnly(names: ReadonlySet<string>, before: number): Promise<void>
}

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

/** The media folder at a path; made when the first file comes. */
export function openMediaFolder(folder: string): MediaFolder {
  const pathOf = (name: string) => join(folder, name.slice(0, 2), name)
  return {
    save: async (bytes) => {
      const name = hashOf(bytes)
      await mkdir(join(folder, name.slice(0, 2)), { recursive: true })
      const unfinished = `${pathOf(name)}.${randomUUID()}.part`
      const file = await open(unfinished, 'wx')
      try {
        await file.writeFile(bytes)
        await file.sync()
      } finally {
        await file.close()
      }
      await rename(unfinished, pathOf(name))
      return name
    },
    read: async (name) => {
      const bytes = new Uint8Array(await readFile(pathOf(name)))
      if (hashOf(bytes) !== name) throw new Error(`the file ${name} of the media folder is damaged`)
      return bytes
    },
    keepOnly: async (names, before) => {
      const folders = await readdir(folder).catch(() => [])
      for (const part of folders) {
        for (const name of await readdir(join(folder, part)).catch(() => [])) {
          const path = join(folder, part, name)
          const isOurs = /^[0-9a-f]{64}(\.[\w-]+\.part)?$/.test(name)
          if (isOurs && !names.has(name) && (await stat(path)).mtimeMs < before) await rm(path, { force: true })
        }
      }
    },
  }
}
