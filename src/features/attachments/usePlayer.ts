/** Plays one sound; of all on screen, one at a time. */
import { useCallback, useEffect, useRef, useState } from 'react'

export interface Player {
  isPlaying: boolean
  /** Seconds, both. */
  at: number
  length: number
  /** Also before it is here: then it begins as soon as it is. */
  toggle(): void
  seek(seconds: number): void
}

let sounding: HTMLAudioElement | null = null

/** `known`: how long it is said to be; recordings of browsers often do not know it themselves. */
export function usePlayer(address: string | null, known: number): Player {
  const audio = useRef<HTMLAudioElement>(undefined)
  const start = useRef({ wanted: false, at: 0 })
  const [isPlaying, setPlaying] = useState(false)
  const [at, setAt] = useState(0)
  const [length, setLength] = useState(known)

  useEffect(() => {
    if (address === null) return
    const element = new Audio(address)
    audio.current = element
    const { wanted, at: from } = start.current
    const follow = () => setAt(element.currentTime)
    const measure = () => {
      if (Number.isFinite(element.duration) && element.duration > 0) setLength(element.duration)
    }
    const listeners: Record<string, () => void> = {
      timeupdate: follow,
      durationchange: measure,
      play: () => setPlaying(true),
      pause: () => setPlaying(false),
      ended: () => {
        element.currentTime = 0
        setAt(0)
        setPlaying(false)
      },
    }
    for (const [event, listener] of Object.entries(listeners)) element.addEventListener(event, listener)
    if (from > 0) element.currentTime = from
    if (wanted) play(element)
    return () => {
      element.pause()
      for (const [event, listener] of Object.entries(listeners)) element.removeEventListener(event, listener)
      audio.current = undefined
    }
  }, [address])

  const toggle = useCallback(() => {
    const element = audio.current
    if (!element) start.current.wanted = true
    else if (element.paused) play(element)
    else element.pause()
  }, [])

  const seek = useCallback((seconds: number) => {
    start.current.at = seconds
    setAt(seconds)
    if (audio.current) audio.current.currentTime = seconds
  }, [])

  return { isPlaying, at, length, toggle, seek }
}

function play(element: HTMLAudioElement): void {
  if (sounding !== element) sounding?.pause()
  sounding = element
  // What this browser cannot play stays silent, and can be saved.
  element.play().catch(() => {})
}
