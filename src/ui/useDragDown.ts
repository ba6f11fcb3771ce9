/** Lets a sheet be pulled down and away by its head, with a finger or a pen. The close button does the same. */
import { type PointerEvent, type RefObject, useRef } from 'react'

const FAR_ENOUGH = 0.3
const FAST_ENOUGH_PX_PER_MS = 0.6

export function useDragDown(sheet: RefObject<HTMLElement | null>, onAway: () => void) {
  const start = useRef<{ y: number; at: number } | null>(null)

  const move = (offset: number) => {
    if (sheet.current) sheet.current.style.translate = offset > 0 ? `0 ${offset}px` : ''
  }

  return {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      const onControl = event.target instanceof Element && event.target.closest('button')
      if (event.pointerType === 'mouse' || onControl) return
      event.currentTarget.setPointerCapture(event.pointerId)
      start.current = { y: event.clientY, at: event.timeStamp }
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      if (start.current) move(event.clientY - start.current.y)
    },
    onPointerUp(event: PointerEvent<HTMLElement>) {
      if (!start.current || !sheet.current) return
      const way = event.clientY - start.current.y
      const speed = way / Math.max(1, event.timeStamp - start.current.at)
      start.current = null
      if (way > sheet.current.clientHeight * FAR_ENOUGH || (way > 24 && speed > FAST_ENOUGH_PX_PER_MS))
        onAway()
      else move(0)
    },
    onPointerCancel() {
      start.current = null
      move(0)
    },
  }
}
