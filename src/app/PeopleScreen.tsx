/** Everybody one knows, and those who ask to be known. Choosing one opens the conversation with them. */
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ContactList } from '../features/contacts/ContactList.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { useMedia } from '../ui/useMedia.ts'
import { InviteButton } from './InviteButton.tsx'
import { go } from './location.ts'
import { Panes } from './Panes.tsx'
import { href } from './routes.ts'

export function PeopleScreen({ banner, onInvite }: { banner: ReactNode; onInvite: (() => void) | null }) {
  const { t } = useTranslation()
  // On phones it is in the middle of the tab bar.
  const phone = useMedia('(max-width: 719px)')
  return (
    <Panes
      banner={banner}
      list={
        <ContactList
          current={null}
          chatHref={(jid) => href({ screen: 'chat', jid })}
          onOpen={(jid) => go({ screen: 'chat', jid })}
          actions={!phone && onInvite && <InviteButton onPress={onInvite} />}
        />
      }
      chosen={null}
      blankLabel={t('app.conversation')}
      blank={<EmptyState title={t('app.pickPersonTitle')} text={t('app.pickPersonText')} />}
    />
  )
}
