/** People who ask to be let in, each with a yes and a no. Answering is never a guess: the address is in full. */
import { lazy, memo, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ContactView } from '../../client/client.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { useClient } from '../client-context.tsx'
import { LookAlike } from '../LookAlike.tsx'
import styles from './ContactRequests.module.css'

const BlockSheet = lazy(() => import('./BlockSheet.tsx').then((module) => ({ default: module.BlockSheet })))

export function ContactRequests({ asking }: { asking: readonly ContactView[] }) {
  const { t } = useTranslation()
  if (asking.length === 0) return null
  return (
    <section className={styles.requests} aria-label={t('contacts.requests')}>
      <h2 className={styles.title}>{t('contacts.requests')}</h2>
      <ul className={styles.list}>
        {asking.map((contact) => (
          <li key={contact.jid}>
            <Request contact={contact} />
          </li>
        ))}
      </ul>
    </section>
  )
}

const Request = memo(function Request({ contact }: { contact: ContactView }) {
  const { t } = useTranslation()
  const { contacts } = useClient()
  const { jid, displayName } = contact
  const [blocking, setBlocking] = useState(false)
  return (
    <Card className={styles.card}>
      <div className={styles.who} data-testid="contact-request" data-jid={jid}>
        <Avatar address={jid} size={40} under="raised" />
        <div className={styles.words}>
          <b dir="auto">{displayName}</b>
          <small>{jid}</small>
        </div>
      </div>
      <LookAlike jid={jid} />
      <p className={styles.text}>{t('contacts.requestText')}</p>
      <div className={styles.actions}>
        <Button
          rank="quiet"
          aria-label={t('people.blockWho', { name: displayName })}
          onPress={() => setBlocking(true)}
        >
          {t('people.block')}
        </Button>
        <Button
          aria-label={t('contacts.refuseWho', { name: displayName })}
          onPress={() => void contacts.refuse(jid)}
        >
          {t('contacts.refuse')}
        </Button>
        <Button
          rank="soft"
          aria-label={t('contacts.acceptWho', { name: displayName })}
          onPress={() => void contacts.accept(jid)}
        >
          {t('contacts.accept')}
        </Button>
      </div>
      {blocking && (
        <Suspense fallback={null}>
          <BlockSheet jid={jid} name={displayName} isOpen={blocking} onOpenChange={setBlocking} />
        </Suspense>
      )}
    </Card>
  )
})
