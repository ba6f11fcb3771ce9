/** Copies a text that is shown nowhere else, and says whether it could. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/Button.tsx'

interface CopyButtonProps {
  text: string
  label: string
  'data-testid'?: string
}

export function CopyButton({ text, label, ...rest }: CopyButtonProps) {
  const { t } = useTranslation()
  const [done, setDone] = useState<boolean | null>(null)
  const words = done === null ? label : t(done ? 'programs.given.copied' : 'programs.given.notCopied')

  async function copy() {
    const copied = await Promise.resolve()
      .then(() => navigator.clipboard.writeText(text))
      .then(
        () => true,
        () => false,
      )
    setDone(copied)
    announce(t(copied ? 'programs.given.copied' : 'programs.given.notCopied'))
  }

  return (
    <Button icon={done ? 'check' : 'copy'} onPress={() => void copy()} {...rest}>
      {words}
    </Button>
  )
}
