/** Files that were chosen, on their way to being ready: each cleaned and measured beside the page, in the size that is wished. */
import { useEffect, useRef, useState } from 'react'
import { type PreparedFile, prepareFile } from './prepare-file.ts'
import type { PictureSize } from './prepare-picture.ts'

export interface Chosen {
  key: number
  file: File
  /** Null: it is being prepared. */
  ready: PreparedFile | null
}

export interface Outgoing {
  chosen: readonly Chosen[]
  isReady: boolean
  /** Some picture could be sent smaller. */
  isLarge: boolean
  remove(key: number): void
}

export function useOutgoing(files: readonly File[], size: PictureSize): Outgoing {
  const keys = useRef(new Map<File, number>())
  const made = useRef(new Map<string, PreparedFile>())
  const [removed, setRemoved] = useState<ReadonlySet<number>>(new Set())
  const [, redraw] = useState(0)

  const keyOf = (file: File) => {
    const key = keys.current.get(file) ?? keys.current.size
    keys.current.set(file, key)
    return key
  }
  const chosen = files
    .map((file) => ({ key: keyOf(file), file }))
    .filter(({ key }) => !removed.has(key))
    .map(({ key, file }) => ({ key, file, ready: made.current.get(`${key} ${size}`) ?? null }))

  useEffect(() => {
    let isGone = false
    for (const file of files) {
      const name = `${keys.current.get(file)} ${size}`
      if (made.current.has(name)) continue
      void prepareFile(file, size).then((ready) => {
        made.current.set(name, ready)
        if (!isGone) redraw((count) => count + 1)
      })
    }
    return () => {
      isGone = true
    }
  }, [files, size])

  return {
    chosen,
    isReady: chosen.length > 0 && chosen.every(({ ready }) => ready !== null),
    isLarge: chosen.some(({ ready }) => ready?.isLarge),
    remove: (key) => setRemoved((before) => new Set([...before, key])),
  }
}
