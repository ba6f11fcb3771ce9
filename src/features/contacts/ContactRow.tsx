/** A contact: who, whether they are there, and what is still open between us. */
import { memo, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { ContactView } from '../../client/client.ts'
import { useLive } from '../../live/useLive.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { classes } from '../../ui/classes.ts'
import { Icon } from '../../ui/Icon.tsx'
import { useClient } from '../client-context.tsx'
import styles from './ContactRow.module.css'

interface ContactRowProps {
  contact: ContactView
  href: string
  isCurrent: boolean
  /** The whole list is kept by somebody else, and says so by itself. */
  isManaged: boolean
  online: boolean
  onPhone: boolean
  tabIndex: 0 | -1
}

export const ContactRow = memo(function ContactRow(props: ContactRowProps) {
  const { contact, href, isCurrent, isManaged, online, onPhone, tabIndex } = props
  const { jid, displayName, subscription, ask, kept = false } = contact
  const { t } = useTranslation()
  const client = useClient()
  const presence = useLive(useMemo(() => client.contacts.presence(jid), [client, jid]))
  const sees = subscription === 'both' || subscription === 'to'
  const present = online && sees && presence !== 'unknown' ? presence : undefined
  const words = () => {
    if (ask) return t('contacts.waiting')
    if (kept && !isManaged) return t('managed.mark')
    if (!sees) return t('contacts.notLetIn')
    return present ? `${t(`contacts.presence.${present}`)} · ${jid}` : jid
  }
  return (
    <a
      data-testid="contact-item"
      data-jid={jid}
      data-subscription={subscription}
      data-managed={isManaged || kept || undefined}
      href={href}
      tabIndex={tabIndex}
      aria-current={isCurrent ? 'true' : undefined}
      className={classes(styles.row, isCurrent && styles.current)}
    >
      <Avatar address={jid} size={onPhone ? 52 : 48} presence={present} />
      <span className={styles.body}>
        <span className={styles.name} dir="auto">
          {displayName}
        </span>
        <span className={styles.words}>
          {ask && <Icon name="wait" size={16} />}
          <span>{words()}</span>
        </span>
      </span>
    </a>
  )
})
