/** A conversation among other things that were found. */
import type { ConversationView } from '../../client/client.ts'
import { useLive } from '../../live/useLive.ts'
import { useMedia } from '../../ui/useMedia.ts'
import { useToday } from '../../ui/useToday.ts'
import { useClient } from '../client-context.tsx'
import { ConversationRow } from './ConversationRow.tsx'

interface FoundChatProps {
  conversation: ConversationView
  href: string
  isCurrent: boolean
  tabIndex: 0 | -1
}

export function FoundChat(props: FoundChatProps) {
  const online = useLive(useClient().connection).status === 'online'
  const onPhone = useMedia('(max-width: 719px)')
  return <ConversationRow {...props} online={online} today={useToday()} onPhone={onPhone} />
}
