/** One conversation, put together: what was said, what to do with the person, and where to write. */
import type { ReactNode } from 'react'
import { Composer } from '../features/composer/Composer.tsx'
import { useContactMenu } from '../features/contacts/useContactMenu.tsx'
import { Timeline } from '../features/timeline/Timeline.tsx'
import type { BareJid } from '../model/jid.ts'
import { useMedia } from '../ui/useMedia.ts'
import { messageParts } from './message-parts.tsx'
import { href } from './routes.ts'

/** Give it `key={jid}`. */
export function ConversationPane({ jid, banner }: { jid: BareJid; banner: ReactNode }) {
  const menu = useContactMenu(jid)
  // On glass, focus would bring up the keyboard over what one came to read.
  const keyboard = useMedia('(pointer: fine)')
  return (
    <>
      <Timeline
        jid={jid}
        backHref={href({ screen: 'chats' })}
        parts={messageParts}
        menu={menu.items}
        banner={banner}
      >
        <Composer jid={jid} autoFocus={keyboard} />
      </Timeline>
      {menu.sheets}
    </>
  )
}
