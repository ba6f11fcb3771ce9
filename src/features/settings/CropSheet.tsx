/** Which square of a picture others see: moved by pointer or arrow keys, made larger and smaller by slider, wheel or keys. */
import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { moveCrop, wholeOf, zoomCrop, zoomOf } from '../../model/crop.ts'
import { Button } from '../../ui/Button.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import styles from './CropSheet.module.css'
import type { OpenPicture } from './open-picture.ts'
import { squarePicture } from './square-picture.ts'

const STEP = 0.04
const ZOOM_STEP = 0.05
const ARROWS: Readonly<Record<string, readonly [right: number, down: number]>> = {
  ArrowLeft: [-STEP, 0],
  ArrowRight: [STEP, 0],
  ArrowUp: [0, -STEP],
  ArrowDown: [0, STEP],
}
const ZOOMS: Readonly<Record<string, number>> = { '+': -ZOOM_STEP, '=': -ZOOM_STEP, '-': ZOOM_STEP }

export interface CropSheetProps {
  picture: OpenPicture
  onUse(square: Blob): void
  onClose(): void
}

export function CropSheet({ picture: { bitmap, url }, onUse, onClose }: CropSheetProps) {
  const { t } = useTranslation()
  const [crop, setCrop] = useState(() => wholeOf(bitmap))
  const [isBusy, setBusy] = useState(false)
  const drag = useRef<{ x: number; y: number } | null>(null)
  const zoomBy = (share: number) => setCrop((now) => zoomCrop(now, zoomOf(now, bitmap) + share, bitmap))

  function onKeyDown(event: KeyboardEvent) {
    const arrow = ARROWS[event.key]
    const zoom = ZOOMS[event.key]
    if (!arrow && zoom === undefined) return
    event.preventDefault()
    if (arrow) setCrop((now) => moveCrop(now, arrow[0], arrow[1], bitmap))
    else zoomBy(zoom ?? 0)
  }

  function onPointerMove(event: PointerEvent<HTMLElement>) {
    const from = drag.current
    if (!from) return
    const side = event.currentTarget.clientWidth
    const [right, down] = [(from.x - event.clientX) / side, (from.y - event.clientY) / side]
    drag.current = { x: event.clientX, y: event.clientY }
    setCrop((now) => moveCrop(now, right, down, bitmap))
  }

  async function use() {
    setBusy(true)
    onUse(await squarePicture(bitmap, crop))
  }

  const scale = 100 / crop.size
  return (
    <Sheet
      title={t('profile.cropTitle')}
      isOpen
      onOpenChange={(open) => !open && onClose()}
      closeLabel={t('profile.cancel')}
    >
      <div className={styles.crop}>
        <button
          type="button"
          className={styles.area}
          aria-label={t('profile.cropArea')}
          aria-describedby="crop-hint"
          onKeyDown={onKeyDown}
          onWheel={(event) => zoomBy(Math.sign(event.deltaY) * ZOOM_STEP)}
          onPointerDown={(event) => {
            event.currentTarget.setPointerCapture(event.pointerId)
            drag.current = { x: event.clientX, y: event.clientY }
          }}
          onPointerMove={onPointerMove}
          onPointerUp={() => {
            drag.current = null
          }}
        >
          <img
            src={url}
            alt=""
            draggable={false}
            style={{
              inlineSize: `${bitmap.width * scale}%`,
              blockSize: `${bitmap.height * scale}%`,
              left: `${-crop.x * scale}%`,
              top: `${-crop.y * scale}%`,
            }}
          />
        </button>
        <p id="crop-hint" className={styles.hint}>
          {t('profile.cropHint')}
        </p>
        <label className={styles.zoom}>
          <span>{t('profile.zoom')}</span>
          <input
            type="range"
            min={0}
            max={1}
            step={0.01}
            value={1 - zoomOf(crop, bitmap)}
            onChange={(event) => setCrop(zoomCrop(crop, 1 - Number(event.target.value), bitmap))}
          />
        </label>
        <Button rank="primary" size="big" wide isPending={isBusy} onPress={() => void use()}>
          {t('profile.use')}
        </Button>
      </div>
    </Sheet>
  )
}
