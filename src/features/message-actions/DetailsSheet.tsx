/** All that is known of a message: who wrote it from which address, when, what became of it, what it said before. */
import { Fragment, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useLive } from '../../live/useLive.ts'
import type { Message } from '../../model/message.ts'
import { MessageStateIcon } from '../../ui/MessageStateIcon.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { useClient } from '../client-context.tsx'
import { usePersonName } from '../usePersonName.ts'
import styles from './DetailsSheet.module.css'

interface DetailsSheetProps {
  message: Message
  onClose: () => void
}

/** So many people, and so many wordings; the newest ones. */
const MOST = 50
const MOST_CHARACTERS = 2_000
/** As it goes on its way. */
const TOLD = ['server', 'delivered', 'read'] as const

export function DetailsSheet({ message: opened, onClose }: DetailsSheetProps) {
  const { t, i18n } = useTranslation()
  const client = useClient()
  const nameOf = usePersonName()
  const message = useLive(client.messages.one(opened.id)) ?? opened
  const times = useLive(client.messages.times(opened.id)) ?? {}
  const when = useMemo(
    () => new Intl.DateTimeFormat(i18n.language, { dateStyle: 'full', timeStyle: 'medium' }),
    [i18n.language],
  )
  const { from, direction, state, time, versions, reactions, retracted } = message
  return (
    <Sheet
      title={t('messages.detailsTitle')}
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      closeLabel={t('messages.close')}
    >
      <dl className={styles.facts}>
        <dt>{t('messages.who')}</dt>
        <dd>
          <bdi>{nameOf(from)}</bdi>
        </dd>
        <dt>{t('messages.address')}</dt>
        <dd className={styles.address}>
          <bdi>{from}</bdi>
        </dd>
        <dt>{t('messages.when')}</dt>
        <dd>
          <time dateTime={new Date(time).toISOString()}>{when.format(time)}</time>
        </dd>
        {direction === 'out' && !retracted && (
          <>
            <dt>{t('messages.state')}</dt>
            <dd className={styles.state}>
              <MessageStateIcon state={state} label="" /> {t(`timeline.state.${state}`)}
            </dd>
          </>
        )}
        {TOLD.map((what) => {
          const at = times[what]
          return (
            at !== undefined && (
              <Fragment key={what}>
                <dt>{t(`messages.times.${what}`)}</dt>
                <dd>
                  <time dateTime={new Date(at).toISOString()}>{when.format(at)}</time>
                </dd>
              </Fragment>
            )
          )
        })}
        {retracted && (
          <>
            <dt>{t('messages.deletedAt')}</dt>
            <dd>{when.format(retracted.time)}</dd>
          </>
        )}
      </dl>
      {reactions && (
        <section className={styles.section}>
          <h3>{t('messages.reactions')}</h3>
          <ul>
            {reactions.slice(0, MOST).map((one) => (
              <li key={one.from}>
                <bdi>{nameOf(one.from)}</bdi>{' '}
                <bdi className={styles.emojis}>{one.emojis.slice(0, MOST).join(' ')}</bdi>
              </li>
            ))}
          </ul>
        </section>
      )}
      {versions && (
        <section className={styles.section}>
          <h3>{t('messages.history')}</h3>
          <ol>
            {versions.slice(-MOST).map((version, index, all) => (
              <li key={version.id}>
                <p className={styles.time}>
                  {index === all.length - 1 && `${t('messages.now')} · `}
                  {when.format(version.time)}
                </p>
                <p className={styles.wording} dir="auto">
                  {version.body.slice(0, MOST_CHARACTERS)}
                </p>
              </li>
            ))}
          </ol>
        </section>
      )}
    </Sheet>
  )
}
