/** Looks for a code on the screens of this machine, wherever on them it stands. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'
import type { ScanProps } from './scan-props.ts'
import type { Scan } from './useScan.ts'

export interface ScreenButtonProps extends Pick<Scan, 'onScreens'>, Pick<ScanProps, 'pictureScreens'> {}

export function ScreenButton({ onScreens, pictureScreens }: ScreenButtonProps) {
  const { t } = useTranslation()
  const [isPending, setPending] = useState(false)
  if (!pictureScreens) return null
  const look = async () => {
    setPending(true)
    const pictures = await pictureScreens().catch(() => [])
    setPending(false)
    onScreens(pictures)
  }
  return (
    <Button icon="device" isPending={isPending} onPress={() => void look()}>
      {t('scan.screen')}
    </Button>
  )
}
