/** Asks before everything on this device is deleted, and says what would be lost for good. */
import { useTranslation } from 'react-i18next'
import type { ConversationView } from '../../client/client.ts'
import { useLive } from '../../live/useLive.ts'
import { ConfirmSheet } from '../../ui/ConfirmSheet.tsx'
import { useClient } from '../client-context.tsx'
import styles from './Settings.module.css'

export interface SignOutSheetProps {
  domain: string
  isOpen: boolean
  onOpenChange(open: boolean): void
}

/** To whom something was written that the server does not have yet: what waits, what failed, what is half typed. */
const unsentTo = (rows: readonly ConversationView[], waiting: readonly string[]): string[] =>
  rows
    .filter(({ jid, last, draft }) => draft !== '' || last?.state === 'failed' || waiting.includes(jid))
    .map((row) => row.name)

export function SignOutSheet({ domain, isOpen, onOpenChange }: SignOutSheetProps) {
  const { t, i18n } = useTranslation()
  const client = useClient()
  const unsent = unsentTo(useLive(client.conversations.all) ?? [], useLive(client.messages.unsentTo) ?? [])
  const account = useLive(client.account)?.jid
  const several = useLive(client.accounts).length > 1
  const names = new Intl.ListFormat(i18n.language, { type: 'conjunction' }).format(unsent)
  return (
    <ConfirmSheet
      title={t('settings.account.confirmTitle')}
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      confirmLabel={t('settings.account.signOut')}
      cancelLabel={t('settings.account.stay')}
      rank="danger-fill"
      onConfirm={() => void client.signOut()}
    >
      <p>{t('settings.account.confirmText', { domain })}</p>
      {several && <p>{t('settings.account.othersStay', { account })}</p>}
      {unsent.length > 0 && (
        <p className={styles.lost}>
          <strong>{t('settings.account.unsent', { names })}</strong>
        </p>
      )}
    </ConfirmSheet>
  )
}
