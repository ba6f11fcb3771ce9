/** For somebody who is signed in: lets another device in, by a code that was scanned or that is typed here. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DeviceCode } from '../../model/device-code.ts'
import { Sheet } from '../../ui/Sheet.tsx'
import { CodeForm } from './CodeForm.tsx'
import { LetIn } from './LetIn.tsx'

export interface LinkSheetProps {
  /** Null: it is to be typed. */
  code: DeviceCode | null
  scanHref: string
  onClose(): void
}

export function LinkSheet({ code: brought, scanHref, onClose }: LinkSheetProps) {
  const { t } = useTranslation()
  const [code, setCode] = useState(brought)
  return (
    <Sheet
      title={t('linking.title')}
      isOpen
      onOpenChange={(open) => open || onClose()}
      closeLabel={t('app.close')}
      data-testid="link-sheet"
    >
      {code ? (
        <LetIn code={code} onOther={() => setCode(null)} onDone={onClose} />
      ) : (
        <CodeForm scanHref={scanHref} onCode={setCode} />
      )}
    </Sheet>
  )
}
