/** The library ships no types: the public holidays of a year by name, each a local midnight. */
declare module '@socialgouv/jours-feries' {
  export default function getHolidays(year: number, options?: { readonly alsace?: boolean }): Record<string, Date>
}
