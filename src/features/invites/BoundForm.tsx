/** Asks whose address it is that the next invite lets in, and nobody else's. What was typed stays until it is one. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BareJid } from '../../model/jid.ts'
import { Button } from '../../ui/Button.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { type TypedAddress, typedAddress } from './bound-address.ts'
import styles from './InviteSheet.module.css'

interface BoundFormProps {
  own: BareJid
  text: string
  onType(text: string): void
  onBind(jid: BareJid): void
  onCancel(): void
}

export function BoundForm({ own, text, onType, onBind, onCancel }: BoundFormProps) {
  const { t } = useTranslation()
  const [refused, setRefused] = useState<Exclude<TypedAddress['status'], 'good'> | null>(null)

  function submit() {
    const typed = typedAddress(text, own)
    if (typed.status === 'good') onBind(typed.jid)
    else setRefused(typed.status)
  }

  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <TextField
        label={t('invites.bound.label')}
        hint={t('invites.bound.hint')}
        error={refused && t(`invites.bound.${refused}`)}
        value={text}
        onChange={(next) => {
          setRefused(null)
          onType(next)
        }}
        autoFocus
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        inputMode="email"
        data-testid="invite-bound-to"
      />
      <Button type="submit" rank="primary" size="big" wide>
        {t('invites.bound.submit')}
      </Button>
      <Button rank="quiet" wide onPress={onCancel}>
        {t('invites.bound.anybody')}
      </Button>
    </form>
  )
}
