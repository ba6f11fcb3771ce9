/** What opens at a message, one at a time. Fetched with the first of them. */
import { useTranslation } from 'react-i18next'
import type { BareJid } from '../../model/jid.ts'
import type { Message } from '../../model/message.ts'
import { Floating, type FloatingAt } from '../../ui/Floating.tsx'
import { useSelecting } from '../selecting.ts'
import { usePersonName } from '../usePersonName.ts'
import { DeleteSheet } from './DeleteSheet.tsx'
import { DetailsSheet } from './DetailsSheet.tsx'
import { ForwardSheet } from './ForwardSheet.tsx'
import type { Open, Reactions } from './MessageActions.tsx'
import { MessageMenu } from './MessageMenu.tsx'
import type { Deed } from './offered.ts'

interface OverlaysProps {
  open: Open
  Reactions: Reactions
  perform: (deed: Deed, message: Message, at: FloatingAt) => void
  onClose: () => void
  onOpenChat: (jid: BareJid) => void
}

export function Overlays({ open, Reactions, perform, onClose, onOpenChat }: OverlaysProps) {
  const { t } = useTranslation()
  const nameOf = usePersonName()
  const selecting = useSelecting()
  const done = () => {
    onClose()
    selecting.end()
  }
  switch (open.kind) {
    case 'menu':
    case 'reactions': {
      const { message, at, kind } = open
      const title =
        message.direction === 'out'
          ? t('messages.menuOwn')
          : t('messages.menu', { name: nameOf(message.from) })
      return (
        <Floating
          key={kind}
          at={at}
          title={kind === 'menu' ? title : t('messages.react')}
          closeLabel={t('messages.close')}
          placement={message.direction === 'out' ? 'bottom end' : 'bottom start'}
          onClose={onClose}
        >
          {kind === 'menu' ? (
            <MessageMenu
              message={message}
              label={title}
              Reactions={Reactions}
              onDeed={(deed) => perform(deed, message, at)}
              onClose={onClose}
            />
          ) : (
            <Reactions message={message} autoFocus onDone={onClose} />
          )}
        </Floating>
      )
    }
    case 'details':
      return <DetailsSheet message={open.message} onClose={onClose} />
    case 'delete':
      return <DeleteSheet messages={open.messages} onClose={onClose} onDone={done} />
    case 'forward':
      return <ForwardSheet messages={open.messages} onClose={onClose} onDone={done} onOpenChat={onOpenChat} />
  }
}
