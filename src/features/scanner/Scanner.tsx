/** Everything in the scanner's sheet: the camera's picture or why there is none, the other ways, and what was found. */
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Camera, CameraState } from './camera.ts'
import { Found } from './Found.tsx'
import { PasteButton } from './PasteButton.tsx'
import { PictureButton } from './PictureButton.tsx'
import { PictureInput } from './PictureInput.tsx'
import styles from './Scanner.module.css'
import { ScanText } from './ScanText.tsx'
import { ScreenButton } from './ScreenButton.tsx'
import type { ScanProps } from './scan-props.ts'
import { useBrought } from './useBrought.ts'
import { useScan } from './useScan.ts'
import { Viewfinder } from './Viewfinder.tsx'
import { WithoutCamera } from './WithoutCamera.tsx'

export interface ScannerProps extends ScanProps {
  camera: Camera
  state: CameraState
}

export function Scanner({ camera, state, renderResult, pictureScreens }: ScannerProps) {
  const { t } = useTranslation()
  const scan = useScan()
  const isOver = useBrought(scan)
  // Kept here: what was typed while the browser asked for the camera is there after the answer, whatever that is.
  const [typed, setTyped] = useState({ round: scan.round, text: '' })
  const [isIn, setIn] = useState(false)
  const field = {
    isIn,
    onIn: setIn,
    text: typed.round === scan.round ? typed.text : '',
    onChange: (text: string) => setTyped({ round: scan.round, text }),
    onText: scan.onText,
  }
  const file = useRef<HTMLInputElement>(null)
  const choose = () => file.current?.click()
  // The first in both views, so that it is the same in both.
  const input = <PictureInput ref={file} onFile={scan.onFile} />
  const found = <Found scan={scan} renderResult={renderResult} />

  if (state.status === 'running' || state.status === 'asking' || state.status === 'off')
    return (
      <div className={styles.scanner}>
        {input}
        <Viewfinder
          camera={camera}
          state={state}
          isPaused={scan.outcome.kind === 'texts'}
          isOver={isOver}
          onTexts={scan.onCamera}
        />
        <div className={styles.panel}>
          {found}
          <div className={styles.actions}>
            <PasteButton {...scan} />
            <PictureButton onPress={choose} />
            <ScreenButton onScreens={scan.onScreens} pictureScreens={pictureScreens} />
            <span className={styles.promise}>{t('scan.promise')}</span>
          </div>
          <ScanText key={scan.round} {...field} />
        </div>
      </div>
    )
  return (
    <div className={styles.scanner}>
      {input}
      <WithoutCamera why={state.status} onRetry={() => void camera.start()} />
      <div className={styles.drop} data-over={isOver || undefined}>
        <PictureButton onPress={choose} isDropTarget />
      </div>
      <div className={styles.or}>{t('scan.or')}</div>
      <ScanText key={scan.round} {...field}>
        <div className={styles.more}>
          <PasteButton {...scan} />
          <ScreenButton onScreens={scan.onScreens} pictureScreens={pictureScreens} />
        </div>
      </ScanText>
      {found}
    </div>
  )
}
