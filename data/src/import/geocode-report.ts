import type { PlacedRow } from './plan-import.ts'

/** Where every row was found, as .csv: id (reference, else the row's number), INSEE code, precision, lng, lat. */
export function geocodeReport(places: readonly PlacedRow[]): string {
  const lines = places.map(({ row, reference, insee, precision, position }) =>
    [quoted(reference ?? String(row)), insee ?? '', precision, position?.lng ?? '', position?.lat ?? ''].join(','),
  )
  return `${['id,insee,precision,lng,lat', ...lines].join('\n')}\n`
}

const quoted = (text: string) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
