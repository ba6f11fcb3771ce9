/** Everybody who is signed in here, with what is new for them: for whoever looks at another account at the moment. */
import { keep } from '../../live/keep.ts'
import type { Live } from '../../live/live.ts'
import type { BareJid } from '../../model/jid.ts'
import { isNews } from '../../model/muting.ts'
import type { AccountView } from '../client.ts'
import type { Sessions } from './sessions.ts'

export function accountViews(
  /** Those with a row, in the order of the list. */
  accounts: Live<readonly BareJid[]>,
  sessions: Sessions,
  now: () => number,
): Live<readonly AccountView[]> {
  const view = (jid: BareJid): AccountView => {
    const session = sessions.of(jid)
    // What their own list shows is read once, for both.
    const rows = session?.rooms.get()?.conversations.all.get() ?? []
    return {
      jid,
      connection: session?.state.get() ?? { status: 'connecting' },
      unread: rows.filter((row) => isNews(row, now())).length,
    }
  }
  let seen: readonly AccountView[] = []

  return {
    get() {
      seen = keep(seen, accounts.get().map(view))
      return seen
    },
    subscribe(listener) {
      let stops: (() => void)[] = []
      const follow = (now: readonly BareJid[]) => {
        const before = stops
        stops = now.flatMap((jid) => {
          const session = sessions.of(jid)
          if (!session) return []
          // Their list is there with the rooms; until then nobody counts.
          const rows = session.rooms.get()?.conversations.all
          return [
            session.state.subscribe(listener),
            rows ? rows.subscribe(listener) : session.rooms.subscribe(change),
          ]
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
