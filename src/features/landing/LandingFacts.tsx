/** What is good to know before one chooses. */
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useLive } from '../../live/useLive.ts'
import type { BareJid } from '../../model/jid.ts'
import { Icon } from '../../ui/Icon.tsx'
import type { IconName } from '../../ui/icons.ts'
import { useClient } from '../client-context.tsx'
import styles from './Landing.module.css'
import type { Situation } from './situation.ts'

interface LandingFactsProps {
  situation: Situation
  account: BareJid | null
  /** Who invites, where it is another account of the same person. */
  own: BareJid | null
  /** It is said elsewhere which account accepts. */
  chosen: boolean
}

export function LandingFacts({ situation, account, own, chosen }: LandingFactsProps) {
  const { t } = useTranslation()
  const accounts = useLive(useClient().accounts)
  const offline = accounts.find(({ jid }) => jid === account)?.connection.status === 'offline'
  return (
    <ul className={styles.facts}>
      {situation === 'add' && account && !own && !chosen && (
        <Fact icon="person">{t('landing.signedInAs', { account })}</Fact>
      )}
      {situation === 'add' && account && own && (
        <Fact icon="person">{t('landing.fromOwn', { inviter: own, account })}</Fact>
      )}
      {situation === 'add' && offline && <Fact icon="offline">{t('landing.offline')}</Fact>}
      <Fact icon="safe">{t('landing.nothingSent')}</Fact>
    </ul>
  )
}

function Fact({ icon, children }: { icon: IconName; children: ReactNode }) {
  return (
    <li>
      <Icon name={icon} size={16} />
      <span>{children}</span>
    </li>
  )
}
