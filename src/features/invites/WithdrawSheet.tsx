/** Asks before an invite is withdrawn, and says so where a server cannot do it. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Withdrawal } from '../../client/invites/inviting.ts'
import type { IssuedInvite } from '../../model/issued-invite.ts'
import { domainpart } from '../../model/jid.ts'
import { Button } from '../../ui/Button.tsx'
import { ConfirmSheet } from '../../ui/ConfirmSheet.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { showToast } from '../../ui/toast-queue.ts'
import { useClient } from '../client-context.tsx'
import styles from './InviteSheet.module.css'
import { useMoments } from './useMoments.ts'

interface WithdrawSheetProps {
  invite: IssuedInvite
  name: string
  isOpen: boolean
  onClose(): void
}

export function WithdrawSheet({ invite, name, isOpen, onClose }: WithdrawSheetProps) {
  const { t } = useTranslation()
  const { invites } = useClient()
  const { when } = useMoments(Date.now())
  const [answer, setAnswer] = useState<Withdrawal | null>(null)
  const [isPending, setPending] = useState(false)
  const domain = domainpart(invite.account)
  const cannot = answer?.status === 'ends-by-itself' ? answer : null

  async function withdraw() {
    setPending(true)
    const result = await invites.withdraw(invite.id).catch((): Withdrawal => ({ status: 'offline' }))
    setPending(false)
    if (result.status === 'ends-by-itself') return setAnswer(result)
    onClose()
    showToast({
      text: t(result.status === 'withdrawn' ? 'invites.withdraw.done' : 'invites.withdraw.offline'),
    })
  }

  function close() {
    setAnswer(null)
    onClose()
  }

  return (
    <>
      <ConfirmSheet
        title={t('invites.withdraw.title')}
        isOpen={isOpen && !cannot}
        onOpenChange={(open) => open || close()}
        confirmLabel={t('invites.withdraw.yes')}
        cancelLabel={t('invites.withdraw.no')}
        rank="danger-fill"
        isPending={isPending}
        onConfirm={() => void withdraw()}
      >
        <p className={styles.named}>{name}</p>
        <p>{t('invites.withdraw.text')}</p>
      </ConfirmSheet>
      <Sheet
        title={t('invites.withdraw.cannot')}
        isOpen={isOpen && cannot !== null}
        onOpenChange={(open) => open || close()}
        closeLabel={t('invites.close')}
      >
        <p className={styles.instructions}>
          {cannot?.at == null
            ? t('invites.withdraw.endless', { domain })
            : t('invites.withdraw.ends', { domain, when: when(cannot.at) })}
        </p>
        <div className={styles.done}>
          <Button rank="soft" wide autoFocus onPress={close}>
            {t('invites.withdraw.understood')}
          </Button>
        </div>
      </Sheet>
    </>
  )
}
