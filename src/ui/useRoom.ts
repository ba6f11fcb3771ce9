/** How much room an element has, in CSS pixels; measured before it is first painted, and again whenever it changes. */
import { type RefObject, useLayoutEffect, useState } from 'react'

export interface Room {
  width: number
  height: number
}

export function useRoom(element: RefObject<HTMLElement | null>): Room {
  const [room, setRoom] = useState<Room>({ width: 0, height: 0 })
  useLayoutEffect(() => {
    const measured = element.current
    if (!measured) return
    const measure = () =>
      setRoom((old) => {
        const [width, height] = [measured.clientWidth, measured.clientHeight]
        return old.width === width && old.height === height ? old : { width, height }
      })
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(measured)
    return () => observer.disconnect()
  }, [element])
  return room
}
