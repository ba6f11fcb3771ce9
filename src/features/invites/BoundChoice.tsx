/** The quiet way from an invite for anybody to one for a single address, and back. */
import { useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BareJid } from '../../model/jid.ts'
import { Button } from '../../ui/Button.tsx'
import { BoundForm } from './BoundForm.tsx'
import styles from './InviteSheet.module.css'

/** For whom alone: as it is, and as it is being typed; null while nobody types. */
export interface Bound {
  jid: BareJid | null
  typed: string | null
}

interface BoundChoiceProps {
  own: BareJid
  bound: Bound
  /** It could not be made: what was typed is there to be changed, or sent again. */
  hasFailed: boolean
  onChange(bound: Bound): void
  onAgain(): void
}

export function BoundChoice({ own, bound, hasFailed, onChange, onAgain }: BoundChoiceProps) {
  const { t } = useTranslation()
  const [hasAsked, setHasAsked] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const anybody = () => onChange({ jid: null, typed: null })
  const asks = bound.typed !== null || hasFailed
  // The form takes the focus with it when it goes: it is here at once, before the sheet looks for another place to put it.
  useLayoutEffect(() => {
    if (hasAsked && !asks) button.current?.focus()
  }, [hasAsked, asks])
  if (asks)
    return (
      <BoundForm
        own={own}
        text={bound.typed ?? bound.jid ?? ''}
        onType={(typed) => onChange({ ...bound, typed })}
        onBind={(jid) => {
          if (jid === bound.jid) onAgain()
          onChange({ jid, typed: null })
        }}
        onCancel={anybody}
      />
    )
  return (
    <div className={styles.quietly}>
      <Button
        rank="quiet"
        icon={bound.jid ? 'people' : 'person'}
        ref={button}
        onPress={() => {
          setHasAsked(true)
          if (bound.jid) anybody()
          else onChange({ jid: null, typed: '' })
        }}
      >
        {t(bound.jid ? 'invites.bound.anybody' : 'invites.bound.option')}
      </Button>
    </div>
  )
}
