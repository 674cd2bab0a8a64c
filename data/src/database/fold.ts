/** Text for comparing and searching: no accents, no capitals, ligatures opened, anything but letters and digits one space. */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
    .replace(/ß/g, 'ss')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** A phone number's digits as dialled in France: +33 and 0033 become 0; other countries keep their digits. */
export function phoneDigits(phone: string): string {
  const digits = phone.replace(/\(0\)/g, '').replace(/[^\d+]/g, '')
  return digits.replace(/^(\+|00)33/, '0').replace(/\+/g, '')
}
