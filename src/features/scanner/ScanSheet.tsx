/** Finds an invite in whatever one has of it: a code before the camera, a picture, a screenshot, a text. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Sheet } from '../../ui/Sheet.tsx'
import { TextField } from '../../ui/TextField.tsx'
import type { ScanProps } from './scan-props.ts'

export interface ScanSheetProps extends ScanProps {
  isOpen: boolean
  onOpenChange(open: boolean): void
}

export function ScanSheet({ isOpen, onOpenChange, renderResult }: ScanSheetProps) {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  return (
    <Sheet title={t('scan.title')} isOpen={isOpen} onOpenChange={onOpenChange} closeLabel={t('scan.close')}>
      <TextField label={t('scan.text')} value={text} onChange={setText} data-testid="scan-text" />
      <div aria-live="polite">{text.trim() && renderResult(text.trim(), () => setText(''))}</div>
    </Sheet>
  )
}
