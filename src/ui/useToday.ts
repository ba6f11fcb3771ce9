/** The moment at which today began; renders again at midnight, so that "today" never means yesterday. */
import { useEffect, useState } from 'react'

const startOfDay = (ms: number) => new Date(ms).setHours(0, 0, 0, 0)

export function useToday(): number {
  const [today, setToday] = useState(() => startOfDay(Date.now()))
  useEffect(() => {
    const midnight = new Date(today)
    midnight.setDate(midnight.getDate() + 1)
    const timer = setTimeout(() => setToday(startOfDay(Date.now())), midnight.getTime() - Date.now() + 50)
    return () => clearTimeout(timer)
  }, [today])
  return today
}
