/**
 * Text that no spreadsheet takes for a formula: what begins as one (`=`, `+`, `-`, `@`, tab, return) gets an apostrophe before it,
 * which the import takes off again.
 */
export const neutralise = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text)
