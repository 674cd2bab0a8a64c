import { type RefObject, useEffect, useState } from 'react'

/** What flies past while somebody scrolls is not looked at. */
const LOOKED_AT_MS = 250

/** Whether an element has been in sight for a moment; from then on it stays so. */
export function useInSight(of: RefObject<HTMLElement | null>): boolean {
  const [seen, setSeen] = useState(false)
  useEffect(() => {
    const element = of.current
    if (!element || seen) return
    let timer: ReturnType<typeof setTimeout> | undefined
    const observer = new IntersectionObserver(([entry]) => {
      clearTimeout(timer)
      if (entry?.isIntersecting) timer = setTimeout(() => setSeen(true), LOOKED_AT_MS)
    })
    observer.observe(element)
    return () => {
      clearTimeout(timer)
      observer.disconnect()
    }
  }, [of, seen])
  return seen
}
