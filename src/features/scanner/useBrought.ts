/** Pictures and texts that are pasted or dropped anywhere while the scanner is open. */
import { useEffect, useState } from 'react'

export interface Brought {
  onFile(file: Blob): void
  onText(text: string): void
}

/** Notes and business cards are texts in files: they are for whoever opens files. */
const isPicture = (file: File) => !/^text\//.test(file.type) && !/\.(?:vcf|txt)$/i.test(file.name)

function take(data: DataTransfer | null, { onFile, onText }: Brought): boolean {
  const file = [...(data?.files ?? [])].find(isPicture)
  const text = data?.getData('text/uri-list') || data?.getData('text/plain')
  if (file) onFile(file)
  else if (text?.trim() && data?.files.length === 0) onText(text)
  else return false
  return true
}

const isField = (target: EventTarget | null) => target instanceof Element && target.closest('input') !== null

/** True while something is held over the window. */
export function useBrought({ onFile, onText }: Brought): boolean {
  const [isOver, setOver] = useState(false)
  useEffect(() => {
    const over = (event: DragEvent) => {
      event.preventDefault()
      setOver(true)
    }
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false)
    }
    const drop = (event: DragEvent) => {
      setOver(false)
      if (take(event.dataTransfer, { onFile, onText })) event.preventDefault()
    }
    const paste = (event: ClipboardEvent) => {
      // Text that is pasted into a field is for the field.
      if (isField(event.target) && event.clipboardData?.files.length === 0) return
      if (take(event.clipboardData, { onFile, onText })) event.preventDefault()
    }
    const listeners = { dragover: over, dragleave: leave, drop, paste }
    for (const [name, listener] of Object.entries(listeners))
      document.addEventListener(name, listener as EventListener)
    return () => {
      for (const [name, listener] of Object.entries(listeners))
        document.removeEventListener(name, listener as EventListener)
    }
  }, [onFile, onText])
  return isOver
}
