/** What a later stanza does to a message that was said before. */
import type { BareJid } from './jid.ts'

interface Change {
  /** Who does it: a bare address in direct chats. */
  from: BareJid
  /** The stanza's own name, the same in all its copies. */
  id: string
  /** Milliseconds since 1970. */
  time: number
  /** The server has not said when that was. */
  guess?: true
}

export type MessageChange =
  | (Change & { kind: 'correction'; body: string })
  | (Change & { kind: 'retraction' })
  | (Change & { kind: 'reactions'; emojis: readonly string[] })
  /** Somebody says that it arrived, or was seen, with all of ours before it. */
  | (Change & { kind: 'delivered' | 'read' })
