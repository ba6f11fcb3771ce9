/** How far the device has come that wants to be let in: a code, a way in, or why not. */
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { LinkAttempt } from '../../client/acting/linking.ts'
import { useLive } from '../../live/useLive.ts'
import type { BareJid } from '../../model/jid.ts'
import { Button } from '../../ui/Button.tsx'
import { useWhenOnline } from '../useWhenOnline.ts'
import styles from './Linking.module.css'
import { ShownCode } from './ShownCode.tsx'

interface LinkProgressProps {
  attempt: LinkAttempt
  domain: string
  onClose(): void
  onSignedIn?: ((account: BareJid) => void) | undefined
}

export function LinkProgress({ attempt, domain, onClose, onSignedIn }: LinkProgressProps) {
  const { t } = useTranslation()
  const state = useLive(attempt.state)
  useWhenOnline(state.status === 'over' && state.reason === 'offline', attempt.again)
  useEffect(() => {
    if (state.status === 'signed-in') onSignedIn?.(state.account)
  }, [state, onSignedIn])

  switch (state.status) {
    case 'shown':
      return <ShownCode shown={state} domain={domain} />
    case 'over':
      return told(state.reason, t(`linking.over.${state.reason}`, { domain }))
    case 'not-in':
      return told(state.problem, t('linking.notIn', { domain }))
    case 'another':
      return (
        <div className={styles.form}>
          <p role="alert" className={styles.text} data-testid="link-over" data-status="another">
            {t('linking.another', { meant: state.meant, account: state.account })}
          </p>
          <Button rank="primary" wide onPress={attempt.goOn}>
            {t('linking.asOther', { account: state.account })}
          </Button>
          <Button wide onPress={attempt.again}>
            {t('linking.here.again')}
          </Button>
        </div>
      )
    default:
      return (
        <p role="status" className={styles.text}>
          {state.status === 'asking' ? t('linking.looking', { domain }) : t('linking.entering')}
        </p>
      )
  }

  function told(status: string, words: string) {
    return (
      <div className={styles.form}>
        <p role="alert" className={styles.text} data-testid="link-over" data-status={status}>
          {words}
        </p>
        {status === 'refused' ? (
          <Button wide onPress={onClose}>
            {t('linking.here.password')}
          </Button>
        ) : (
          <Button rank="primary" wide onPress={attempt.again}>
            {t('linking.here.again')}
          </Button>
        )}
      </div>
    )
  }
}
