/** Somebody: how they look, what they are called, where they are, and what can be done about them. */
import { useEffect, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useLive } from '../../live/useLive.ts'
import { type BareJid, localpart } from '../../model/jid.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { BreakableAddress } from '../../ui/BreakableAddress.tsx'
import { classes } from '../../ui/classes.ts'
import { Icon } from '../../ui/Icon.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import type { MenuEntry } from '../../ui/Menu.tsx'
import { showToast } from '../../ui/toast-queue.ts'
import { useClient } from '../client-context.tsx'
import { LookAlike } from '../LookAlike.tsx'
import { useSeen } from '../useSeen.ts'
import styles from './ProfilePanel.module.css'

export interface ProfilePanelProps {
  jid: BareJid
  /** What can be done, as the menu of the conversation has it. */
  actions: readonly MenuEntry[]
}

export function ProfilePanel({ jid, actions }: ProfilePanelProps) {
  const { t, i18n } = useTranslation()
  const client = useClient()
  const { people, contacts, conversations, managing } = client
  const contact = useLive(contacts.one(jid))
  const conversation = useLive(useMemo(() => conversations.one(jid), [conversations, jid]))
  const profile = useLive(useMemo(() => people.profile(jid), [people, jid]))
  const isKept = useLive(useMemo(() => managing.keeps(jid), [managing, jid]))
  const groups = [...(contact?.groups ?? []), ...(contact?.ownGroups ?? [])]
  const seen = useSeen(jid)
  useEffect(() => people.look(jid), [people, jid])
  const name = contact?.displayName ?? conversation?.name ?? localpart(jid)
  const own = profile?.nick ?? profile?.fullName ?? null
  const isBlocked = conversation?.standing === 'blocked'

  async function copy() {
    await navigator.clipboard.writeText(jid)
    showToast({ text: t('people.copied') })
  }

  return (
    <div className={styles.panel}>
      <header className={styles.who}>
        <Avatar address={jid} size={160} />
        <h3 className={styles.name} dir="auto">
          {name}
        </h3>
        {own && own !== name && (
          <p className={styles.quiet} dir="auto">
            {t('people.callThemselves', { name: own })}
          </p>
        )}
        {!isBlocked && seen.present && <p className={styles.quiet}>{seen.present}</p>}
        {!isBlocked && seen.status && (
          <p className={styles.status} dir="auto">
            {seen.status}
          </p>
        )}
      </header>
      <LookAlike jid={jid} />
      <div className={styles.facts}>
        <dl>
          <dt>{t('people.address')}</dt>
          <dd>
            <BreakableAddress address={jid} />
          </dd>
        </dl>
        <IconButton icon="copy" label={t('people.copy')} onPress={() => void copy()} />
      </div>
      {(isKept || groups.length > 0) && (
        <div className={styles.facts}>
          <dl>
            {isKept && contact?.listed && (
              <>
                <dt>{t('managed.mark')}</dt>
                <dd>{contact.name || jid}</dd>
              </>
            )}
            {groups.length > 0 && (
              <>
                <dt>{t('managed.groupsOf')}</dt>
                <dd>{new Intl.ListFormat(i18n.language).format(groups)}</dd>
              </>
            )}
          </dl>
        </div>
      )}
      <ul className={styles.actions}>
        {actions.map(({ id, label, icon, rank, isDisabled, onAction }) => (
          <li key={id}>
            <button
              type="button"
              disabled={isDisabled}
              className={classes(styles.action, rank === 'danger' && styles.danger)}
              onClick={onAction}
            >
              {icon && <Icon name={icon} />}
              {label}
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
