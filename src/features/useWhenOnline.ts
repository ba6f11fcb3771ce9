import { useEffect, useRef } from 'react'

/** Runs once the device has a network again, while `waiting`; at once if it came back before anybody was waiting. */
export function useWhenOnline(waiting: boolean, run: () => void): void {
  const latest = useRef({ waiting, run })
  latest.current = { waiting, run }
  const missed = useRef(false)
  useEffect(() => {
    const back = () => {
      if (latest.current.waiting) latest.current.run()
      // What is under way may still be answered by what the network was before.
      else missed.current = true
    }
    window.addEventListener('online', back)
    return () => window.removeEventListener('online', back)
  }, [])
  useEffect(() => {
    if (!waiting || !missed.current) return
    missed.current = false
    if (navigator.onLine) latest.current.run()
  }, [waiting])
}
