/** Whatever is dropped anywhere in the window, or pasted outside of a text field. */
import { useEffect, useState } from 'react'

export interface BroughtIn {
  onText(text: string): void
  onFile(file: File): void
}

const isField = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('input, textarea, select, [contenteditable]') !== null

/** False: it held nothing that can be read. */
function take(data: DataTransfer | null, { onText, onFile }: BroughtIn): boolean {
  const file = data?.files[0]
  const text = data?.getData('text/uri-list') || data?.getData('text/plain')
  if (file) onFile(file)
  else if (text?.trim()) onText(text)
  return Boolean(file || text?.trim())
}

/** True while something is held over the window that may be let go. */
export function useBroughtIn({ onText, onFile }: BroughtIn): boolean {
  const [isOver, setOver] = useState(false)
  useEffect(() => {
    /** What is dragged from one place of this page to another is no news. */
    let isOwn = false
    const refuses = (event: DragEvent) => {
      const files = event.dataTransfer?.types.includes('Files')
      return isOwn || event.defaultPrevented || (!files && isField(event.target))
    }
    const start = () => {
      isOwn = true
    }
    const end = () => {
      isOwn = false
      setOver(false)
    }
    const over = (event: DragEvent) => {
      const refused = refuses(event)
      setOver(!refused)
      // Without this the browser would leave the page for a file that is let go.
      if (!refused) event.preventDefault()
    }
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false)
    }
    const drop = (event: DragEvent) => {
      setOver(false)
      if (refuses(event)) return
      event.preventDefault()
      take(event.dataTransfer, { onText, onFile })
    }
    const paste = (event: ClipboardEvent) => {
      if (event.defaultPrevented || isField(event.target)) return
      if (take(event.clipboardData, { onText, onFile })) event.preventDefault()
    }
    const listeners = { dragstart: start, dragend: end, dragover: over, dragleave: leave, drop, paste }
    for (const [name, listener] of Object.entries(listeners))
      window.addEventListener(name, listener as EventListener)
    return () => {
      for (const [name, listener] of Object.entries(listeners))
        window.removeEventListener(name, listener as EventListener)
    }
  }, [onText, onFile])
  return isOver
}
