/** What contract tiers are called in files. */
export const TIER_WORDS = {
  fr: { bronze: 'Bronze', argent: 'Argent', or: 'Or' },
  en: { bronze: 'Bronze', argent: 'Silver', or: 'Gold' },
} as const
