/** Whom one keeps out, and how they come back in. */
import { useTranslation } from 'react-i18next'
import { useLive } from '../../live/useLive.ts'
import { nameOf } from '../../model/standing.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { useClient } from '../client-context.tsx'
import styles from './BlockedPage.module.css'
import page from './Settings.module.css'
import { SettingsPage } from './SettingsPage.tsx'

export function BlockedPage() {
  const { t } = useTranslation()
  const { people, contacts } = useClient()
  const blocked = useLive(people.blocked)
  const known = useLive(contacts.all)
  const name = (jid: string) =>
    known?.find((contact) => contact.jid === jid)?.displayName ?? nameOf(jid, null, null)
  return (
    <SettingsPage title={t('blockedPeople.title')} lede={t('blockedPeople.lede')}>
      <section className={page.block}>
        {blocked?.length === 0 && <p className={styles.nobody}>{t('blockedPeople.nobody')}</p>}
        {blocked && blocked.length > 0 && (
          <Card>
            <ul className={styles.list}>
              {blocked.map((jid) => (
                <li key={jid}>
                  <Avatar address={jid} size={40} under="raised" />
                  <span className={styles.who}>
                    <b dir="auto">{name(jid)}</b>
                    <small>{jid}</small>
                  </span>
                  <Button
                    aria-label={t('blockedPeople.unblockWho', { name: name(jid) })}
                    onPress={() => void people.unblock(jid)}
                  >
                    {t('people.unblock')}
                  </Button>
                </li>
              ))}
            </ul>
          </Card>
        )}
      </section>
    </SettingsPage>
  )
}
