/** Everybody who is signed in here, on the page where one is oneself: for phones, which have no rail. */
import { Button } from 'react-aria-components/Button'
import { useTranslation } from 'react-i18next'
import { useLive } from '../../live/useLive.ts'
import type { BareJid } from '../../model/jid.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { Badge } from '../../ui/Badge.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { useClient } from '../client-context.tsx'
import styles from './Accounts.module.css'
import { accountWords } from './account-words.ts'

export interface AccountListProps {
  current: BareJid
  onUse(jid: BareJid): void
  addHref: string
}

export function AccountList({ current, onUse, addHref }: AccountListProps) {
  const { t } = useTranslation()
  const all = useLive(useClient().accounts)
  return (
    <section className={styles.accounts} aria-label={t('accounts.title')}>
      <ul>
        {all.map((view) => {
          const { name, detail, trouble, label } = accountWords(t, view)
          const isCurrent = view.jid === current
          return (
            <li key={view.jid}>
              <Button
                className={styles.row ?? ''}
                aria-label={label}
                aria-current={isCurrent ? 'true' : undefined}
                onPress={() => isCurrent || onUse(view.jid)}
              >
                <Avatar address={view.jid} size={40} />
                <span className={styles.words}>
                  <strong>{name}</strong>
                  <span className={trouble ? styles.trouble : undefined}>{detail}</span>
                </span>
                {view.unread > 0 && (
                  <Badge count={view.unread} label={t('app.unread', { count: view.unread })} />
                )}
                {isCurrent && <Icon name="check" className={styles.check} />}
              </Button>
            </li>
          )
        })}
      </ul>
      <a className={styles.add} href={addHref}>
        <Icon name="add" />
        {t('accounts.add')}
      </a>
    </section>
  )
}
