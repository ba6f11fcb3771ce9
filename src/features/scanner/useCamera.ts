/** A camera that runs while it is looked at: off when the page is hidden or left, on again when it is back. */
import { useEffect, useState } from 'react'
import { useLive } from '../../live/useLive.ts'
import { type Camera, type CameraState, createCamera } from './camera.ts'

export function useCamera(): { camera: Camera; state: CameraState } {
  const [camera] = useState(() => createCamera(navigator.mediaDevices, window.isSecureContext))
  const state = useLive(camera.state)

  useEffect(() => {
    const follow = () => {
      if (document.visibilityState !== 'visible') camera.stop()
      else if (camera.state.get().status === 'off') void camera.start()
    }
    follow()
    document.addEventListener('visibilitychange', follow)
    return () => {
      document.removeEventListener('visibilitychange', follow)
      camera.stop()
    }
  }, [camera])

  useEffect(() => whenAllowed(() => camera.state.get().status === 'refused' && void camera.start()), [camera])
  return { camera, state }
}

/** Whoever allows it in the browser's own menu need not come back and press a button. */
function whenAllowed(listener: () => void): () => void {
  let forget = () => {}
  let left = false
  const onChange = (event: Event) =>
    event.target instanceof PermissionStatus && event.target.state !== 'denied' && listener()
  navigator.permissions
    ?.query({ name: 'camera' })
    .then((permission) => {
      if (left) return
      permission.addEventListener('change', onChange)
      forget = () => permission.removeEventListener('change', onChange)
    })
    // Not every browser knows that name: then there is the button.
    .catch(() => {})
  return () => {
    left = true
    forget()
  }
}
