/** Takes the whole screen while this is shown, where the browser allows it. Whoever leaves it, by Escape or otherwise, leaves. */
import { useEffect, useRef } from 'react'

export function useFullScreen(onLeave: () => void): void {
  const leave = useRef(onLeave)
  leave.current = onLeave
  useEffect(() => {
    let taken = false
    let gone = false
    const onChange = () => {
      if (document.fullscreenElement) taken = true
      else if (taken && !gone) leave.current()
    }
    document.addEventListener('fullscreenchange', onChange)
    // The window is as good, only smaller.
    document.documentElement.requestFullscreen?.({ navigationUI: 'hide' }).catch(() => {})
    return () => {
      gone = true
      document.removeEventListener('fullscreenchange', onChange)
      if (document.fullscreenElement) void document.exitFullscreen().catch(() => {})
    }
  }, [])
}
