/** Asks before a device or a program is ended, and offers another password where nothing less keeps it out. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Access, EndResult, SignInView } from '../../client/acting/acting.ts'
import { ConfirmSheet } from '../../ui/ConfirmSheet.tsx'
import { showToast } from '../../ui/toast-queue.ts'
import { useAttempt } from '../useAttempt.ts'
import styles from './SignIns.module.css'
import { useSignInWords } from './useSignInWords.ts'

interface EndSheetProps {
  access: Access
  entry: SignInView
  onClose(): void
  onChangePassword(): void
}

export function EndSheet({ access, entry, onClose, onChangePassword }: EndSheetProps) {
  const { t } = useTranslation()
  const name = useSignInWords().name(entry)
  const attempt = useAttempt()
  const [problem, setProblem] = useState<Exclude<EndResult, { status: 'ended' | 'gone' }> | null>(null)
  const needsPassword = problem?.status === 'password-needed'
  const isProgram = entry.kind === 'program'

  function end() {
    setProblem(null)
    attempt.run(
      () => access.end(entry.id),
      (result) => {
        if (result.status !== 'ended' && result.status !== 'gone') return setProblem(result)
        onClose()
        showToast({ text: t(isProgram ? 'sessions.endedProgram' : 'sessions.ended', { name }) })
      },
    )
  }

  function changePassword() {
    onClose()
    onChangePassword()
  }

  return (
    <ConfirmSheet
      title={t(isProgram ? 'sessions.confirm.programTitle' : 'sessions.confirm.title', { name })}
      isOpen
      onOpenChange={(open) => open || onClose()}
      confirmLabel={t(
        needsPassword ? 'sessions.password.change' : isProgram ? 'sessions.endProgram' : 'sessions.end',
      )}
      cancelLabel={t(needsPassword ? 'sessions.confirm.later' : 'sessions.confirm.keep')}
      rank={needsPassword ? 'primary' : 'danger-fill'}
      isPending={attempt.busy}
      onConfirm={needsPassword ? changePassword : end}
    >
      {!needsPassword && <p>{t(isProgram ? 'sessions.confirm.programText' : 'sessions.confirm.text')}</p>}
      {!needsPassword && entry.means.includes('password') && (
        <p className={styles.more}>{t('sessions.confirm.mayKnow')}</p>
      )}
      {problem && (
        <p role="alert" className={styles.problem}>
          {t(`sessions.problem.${problem.status}`, { text: textOf(problem), name })}
        </p>
      )}
    </ConfirmSheet>
  )
}

const textOf = (problem: EndResult) => (problem.status === 'failed' ? (problem.text ?? '') : '')
