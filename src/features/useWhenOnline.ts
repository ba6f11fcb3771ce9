import { useEffect, useRef } from 'react'

/** Runs once the device has a network again, while `waiting`. */
export function useWhenOnline(waiting: boolean, run: () => void): void {
  const latest = useRef(run)
  latest.current = run
  useEffect(() => {
    if (!waiting) return
    const back = () => latest.current()
    window.addEventListener('online', back)
    return () => window.removeEventListener('online', back)
  }, [waiting])
}
