/** Right click, long press and keys on a message: what is meant is asked of whoever does it. */
import {
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
  type SyntheticEvent,
  useEffect,
  useRef,
} from 'react'
import type { TimelineWindow } from '../../client/client.ts'
import type { Message } from '../../model/message.ts'
import { useMessageDeeds } from '../message-deeds.ts'

const LONG_PRESS_MS = 450
/** A finger is never quite still. */
const TREMBLE = 10

interface Press {
  timer: ReturnType<typeof setTimeout>
  x: number
  y: number
}

/** The next click means nothing, until a finger comes down anew. Gives back how to stop that. */
function swallowClick(onEnd: () => void): () => void {
  const end = () => {
    window.removeEventListener('click', swallow, true)
    window.removeEventListener('pointerdown', end, true)
    onEnd()
  }
  const swallow = (event: Event) => {
    event.preventDefault()
    event.stopImmediatePropagation()
    end()
  }
  window.addEventListener('click', swallow, true)
  window.addEventListener('pointerdown', end, true)
  return end
}

export function messageById(window: TimelineWindow, id: string): Message | null {
  for (let index = window.items.length - 1; index >= 0; index--) {
    const item = window.items[index]
    if (item?.kind === 'message' && item.message.id === id) return item.message
  }
  return null
}

/** Where the browser's own menu has more to offer: a link, or words that were chosen. */
const wantsOwnMenu = (event: MouseEvent): boolean =>
  event.shiftKey || (event.target as Element).closest('a') !== null || getSelection()?.isCollapsed === false

export function useMessageGestures(window: TimelineWindow) {
  const deeds = useMessageDeeds()
  const press = useRef<Press | null>(null)
  /** The finger that opened the menu presses nothing when it is lifted: not here, nor in what lies over it by now. */
  const swallowing = useRef<(() => void) | null>(null)

  const release = () => {
    clearTimeout(press.current?.timer)
    press.current = null
  }
  useEffect(
    () => () => {
      clearTimeout(press.current?.timer)
      swallowing.current?.()
    },
    [],
  )

  function at(event: SyntheticEvent): { message: Message; row: HTMLElement } | null {
    const row = (event.target as Element).closest<HTMLElement>('[data-testid="message"]')
    const message = row?.dataset.id === undefined ? null : messageById(window, row.dataset.id)
    return row && message && row.dataset.choosing === undefined ? { message, row } : null
  }

  return {
    onContextMenu(event: MouseEvent) {
      const here = at(event)
      if (!deeds || !here || wantsOwnMenu(event)) return
      event.preventDefault()
      // Where a long press is one, too, it has been answered.
      if (!swallowing.current) deeds.openMenu(here.message, { x: event.clientX, y: event.clientY })
    },
    onPointerDown(event: PointerEvent) {
      swallowing.current?.()
      release()
      const here = at(event)
      if (!deeds || !here || event.pointerType !== 'touch' || !event.isPrimary) return
      const { clientX: x, clientY: y } = event
      const timer = setTimeout(() => {
        press.current = null
        swallowing.current = swallowClick(() => {
          swallowing.current = null
        })
        deeds.openMenu(here.message, { x, y })
      }, LONG_PRESS_MS)
      press.current = { timer, x, y }
    },
    onPointerMove({ clientX, clientY }: PointerEvent) {
      if (!press.current) return
      const { x, y } = press.current
      if (Math.hypot(clientX - x, clientY - y) > TREMBLE) release()
    },
    onPointerUp: release,
    // The browser began to scroll.
    onPointerCancel: release,
    onKeyDown(event: KeyboardEvent) {
      const row = event.target as HTMLElement
      if (!deeds || !row.matches('[data-testid="message"]')) return
      const message = messageById(window, row.dataset.id ?? '')
      if (message && deeds.press(message, event, row)) event.preventDefault()
    },
  }
}
