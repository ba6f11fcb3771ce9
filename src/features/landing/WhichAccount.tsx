/** Several accounts are signed in here: which of them accepts. What is chosen is kept, and nobody is told. */
import { useTranslation } from 'react-i18next'
import { useLive } from '../../live/useLive.ts'
import type { BareJid } from '../../model/jid.ts'
import { AddressChoices } from '../../ui/AddressChoices.tsx'
import { useClient } from '../client-context.tsx'
import styles from './Landing.module.css'

interface WhichAccountProps {
  inviter: BareJid
  /** What the inviter is called on this page. */
  name: string
  accounts: readonly BareJid[]
  chosen: BareJid | null
  isDisabled: boolean
}

export function WhichAccount({ inviter, name, accounts, chosen, isDisabled }: WhichAccountProps) {
  const { t } = useTranslation()
  const { arrival } = useClient()
  return (
    <div className={styles.which}>
      <AddressChoices
        label={t('landing.which')}
        value={chosen}
        addresses={accounts}
        onChange={(jid) => void arrival.choose(jid)}
        detail={(jid) => <Knows account={jid} inviter={inviter} name={name} />}
        isDisabled={isDisabled}
      />
    </div>
  )
}

function Knows({ account, inviter, name }: { account: BareJid; inviter: BareJid; name: string }) {
  const { t } = useTranslation()
  const contact = useLive(useClient().partsOf(account).contacts.one(inviter))
  const knows = contact?.subscription === 'both' || contact?.subscription === 'to'
  return knows ? <span>{t('landing.knows', { name })}</span> : null
}
