/** The read marks of an account's devices, while this tab leads: begins and ends with the streams. */
import type { BareJid } from '../../model/jid.ts'
import type { Storage } from '../../storage/storage.ts'
import type { DisplayedNews } from '../../xmpp/incoming.ts'
import type { Stream } from '../../xmpp/stream.ts'
import { createDisplayedSync, type DisplayedSync } from './displayed-sync.ts'

export interface ReadingDeps {
  account: BareJid
  storage: Storage
  /** The one that is online, in the tab that leads. */
  stream(): Stream | null
  caughtUp(): Promise<void>
}

export interface ReadingSession extends Pick<DisplayedSync, 'tell' | 'taken' | 'stop'> {
  /** The state of the connection has changed. */
  follow(): void
  heard(news: DisplayedNews): void
}

export function createReadingSession({ account, storage, stream, caughtUp }: ReadingDeps): ReadingSession {
  const sync = createDisplayedSync(account, storage)
  let known: Stream | null = null

  function follow(): void {
    const now = stream()
    if (now === known) return
    known = now
    if (now) sync.begin(now, now.resumed, caughtUp())
    else sync.end()
  }

  return {
    follow,
    heard: ({ marks }) => sync.heard(marks),
    tell(link, action) {
      // The outbox may leave before the state is told.
      follow()
      return sync.tell(link, action)
    },
    taken: sync.taken,
    stop: sync.stop,
  }
}
