/** In the place of the composer, under what a stranger wrote: they learn nothing before one of these is pressed. */
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLive } from '../../live/useLive.ts'
import type { BareJid } from '../../model/jid.ts'
import { Button } from '../../ui/Button.tsx'
import { ConfirmSheet } from '../../ui/ConfirmSheet.tsx'
import { useClient } from '../client-context.tsx'
import { LookAlike } from '../LookAlike.tsx'
import styles from './StrangerBar.module.css'

const BlockSheet = lazy(() => import('./BlockSheet.tsx').then((module) => ({ default: module.BlockSheet })))

export interface StrangerBarProps {
  jid: BareJid
  name: string
  /** They are gone from the list. */
  onGone(): void
}

export function StrangerBar({ jid, name, onGone }: StrangerBarProps) {
  const { t } = useTranslation()
  const client = useClient()
  const isManaged = useLive(client.managing.isManaged)
  const [asking, setAsking] = useState<'delete' | 'block' | null>(null)
  const close = (isOpen: boolean) => !isOpen && setAsking(null)
  return (
    <section className={styles.bar} aria-label={t('people.strangerTitle', { name })}>
      <LookAlike jid={jid} />
      <div className={styles.words}>
        <b dir="auto">{t('people.strangerTitle', { name })}</b>
        <span className={styles.address}>{jid}</span>
        <p>{isManaged ? t('managed.strangerText') : t('people.strangerText')}</p>
      </div>
      <div className={styles.actions}>
        <Button rank="quiet" onPress={() => setAsking('delete')}>
          {t('people.delete')}
        </Button>
        <Button rank="danger" onPress={() => setAsking('block')}>
          {t('people.block')}
        </Button>
        <span className={styles.gap} />
        <Button rank={isManaged ? 'primary' : 'plain'} onPress={() => void client.conversations.letIn(jid)}>
          {t('people.justReply')}
        </Button>
        {!isManaged && (
          <Button rank="primary" onPress={() => void client.contacts.add(jid, '')}>
            {t('people.addContact')}
          </Button>
        )}
      </div>
      <ConfirmSheet
        title={t('people.deleteTitle', { name })}
        isOpen={asking === 'delete'}
        onOpenChange={close}
        confirmLabel={t('people.deleteConfirm')}
        cancelLabel={t('people.keep')}
        rank="danger-fill"
        onConfirm={() => {
          setAsking(null)
          void client.conversations.forget(jid)
          onGone()
        }}
      >
        <p>{t('people.deleteText')}</p>
      </ConfirmSheet>
      {asking === 'block' && (
        <Suspense fallback={null}>
          <BlockSheet jid={jid} name={name} isOpen onOpenChange={close} onBlocked={onGone} />
        </Suspense>
      )}
    </section>
  )
}
