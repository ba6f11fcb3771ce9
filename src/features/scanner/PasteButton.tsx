/** Takes what is in the clipboard, a picture or a text; where the browser keeps that to itself, says how else to paste. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'
import { readClipboard } from './read-clipboard.ts'
import type { Scan } from './useScan.ts'

export function PasteButton({ onFile, onText, onProblem }: Pick<Scan, 'onFile' | 'onText' | 'onProblem'>) {
  const { t } = useTranslation()
  const [isPending, setPending] = useState(false)

  async function paste() {
    setPending(true)
    const found = await readClipboard(navigator.clipboard)
    setPending(false)
    if (found.kind === 'file') onFile(found.file)
    else if (found.kind === 'text') onText(found.text)
    else onProblem(`clipboard-${found.kind}`)
  }

  return (
    <Button icon="paste" isPending={isPending} onPress={() => void paste()}>
      {t('scan.paste')}
    </Button>
  )
}
