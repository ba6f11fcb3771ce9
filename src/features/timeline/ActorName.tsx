/** Who does what a message says that they do. One's own doing stands in the third person, so one's own name does, too. */
import { useLive } from '../../live/useLive.ts'
import { localpart } from '../../model/jid.ts'
import type { Message } from '../../model/message.ts'
import { useClient } from '../client-context.tsx'

export function ActorName({ message, name }: { message: Message; name: string }) {
  return message.direction === 'out' ? <OwnName jid={message.account} /> : name
}

function OwnName({ jid }: { jid: Message['account'] }) {
  const { people } = useClient()
  return useLive(people.profile(jid))?.nick ?? localpart(jid) ?? jid
}
