/** The face of our spreadsheets: named, or programs take another one for bold cells than for the rest. */
export const SHEET_FONT = { fontFamily: 'Calibri', fontSize: 11 } as const
