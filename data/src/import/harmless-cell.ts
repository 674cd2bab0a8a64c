/** A text that no spreadsheet runs as a formula: one that begins as such gets an apostrophe in front. */
export const harmlessCell = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text)
