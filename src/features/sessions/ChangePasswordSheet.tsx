/** Another password, in place: this device stays signed in. What was typed stays until it is changed. */
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Access, ChangePasswordResult } from '../../client/acting/acting.ts'
import { type BareJid, domainpart, localpart } from '../../model/jid.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/Button.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { showToast } from '../../ui/toast-queue.ts'
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx'
import { NewPassword } from '../NewPassword.tsx'
import { useAttempt } from '../useAttempt.ts'
import styles from './ChangePasswordSheet.module.css'

interface ChangePasswordSheetProps {
  access: Access
  account: BareJid
  /** The server's list shows afterwards who is still there. */
  hasList: boolean
  onClose(): void
}

type Problem = Exclude<ChangePasswordResult, { status: 'changed' }> | { status: 'empty' }

export function ChangePasswordSheet({ access, account, hasList, onClose }: ChangePasswordSheetProps) {
  const { t } = useTranslation()
  const attempt = useAttempt()
  const [password, setPassword] = useState('')
  const [problem, setProblem] = useState<Problem | null>(null)
  const domain = domainpart(account)

  const wordsOf = (found: Problem): string => {
    const said = 'text' in found ? found.text?.trim() : null
    const words = t(`sessions.passwordProblem.${found.status}`, { domain })
    return said ? `${words} ${t('sessions.password.said', { domain, text: said })}` : words
  }

  function submit(event: FormEvent) {
    event.preventDefault()
    if (attempt.busy) return
    if (password === '') return setProblem({ status: 'empty' })
    setProblem(null)
    attempt.run(
      () => access.changePassword(password),
      (result) => {
        if (result.status !== 'changed') {
          setProblem(result)
          return announce(wordsOf(result), 'assertive')
        }
        onClose()
        showToast({ text: t('sessions.password.changed') })
      },
    )
  }

  return (
    <Sheet
      title={t('sessions.password.sheetTitle')}
      isOpen
      onOpenChange={(open) => open || onClose()}
      closeLabel={t('sessions.close')}
      data-testid="change-password"
    >
      <form className={styles.form} onSubmit={submit} noValidate>
        <ul className={styles.what}>
          <li>{t('sessions.password.endsOthers')}</li>
          <li>{t('sessions.password.staysHere')}</li>
          <li>{t(hasList ? 'sessions.password.programsListed' : 'sessions.password.programs')}</li>
        </ul>
        {/* So that a password manager knows whose it is. */}
        <VisuallyHidden>
          <input
            type="text"
            autoComplete="username"
            value={account}
            readOnly
            tabIndex={-1}
            aria-hidden="true"
          />
        </VisuallyHidden>
        <NewPassword
          label={t('sessions.password.new')}
          data-testid="new-password"
          value={password}
          onChange={(next) => {
            setPassword(next)
            setProblem(null)
          }}
          own={[localpart(account), ...domain.split('.')]}
          isReadOnly={attempt.busy}
          error={problem && wordsOf(problem)}
          autoFocus
        />
        <Button rank="primary" size="big" wide type="submit" isPending={attempt.busy}>
          {t('sessions.password.change')}
        </Button>
      </form>
    </Sheet>
  )
}
