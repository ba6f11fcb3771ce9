/** How one is seen: said with the first presence of a session, and again whenever it has become another. */
import { keep } from '../live/keep.ts'
import type { BareJid } from '../model/jid.ts'
import type { OwnStatus } from '../model/own-status.ts'
import { accountOf, patchAccount } from '../storage/accounts.ts'
import { profileOf } from '../storage/profiles.ts'
import type { Storage } from '../storage/storage.ts'
import { accountsTopic, profileTopic } from '../storage/topics.ts'
import { type OwnPresence, sendPresence } from '../xmpp/presence.ts'
import type { Stream } from '../xmpp/stream.ts'

const SHOWS = { online: undefined, away: 'away', busy: 'dnd' } as const

/** XEP-0319: whoever says to be away has not touched anything since. */
export function presenceOf(
  status: (OwnStatus & { since: number }) | undefined,
  photo: string | null,
): OwnPresence {
  const show = status && SHOWS[status.show]
  return {
    ...(show && { show }),
    ...(status?.text && { status: status.text }),
    ...(status?.show === 'away' && { idleSince: status.since }),
    ...(photo !== null && { photo }),
  }
}

export interface OwnPresenceKeeper {
  /** Resolves when it is known what to say. */
  read(): Promise<void>
  /** What to say, by whoever says it now. */
  say(): OwnPresence
  /** A stream is online; null: it is not any more. */
  follow(stream: Stream | null): void
  stop(): void
}

export function createOwnPresence(account: BareJid, storage: Storage): OwnPresenceKeeper {
  let wanted: OwnPresence = {}
  let told = true
  /** What this page has said in this session. */
  let said: OwnPresence | null = null
  let stream: Stream | null = null

  const read = () =>
    storage.read(['accounts', 'profiles'], async (tx) => {
      const [row, own] = await Promise.all([accountOf(tx, account), profileOf(tx, account, account)])
      // Where the server makes a card of what is published, it says the picture itself.
      wanted = presenceOf(row?.status, own?.avatar?.from === 'vcard' ? own.avatar.hash : null)
      told = row?.status?.told ?? true
    })

  function say(): OwnPresence {
    said = wanted
    if (!told)
      storage
        .write(['accounts'], async (tx) => {
          const status = (await accountOf(tx, account))?.status
          if (status) await patchAccount(tx, account, { status: { ...status, told: true } })
        })
        .catch(ignore)
    return wanted
  }

  function tell(): void {
    if (!stream) return
    // A session that another page began: it has said what was told then.
    const isNews = said ? keep(said, wanted) !== said : !told
    try {
      if (isNews) sendPresence(stream, say())
    } catch {
      // The stream is gone; the next one says it.
    }
  }

  const unlisten = storage.onChange([accountsTopic, profileTopic(account, account)], () => {
    if (stream) void read().then(tell, ignore)
  })

  return {
    read: () => read().catch(ignore),
    say,
    follow(next) {
      stream = next
      if (next) void read().then(tell, ignore)
    },
    stop: unlisten,
  }
}

const ignore = () => {}
