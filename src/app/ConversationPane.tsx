/** One conversation, put together: what was said, what to do with the person, and where to write. */
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useAttachments } from '../features/attachments/useAttachments.tsx'
import { useClient } from '../features/client-context.tsx'
import { Composer } from '../features/composer/Composer.tsx'
import { useContactMenu } from '../features/contacts/useContactMenu.tsx'
import { Timeline } from '../features/timeline/Timeline.tsx'
import { useLive } from '../live/useLive.ts'
import { type BareJid, localpart } from '../model/jid.ts'
import { useMedia } from '../ui/useMedia.ts'
import { VisuallyHidden } from '../ui/VisuallyHidden.tsx'
import { messageParts } from './message-parts.tsx'
import { href } from './routes.ts'
import { wantedPlace } from './wanted-place.ts'

/** Give it `key={jid}`. */
export function ConversationPane({ jid, banner }: { jid: BareJid; banner: ReactNode }) {
  const { t } = useTranslation()
  const goal = useLive(wantedPlace)
  const phone = useMedia('(max-width: 719px)')
  const menu = useContactMenu(jid)
  const conversation = useLive(useClient().conversations.one(jid))
  const attachments = useAttachments(jid, conversation?.name ?? localpart(jid))
  // On glass, focus would bring up the keyboard over what one came to read.
  const keyboard = useMedia('(pointer: fine)')
  return (
    <>
      {phone && <VisuallyHidden as="h1">{t('app.place.chats')}</VisuallyHidden>}
      {attachments.zone(
        <Timeline
          jid={jid}
          backHref={href({ screen: 'chats' })}
          parts={messageParts}
          menu={menu.items}
          wanted={goal?.jid === jid ? goal.wanted : null}
          banner={banner}
        >
          {attachments.instead}
          <div hidden={Boolean(attachments.instead)}>
            <Composer
              jid={jid}
              autoFocus={keyboard}
              before={attachments.before}
              behind={attachments.behind}
            />
          </div>
        </Timeline>,
      )}
      {menu.sheets}
      {attachments.sheets}
    </>
  )
}
