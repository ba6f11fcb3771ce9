/** What the camera sees, where to hold the code, and the camera's own switches. */
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '../../ui/IconButton.tsx'
import type { Camera, CameraState } from './camera.ts'
import { decodeFrame } from './decode.ts'
import styles from './Viewfinder.module.css'
import { watchFrames } from './watch-frames.ts'

export interface ViewfinderProps {
  camera: Camera
  state: CameraState
  /** Something was found and is being read: there is nothing to look for. */
  isPaused: boolean
  isOver: boolean
  onTexts(texts: readonly string[]): void
}

export function Viewfinder({ camera, state, isPaused, isOver, onTexts }: ViewfinderProps) {
  const { t } = useTranslation()
  const video = useRef<HTMLVideoElement>(null)
  const stream = state.status === 'running' ? state.stream : null

  useEffect(() => {
    const element = video.current
    if (!element) return
    element.srcObject = stream
    // Rejected when the stream is changed in between: the next one plays.
    if (stream) element.play().catch(() => {})
  }, [stream])

  useEffect(() => {
    const element = video.current
    if (!element || !stream || isPaused) return
    return watchFrames(element, decodeFrame, onTexts)
  }, [stream, isPaused, onTexts])

  return (
    <div className={styles.view} data-paused={isPaused || undefined} data-over={isOver || undefined}>
      <video
        ref={video}
        className={styles.video}
        data-testid="scan-video"
        data-mirror={(state.status === 'running' && state.isMirror) || undefined}
        aria-label={t('scan.camera')}
        playsInline
        muted
      />
      <div className={styles.finder} aria-hidden="true">
        <i />
        <i />
        <i />
        <i />
      </div>
      {!isPaused && (
        <p className={styles.hint} role="status">
          {t(isOver ? 'scan.drop' : stream ? 'scan.hint' : 'scan.asking')}
        </p>
      )}
      {state.status === 'running' && (
        <div className={styles.switches}>
          {state.torch && (
            <IconButton
              icon="torch"
              label={t('scan.torch')}
              isOn={state.torch === 'on'}
              onPress={() => void camera.switchTorch()}
            />
          )}
          {state.hasOthers && (
            <IconButton
              icon="other-camera"
              label={t('scan.otherCamera')}
              onPress={() => void camera.change()}
            />
          )}
        </div>
      )}
    </div>
  )
}
