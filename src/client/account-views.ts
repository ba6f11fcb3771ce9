/** Everybody who is signed in here, with what is new for them: for whoever looks at another account at the moment. */
import { keep } from '../live/keep.ts'
import type { Live } from '../live/live.ts'
import { liveByKey } from '../live/live-by-key.ts'
import type { BareJid } from '../model/jid.ts'
import { isNews } from '../model/muting.ts'
import { listConversations } from '../storage/conversations.ts'
import type { Storage } from '../storage/storage.ts'
import { blockedTopic, contactsTopic, conversationsTopic } from '../storage/topics.ts'
import { standingIn } from './acquaintances.ts'
import type { AccountView } from './client.ts'
import type { Sessions } from './sessions.ts'

export function accountViews(
  storage: Storage,
  /** Those with a row, in the order of the list. */
  accounts: Live<readonly BareJid[]>,
  sessions: Sessions,
  now: () => number,
): Live<readonly AccountView[]> {
  const unreadOf = liveByKey((account) =>
    storage.live(
      [conversationsTopic, contactsTopic, blockedTopic].map((topic) => topic(account)),
      () =>
        storage.read(['conversations', 'contacts', 'blocked'], async (tx) => {
          const rows = (await listConversations(tx, account)).filter((row) => isNews(row, now()))
          const standings = await Promise.all(rows.map(({ jid }) => standingIn(tx, account, jid)))
          return standings.filter((standing) => standing === 'known').length
        }),
    ),
  )
  let seen: readonly AccountView[] = []

  return {
    get() {
      const now = accounts.get().map(
        (jid): AccountView => ({
          jid,
          connection: sessions.of(jid)?.state.get() ?? { status: 'connecting' },
          unread: unreadOf(jid).get() ?? 0,
        }),
      )
      seen = keep(seen, now)
      return seen
    },
    subscribe(listener) {
      let stops: (() => void)[] = []
      const follow = (now: readonly BareJid[]) => {
        const before = stops
        stops = now.flatMap((jid) => {
          const state = sessions.of(jid)?.state
          return [unreadOf(jid).subscribe(listener), ...(state ? [state.subscribe(listener)] : [])]
        })
        // Afterwards: what is still followed need not be read again.
        for (const stop of before) stop()
      }
      const change = () => {
        follow(accounts.get())
        listener()
      }
      follow(accounts.get())
      const ends = [accounts.subscribe(change), sessions.all.subscribe(change)]
      return () => {
        follow([])
        for (const end of ends) end()
      }
    },
  }
}
