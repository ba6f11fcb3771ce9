/** A profile beside the conversation where a window is wide enough, over it elsewhere. */
import { useTranslation } from 'react-i18next'
import { useLive } from '../../live/useLive.ts'
import { localpart } from '../../model/jid.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { useMedia } from '../../ui/useMedia.ts'
import { useClient } from '../client-context.tsx'
import styles from './ProfilePane.module.css'
import { ProfilePanel, type ProfilePanelProps } from './ProfilePanel.tsx'

export interface ProfilePaneProps extends ProfilePanelProps {
  onClose(): void
}

export function ProfilePane({ jid, actions, onClose }: ProfilePaneProps) {
  const { t } = useTranslation()
  const conversation = useLive(useClient().conversations.one(jid))
  const beside = useMedia('(min-width: 1200px)')
  const name = conversation?.name ?? localpart(jid)
  const panel = <ProfilePanel jid={jid} actions={actions} />
  if (!beside)
    return (
      <Sheet
        title={t('people.profile')}
        isOpen
        onOpenChange={(open) => !open && onClose()}
        closeLabel={t('people.hide')}
      >
        {panel}
      </Sheet>
    )
  return (
    <aside
      className={styles.pane}
      aria-label={t('people.profileOf', { name })}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) onClose()
      }}
    >
      <header className={styles.head}>
        <h2>{t('people.profile')}</h2>
        <IconButton icon="close" label={t('people.hide')} onPress={onClose} />
      </header>
      <div className={styles.body}>{panel}</div>
    </aside>
  )
}
