/** Copies a text that is made when it is asked for, and says whether it could. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/Button.tsx'

interface CopyTextProps {
  text(): string
  label: string
  isDisabled?: boolean
  'data-testid'?: string
}

export function CopyText({ text, label, isDisabled = false, ...rest }: CopyTextProps) {
  const { t } = useTranslation()
  const [done, setDone] = useState<boolean | null>(null)

  async function copy() {
    const copied = await Promise.resolve()
      .then(() => navigator.clipboard.writeText(text()))
      .then(
        () => true,
        () => false,
      )
    setDone(copied)
    announce(t(copied ? 'advanced.copied' : 'advanced.notCopied'))
  }

  return (
    <Button icon={done ? 'check' : 'copy'} isDisabled={isDisabled} onPress={() => void copy()} {...rest}>
      {done === null ? label : t(done ? 'advanced.copied' : 'advanced.notCopied')}
    </Button>
  )
}
