/** The lines of an uncompressed PDF as pdfkit writes it (`compress: false`), page by page: enough to read our own files in tests. */
export function pdfPages(bytes: Uint8Array): string[][] {
  const text = Buffer.from(bytes).toString('latin1')
  const objects = new Map([...text.matchAll(/^(\d+) 0 obj\n([\s\S]*?)\nendobj/gm)].map((match) => [match[1]!, match[2]!]))
  const faces = new Map<string, ReadonlyMap<string, string>>()
  for (const body of objects.values()) {
    for (const [, name, id] of body.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const map = /\/ToUnicode (\d+) 0 R/.exec(objects.get(id!) ?? '')?.[1]
      if (map) faces.set(name!, lettersOf(objects.get(map)!))
    }
  }
  const pages = [...objects.values()].filter((body) => /\/Type \/Page\n/.test(body))
  return pages.map((page) => linesOf(objects.get(/\/Contents (\d+) 0 R/.exec(page)![1]!)!, faces))
}

/** Glyph -> letter, out of a face's ToUnicode map. */
function lettersOf(map: string): ReadonlyMap<string, string> {
  const letters = new Map<string, string>()
  for (const [, first, list] of map.matchAll(/<([0-9a-f]{4})> <[0-9a-f]{4}> \[([^\]]*)\]/g)) {
    for (const [i, [, code]] of [...list!.matchAll(/<([0-9a-f]*)>/g)].entries()) {
      const glyph = (Number.parseInt(first!, 16) + i).toString(16).padStart(4, '0')
      letters.set(glyph, Buffer.from(code!, 'hex').swap16().toString('utf16le'))
    }
  }
  return letters
}

/** One line a text operator; kerning numbers between the glyphs are dropped. */
function linesOf(content: string, faces: ReadonlyMap<string, ReadonlyMap<string, string>>): string[] {
  const lines: string[] = []
  let letters: ReadonlyMap<string, string> = new Map()
  for (const [, face, shown] of content.matchAll(/\/(F\d+) [\d.]+ Tf|\[((?:<[0-9a-f]*>|[-\d. ])*)\] TJ/g)) {
    if (face) letters = faces.get(face)!
    else
      lines.push(
        [...shown!.matchAll(/<([0-9a-f]*)>/g)]
          .flatMap(([, run]) => run!.match(/.{4}/g) ?? [])
          .map((glyph) => letters.get(glyph) ?? '')
          .join(''),
      )
  }
  return lines
}
