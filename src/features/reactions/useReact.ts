/** What this person thinks of a message, and how they change it. */
import { useLive } from '../../live/useLive.ts'
import type { Message } from '../../model/message.ts'
import { useClient } from '../client-context.tsx'
import { samePicture, toggled } from './group-reactions.ts'

export function useReact(message: Message) {
  const client = useClient()
  const me = useLive(client.account)?.jid ?? message.account
  const mine = message.reactions?.find(({ from }) => from === me)?.emojis ?? []
  return {
    me,
    mayReact: client.messages.may(message).react,
    has: (emoji: string) => mine.some((own) => samePicture(own) === samePicture(emoji)),
    toggle: (emoji: string) => void client.messages.react(message.id, toggled(message.reactions, me, emoji)),
  }
}
