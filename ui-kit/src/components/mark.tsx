/** The sign of the house: three stops on a road that comes back home. */
export function Mark({ size = 28 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="7" fill="var(--ink)" />
      <path d="M8.5 21.5c0-8 3-12 8-12s7 3 7 6.5-3 6-7.5 6z" fill="none" stroke="var(--surface)" strokeWidth="2.2" strokeLinejoin="round" />
      <circle cx="8.5" cy="21.5" r="3.2" fill="var(--surface)" />
      <circle cx="16.5" cy="9.5" r="2.6" fill="var(--surface)" />
      <circle cx="23.2" cy="17" r="2.6" fill="var(--surface)" />
    </svg>
  )
}
