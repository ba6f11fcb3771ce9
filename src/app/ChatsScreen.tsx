/** The list of conversations, and the one that is open. */
import { type ReactNode, Suspense, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useClient } from '../features/client-context.tsx'
import { AddContact } from '../features/contacts/AddContact.tsx'
import { ConversationList } from '../features/conversations/ConversationList.tsx'
import { NobodyYet } from '../features/conversations/NobodyYet.tsx'
import { ShowPlace } from '../features/show-place.ts'
import { useLive } from '../live/useLive.ts'
import type { BareJid } from '../model/jid.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { useMedia } from '../ui/useMedia.ts'
import { ConversationPane } from './ConversationPane.tsx'
import { keysOf } from './commands.ts'
import { FoundAll } from './FoundAll.tsx'
import { InviteButton } from './InviteButton.tsx'
import { useShowKeys } from './keys.ts'
import { AskToKeep, AskToTell, InstallOffer } from './lazy-panes.ts'
import { go } from './location.ts'
import { Panes } from './Panes.tsx'
import { href } from './routes.ts'
import { showPlace } from './wanted-place.ts'
import { webApp } from './web-app.ts'

const SCAN = href({ screen: 'scan' })
const openChat = (jid: BareJid) => go({ screen: 'chat', jid })
const showHow = () => go({ screen: 'settings', section: 'about' })

export interface ChatsScreenProps {
  selected: BareJid | null
  banner: ReactNode
  /** Null: there is nothing that an invite could do. */
  onInvite: (() => void) | null
}

export function ChatsScreen({ selected, banner, onInvite }: ChatsScreenProps) {
  const { t } = useTranslation()
  const showKeys = useShowKeys()
  const conversations = useLive(useClient().conversations.all)
  const app = useLive(webApp)
  const [adding, setAdding] = useState(false)
  const kept = useRef('')
  const addContact = () => setAdding(true)
  // On phones it is in the middle of the tab bar.
  const phone = useMedia('(max-width: 719px)')
  const nobody = { onInvite, onAddContact: addContact, scanHref: SCAN }
  return (
    <ShowPlace value={showPlace}>
      <Panes
        banner={banner}
        list={
          <>
            <ConversationList
              current={selected}
              chatHref={(jid) => href({ screen: 'chat', jid })}
              onOpen={openChat}
              nobody={<NobodyYet {...nobody} />}
              actions={!phone && onInvite && <InviteButton onPress={onInvite} />}
              results={FoundAll}
              kept={kept}
              searchShortcut={showKeys(keysOf('search'))}
            />
            <Suspense fallback={null}>
              <AskToTell />
              <AskToKeep />
              {app && <InstallOffer install={app.install} onHow={showHow} />}
            </Suspense>
          </>
        }
        chosen={selected && <ConversationPane key={selected} jid={selected} banner={banner} />}
        blankLabel={t('app.conversation')}
        blank={conversations && blank(conversations.length === 0)}
      />
      <AddContact isOpen={adding} onOpenChange={setAdding} onOpen={openChat} />
    </ShowPlace>
  )

  function blank(isNobody: boolean): ReactNode {
    return isNobody ? (
      <NobodyYet size="big" {...nobody} />
    ) : (
      <EmptyState title={t('app.pickTitle')} text={t('app.pickText')} />
    )
  }
}
