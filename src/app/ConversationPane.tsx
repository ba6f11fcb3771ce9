/** One conversation, put together: what was said, what to do with the person, and where to write. */
import { type ReactNode, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { AskDate } from '../features/ask-date.ts'
import { useAttachments } from '../features/attachments/useAttachments.tsx'
import { useClient } from '../features/client-context.tsx'
import { Composer } from '../features/composer/Composer.tsx'
import { useContactMenu } from '../features/contacts/useContactMenu.tsx'
import { useConversationMenu } from '../features/conversations/useConversationMenu.tsx'
import { MessageActions } from '../features/message-actions/MessageActions.tsx'
import { WritingPlace } from '../features/message-actions/WritingPlace.tsx'
import { ReactionPicker } from '../features/reactions/ReactionPicker.tsx'
import { Timeline } from '../features/timeline/Timeline.tsx'
import { useLive } from '../live/useLive.ts'
import { type BareJid, localpart } from '../model/jid.ts'
import { useMedia } from '../ui/useMedia.ts'
import { VisuallyHidden } from '../ui/VisuallyHidden.tsx'
import { ChatTools } from './ChatTools.tsx'
import styles from './ConversationPane.module.css'
import { chatTool } from './chat-tools.ts'
import { detailsOpen } from './details-open.ts'
import { BlockedBar, LeftLine, ProfilePane, StrangerBar } from './lazy-panes.ts'
import { go } from './location.ts'
import { messageParts } from './message-parts.tsx'
import { href } from './routes.ts'
import { wantedPlace } from './wanted-place.ts'

/** Give it `key={jid}`. */
export function ConversationPane({ jid, banner }: { jid: BareJid; banner: ReactNode }) {
  const { t } = useTranslation()
  const goal = useLive(wantedPlace)
  const phone = useMedia('(max-width: 719px)')
  const people = useContactMenu(jid)
  const chat = useConversationMenu(jid)
  const actions = [...chat.items, ...people.items]
  const details = useLive(detailsOpen)
  const askDate = (from: number) => chatTool.set({ tool: 'date', jid, from })
  const toggle = () => detailsOpen.set(!details)
  const conversation = useLive(useClient().conversations.one(jid))
  const name = conversation?.name ?? localpart(jid)
  const attachments = useAttachments(jid, name)
  // On glass, focus would bring up the keyboard over what one came to read.
  const keyboard = useMedia('(pointer: fine)')
  return (
    <div className={styles.pane}>
      {phone && <VisuallyHidden as="h1">{t('app.place.chats')}</VisuallyHidden>}
      <MessageActions Reactions={ReactionPicker} onOpenChat={(other) => go({ screen: 'chat', jid: other })}>
        {attachments.zone(
          <AskDate value={askDate}>
            <Timeline
              jid={jid}
              backHref={href({ screen: 'chats' })}
              parts={messageParts}
              menu={[
                { id: 'profile', label: t('people.profile'), icon: 'person', onAction: toggle },
                {
                  id: 'search',
                  label: t('search.inChat'),
                  icon: 'search',
                  onAction: () => chatTool.set({ tool: 'search', jid }),
                },
                { id: 'date', label: t('search.toDate'), icon: 'clock', onAction: () => askDate(Date.now()) },
                ...actions,
              ]}
              onDetails={toggle}
              wanted={goal?.jid === jid ? goal.wanted : null}
              banner={
                <>
                  {banner}
                  <ChatTools jid={jid} />
                </>
              }
            >
              <WritingPlace>{place()}</WritingPlace>
            </Timeline>
          </AskDate>,
        )}
      </MessageActions>
      {details && (
        <Suspense fallback={null}>
          <ProfilePane jid={jid} actions={actions} onClose={() => detailsOpen.set(false)} />
        </Suspense>
      )}
      {chat.sheets}
      {people.sheets}
      {attachments.sheets}
    </div>
  )

  /** Where one writes, if one may. */
  function place(): ReactNode {
    if (conversation?.standing === 'stranger')
      return (
        <Suspense fallback={null}>
          <StrangerBar jid={jid} name={name} onGone={() => go({ screen: 'chats' }, { replace: true })} />
        </Suspense>
      )
    if (conversation?.standing === 'blocked')
      return (
        <Suspense fallback={null}>
          <BlockedBar jid={jid} name={name} />
        </Suspense>
      )
    return (
      <>
        {conversation?.leftAt !== undefined && (
          <Suspense fallback={null}>
            <LeftLine name={name} />
          </Suspense>
        )}
        {attachments.instead}
        <div hidden={Boolean(attachments.instead)}>
          <Composer jid={jid} autoFocus={keyboard} before={attachments.before} behind={attachments.behind} />
        </div>
      </>
    )
  }
}
