/** Keeps somebody out, after saying what that means; tells the server why, where it wants to know. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReportReason } from '../../client/people/knowing.ts'
import { useLive } from '../../live/useLive.ts'
import { type BareJid, domainpart } from '../../model/jid.ts'
import { Choices } from '../../ui/Choices.tsx'
import { ConfirmSheet } from '../../ui/ConfirmSheet.tsx'
import { showToast } from '../../ui/toast-queue.ts'
import { useClient } from '../client-context.tsx'
import styles from './BlockSheet.module.css'

export interface BlockSheetProps {
  jid: BareJid
  name: string
  isOpen: boolean
  onOpenChange(open: boolean): void
  onBlocked?(): void
}

type Answer = 'none' | ReportReason

export function BlockSheet({ jid, name, isOpen, onOpenChange, onBlocked }: BlockSheetProps) {
  const { t } = useTranslation()
  const client = useClient()
  const takesReports = useLive(client.people.takesReports)
  const account = useLive(client.account)
  const [why, setWhy] = useState<Answer>('none')

  function block() {
    onOpenChange(false)
    void client.people.block(jid, why === 'none' ? undefined : why)
    showToast({ text: t('people.blocked', { name }) })
    onBlocked?.()
  }

  return (
    <ConfirmSheet
      title={t('people.blockTitle', { name })}
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      confirmLabel={t('people.blockConfirm')}
      cancelLabel={t('people.dontBlock')}
      rank="danger-fill"
      onConfirm={block}
    >
      <p>{t('people.blockText')}</p>
      <p className={styles.address}>{jid}</p>
      {takesReports && (
        <Choices
          label={t('people.blockReport', { domain: domainpart(account?.jid ?? '') })}
          single
          values={[why]}
          options={[
            { value: 'none', label: t('people.noReport') },
            { value: 'spam', label: t('people.reportSpam') },
            { value: 'abuse', label: t('people.reportAbuse') },
          ]}
          onChange={([answer = 'none']) => setWhy(answer as Answer)}
        />
      )}
    </ConfirmSheet>
  )
}
