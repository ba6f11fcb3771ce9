/** Asks before everything but this device is ended, and says what could not be. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Access, EndOthersResult } from '../../client/acting/acting.ts'
import { announce } from '../../ui/announce.ts'
import { ConfirmSheet } from '../../ui/ConfirmSheet.tsx'
import { showToast } from '../../ui/toast-queue.ts'
import { useAttempt } from '../useAttempt.ts'
import styles from './SignIns.module.css'
import { useSignInWords } from './useSignInWords.ts'

interface EndOthersSheetProps {
  access: Access
  count: number
  onClose(): void
  onChangePassword(): void
}

export function EndOthersSheet({ access, count, onClose, onChangePassword }: EndOthersSheetProps) {
  const { t, i18n } = useTranslation()
  const words = useSignInWords()
  const attempt = useAttempt()
  const [left, setLeft] = useState<EndOthersResult | null>(null)
  const needsPassword = left !== null && left.withPassword.length > 0 && left.failed.length === 0
  const list = (entries: EndOthersResult['failed']) =>
    new Intl.ListFormat(i18n.language, { type: 'conjunction' }).format(entries.map(words.name))

  function end() {
    setLeft(null)
    attempt.run(access.endOthers, (result) => {
      const text = t('sessions.endedOthers', { count: result.ended })
      if (result.withPassword.length > 0 || result.failed.length > 0) {
        announce(text)
        return setLeft(result)
      }
      onClose()
      showToast({ text })
    })
  }

  function changePassword() {
    onClose()
    onChangePassword()
  }

  return (
    <ConfirmSheet
      title={t('sessions.confirmOthers.title')}
      isOpen
      onOpenChange={(open) => open || onClose()}
      confirmLabel={t(needsPassword ? 'sessions.password.change' : 'sessions.endOthers')}
      cancelLabel={t(needsPassword ? 'sessions.confirm.later' : 'sessions.confirm.keep')}
      rank={needsPassword ? 'primary' : 'danger-fill'}
      isPending={attempt.busy}
      onConfirm={needsPassword ? changePassword : end}
    >
      {!left && <p>{t('sessions.confirmOthers.text', { count })}</p>}
      {left && left.withPassword.length > 0 && (
        <p role="alert" className={styles.problem}>
          {t('sessions.confirmOthers.withPassword', {
            count: left.withPassword.length,
            names: list(left.withPassword),
          })}
        </p>
      )}
      {left?.problem && (
        <p role="alert" className={styles.problem}>
          {t(`sessions.problem.${left.problem}`, { name: list(left.failed), text: '' })}
        </p>
      )}
    </ConfirmSheet>
  )
}
