/** The pictures of a conversation around one of them, as far as they are in the database's newest pages. */
import { useEffect, useMemo } from 'react'
import { useLive } from '../../live/useLive.ts'
import type { Attachment } from '../../model/attachment.ts'
import type { BareJid } from '../../model/jid.ts'
import type { Message } from '../../model/message.ts'
import { useClient } from '../client-context.tsx'
import type { GalleryPlace } from './gallery-place.ts'

export interface PictureOf {
  message: Message
  place: number
  attachment: Attachment
}

const picturesIn = (message: Message): PictureOf[] =>
  (message.attachments ?? []).flatMap((attachment, place) =>
    attachment.type.startsWith('image/') ? [{ message, place, attachment }] : [],
  )

export function usePictures(jid: BareJid, at: GalleryPlace): readonly PictureOf[] {
  const client = useClient()
  const timeline = useMemo(() => client.conversations.open(jid), [client, jid])
  useEffect(() => timeline.close, [timeline])
  const window = useLive(timeline.window)
  const here = useLive(client.messages.one(at.messageId))
  const pictures = useMemo(
    () =>
      window.items.flatMap((item) =>
        item.kind === 'message' && !item.message.retracted ? picturesIn(item.message) : [],
      ),
    [window],
  )
  const isThere = pictures.some(({ message }) => message.id === at.messageId)
  const first = pictures[0]?.message.id
  useEffect(() => {
    if (window.status === 'ready' && window.older === 'more' && (!isThere || first === at.messageId))
      void timeline.showOlder()
  }, [timeline, window, isThere, first, at.messageId])
  // Until the pages reach that far, it stands alone.
  return isThere || !here ? pictures : picturesIn(here)
}
