/** Finds an invite in whatever one has of it: a code before the camera, a picture, a screenshot, a text. */
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Sheet } from '../../ui/Sheet.tsx'
import { init } from './decode.ts'
import { Scanner } from './Scanner.tsx'
import type { ScanProps } from './scan-props.ts'
import { useCamera } from './useCamera.ts'

export interface ScanSheetProps extends ScanProps {
  isOpen: boolean
  onOpenChange(open: boolean): void
}

export function ScanSheet({ isOpen, ...rest }: ScanSheetProps) {
  return isOpen && <OpenScanSheet {...rest} />
}

/** Apart, because the camera runs as long as this is there. */
function OpenScanSheet({ onOpenChange, ...scan }: Omit<ScanSheetProps, 'isOpen'>) {
  const { t } = useTranslation()
  const { camera, state } = useCamera()
  useEffect(() => {
    // While one reads or is asked; where it fails, whatever is to be read says so.
    init().catch(() => {})
  }, [])
  const hasView = state.status === 'running' || state.status === 'asking' || state.status === 'off'
  return (
    <Sheet
      title={hasView ? t('scan.title') : t('scan.titleBring')}
      isOpen
      onOpenChange={onOpenChange}
      closeLabel={t('scan.close')}
      look={hasView ? 'cover' : 'plain'}
    >
      <Scanner camera={camera} state={state} {...scan} />
    </Sheet>
  )
}
