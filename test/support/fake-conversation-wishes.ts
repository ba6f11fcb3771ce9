/** What is done with whole conversations, in memory. */
import type { Conversations, ConversationView } from '../../src/client/client.ts'
import type { Value } from '../../src/live/live.ts'
import type { BareJid } from '../../src/model/jid.ts'

export function fakeConversationWishes(
  rows: Value<readonly ConversationView[] | null>,
  change: (jid: BareJid, patch: Partial<ConversationView>) => void,
  wish: (...what: unknown[]) => void,
): Pick<Conversations, 'pin' | 'archive' | 'mute' | 'letIn' | 'forget'> {
  /** Absent is not the same as undefined. */
  const without = (jid: BareJid, ...names: (keyof ConversationView)[]) => {
    const kept = (row: ConversationView) =>
      Object.fromEntries(
        Object.entries(row).filter(([name]) => !names.includes(name as keyof ConversationView)),
      ) as unknown as ConversationView
    rows.set((rows.get() ?? []).map((row) => (row.jid === jid ? kept(row) : row)))
  }
  return {
    async pin(jid, on) {
      wish('conversations.pin', jid, on)
      if (on) change(jid, { pinned: 1 })
      else without(jid, 'pinned')
    },
    async archive(jid, on) {
      wish('conversations.archive', jid, on)
      if (on) change(jid, { archived: true })
      else without(jid, 'archived')
    },
    async mute(jid, until) {
      wish('conversations.mute', jid, until)
      if (until === null) without(jid, 'muted')
      else change(jid, { muted: until })
    },
    async letIn(jid) {
      wish('conversations.letIn', jid)
      change(jid, { answered: true })
      without(jid, 'standing')
    },
    async forget(jid) {
      wish('conversations.forget', jid)
      rows.set((rows.get() ?? []).filter((row) => row.jid !== jid))
    },
  }
}
