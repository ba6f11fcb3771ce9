/** Asks twice before an account goes for good: in words, and for its address. What was typed stays until it is gone. */
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DeleteAccountResult } from '../../client/acting/acting.ts'
import { useLive } from '../../live/useLive.ts'
import { type BareJid, domainpart, toBareJid } from '../../model/jid.ts'
import { announce } from '../../ui/announce.ts'
import { BreakableAddress } from '../../ui/BreakableAddress.tsx'
import { ConfirmSheet } from '../../ui/ConfirmSheet.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { showToast } from '../../ui/toast-queue.ts'
import { useClient } from '../client-context.tsx'
import { useAttempt } from '../useAttempt.ts'
import styles from './DeleteAccountSheet.module.css'

interface DeleteAccountSheetProps {
  account: BareJid
  onClose(): void
}

type Problem = Exclude<DeleteAccountResult, { status: 'deleted' }> | { status: 'another' }

export function DeleteAccountSheet({ account, onClose }: DeleteAccountSheetProps) {
  const { t } = useTranslation()
  const client = useClient()
  const several = useLive(client.accounts).length > 1
  const attempt = useAttempt()
  const [typed, setTyped] = useState('')
  const [problem, setProblem] = useState<Problem | null>(null)
  const domain = domainpart(account)

  const wordsOf = (found: Problem): string => {
    const said = 'text' in found ? found.text?.trim() : null
    const words = t(`settings.account.deleteProblem.${found.status}`, { account, domain })
    return said ? `${words} ${t('settings.account.said', { domain, text: said })}` : words
  }
  const tell = (found: Problem) => {
    setProblem(found)
    announce(wordsOf(found), 'assertive')
  }

  function submit(event?: FormEvent) {
    event?.preventDefault()
    if (attempt.busy) return
    if (toBareJid(typed) !== account) return tell({ status: 'another' })
    setProblem(null)
    attempt.run(deleteIt, (result) => (result.status === 'deleted' ? onClose() : tell(result)))
  }

  /** When the account goes, so does this screen: whoever hears of it is told at once. */
  async function deleteIt(): Promise<DeleteAccountResult> {
    const result = await client.deleteAccount()
    if (result.status !== 'deleted') return result
    const words = t('settings.account.deleted', { account })
    if (several) showToast({ text: words })
    // Where nobody else is signed in, the door is all that is seen of it.
    else announce(words, 'assertive')
    return result
  }

  return (
    <ConfirmSheet
      title={t('settings.account.deleteTitle')}
      isOpen
      onOpenChange={(open) => open || attempt.busy || onClose()}
      confirmLabel={t('settings.account.deleteForGood')}
      cancelLabel={t('settings.account.keep')}
      rank="danger-fill"
      onConfirm={() => submit()}
      isPending={attempt.busy}
    >
      <ul className={styles.what}>
        <li>{t('settings.account.deleteThere', { domain })}</li>
        <li>{t('settings.account.deleteHere')}</li>
        <li>{t('settings.account.deleteNot')}</li>
        {several && <li>{t('settings.account.othersStay', { account })}</li>}
      </ul>
      <form className={styles.form} onSubmit={submit} noValidate>
        <TextField
          label={t('settings.account.typeAddress')}
          hint={<BreakableAddress address={account} />}
          value={typed}
          onChange={(next) => {
            setTyped(next)
            setProblem(null)
          }}
          isReadOnly={attempt.busy}
          inputMode="email"
          autoCapitalize="none"
          autoComplete="off"
          spellCheck={false}
          error={problem && wordsOf(problem)}
        />
      </form>
    </ConfirmSheet>
  )
}
