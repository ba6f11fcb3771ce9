/** One conversation, put together: what was said, what to do with the person, and where to write. */
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Composer } from '../features/composer/Composer.tsx'
import { useContactMenu } from '../features/contacts/useContactMenu.tsx'
import { Timeline } from '../features/timeline/Timeline.tsx'
import { useLive } from '../live/useLive.ts'
import type { BareJid } from '../model/jid.ts'
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
  // On glass, focus would bring up the keyboard over what one came to read.
  const keyboard = useMedia('(pointer: fine)')
  return (
    <>
      {phone && <VisuallyHidden as="h1">{t('app.place.chats')}</VisuallyHidden>}
      <Timeline
        jid={jid}
        backHref={href({ screen: 'chats' })}
        parts={messageParts}
        menu={menu.items}
        wanted={goal?.jid === jid ? goal.wanted : null}
        banner={banner}
      >
        <Composer jid={jid} autoFocus={keyboard} />
      </Timeline>
      {menu.sheets}
    </>
  )
}
