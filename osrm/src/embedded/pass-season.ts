/**
 * The season of the high passes on a civil date (`2026-12-01`): `winter` from 15 November to 15 May, both included. The real dates move with
 * the snow by some weeks each year; own knowledge of the usual ones (Aravis about December to April, Colombière about November to May).
 */
export function passSeason(date: string): 'summer' | 'winter' {
  const day = date.slice(5, 10)
  return day >= '11-15' || day <= '05-15' ? 'winter' : 'summer'
}
