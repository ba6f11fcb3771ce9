/** How one is seen: said with the first presence of a session, and again whenever it has become another. */
import { keep } from '../../live/keep.ts'
import type { Live } from '../../live/live.ts'
import type { Account } from '../../model/account.ts'
import type { BareJid } from '../../model/jid.ts'
import { HERE, type OwnStatus } from '../../model/own-status.ts'
import { accountOf, patchAccount } from '../../storage/accounts.ts'
import { profileOf } from '../../storage/profiles.ts'
import type { Storage } from '../../storage/storage.ts'
import { accountsTopic, profileTopic } from '../../storage/topics.ts'
import { type OwnPresence, sendPresence } from '../../xmpp/presence.ts'
import type { Stream } from '../../xmpp/stream.ts'

const SHOWS = { online: undefined, away: 'away', busy: 'dnd' } as const

type Chosen = NonNullable<Account['status']>

/** XEP-0319: whoever says to be away has not touched anything since; so has whoever is away by not touching anything. */
export function presenceOf(
  status: Chosen | undefined,
  photo: string | null,
  idle: number | null = null,
): OwnPresence {
  const shown = isAwayByItself(status, idle) ? 'away' : (status?.show ?? HERE.show)
  const show = SHOWS[shown]
  return {
    ...(show && { show }),
    ...(status?.text && { status: status.text }),
    ...(shown === 'away' && { idleSince: idle ?? status?.since ?? 0 }),
    ...(photo !== null && { photo }),
  }
}

/** Whoever chose to be seen otherwise stays so. */
const isAwayByItself = (status: OwnStatus | undefined, idle: number | null) =>
  idle !== null && (status?.show ?? HERE.show) === 'online'

export interface OwnPresenceKeeper {
  /** Resolves when it is known what to say. */
  read(): Promise<void>
  /** What to say, by whoever says it now. */
  say(): OwnPresence
  /** A stream is online; null: it is not any more. */
  follow(stream: Stream | null): void
  stop(): void
}

export function createOwnPresence(
  account: BareJid,
  storage: Storage,
  /** Since when nobody is here. */
  idle: Live<number | null>,
): OwnPresenceKeeper {
  let chosen: Chosen | undefined
  let photo: string | null = null
  let told = true
  /** What this page has said in this session. */
  let said: OwnPresence | null = null
  let stream: Stream | null = null

  const read = () =>
    storage.read(['accounts', 'profiles'], async (tx) => {
      const [row, own] = await Promise.all([accountOf(tx, account), profileOf(tx, account, account)])
      // Where the server makes a card of what is published, it says the picture itself.
      photo = own?.avatar?.from === 'vcard' ? own.avatar.hash : null
      chosen = row?.status
      told = !chosen || (chosen.told ?? false)
    })
  const wanted = () => presenceOf(chosen, photo, idle.get())

  function say(): OwnPresence {
    said = wanted()
    // What was chosen is not what was told while one is away: a page that goes on after this one has to know.
    const isChosen = !isAwayByItself(chosen, idle.get())
    if (isChosen !== told)
      storage
        .write(['accounts'], async (tx) => {
          const { told: _, ...status } = (await accountOf(tx, account))?.status ?? { ...HERE, since: 0 }
          await patchAccount(tx, account, { status: { ...status, ...(isChosen && { told: true }) } })
        })
        .catch(ignore)
    return said
  }

  function tell(): void {
    if (!stream) return
    // A session that another page began: it has said what was told then.
    const isNews = said ? keep(said, wanted()) !== said : !told
    try {
      if (isNews) sendPresence(stream, say())
    } catch {
      // The stream is gone; the next one says it.
    }
  }

  const stops = [
    storage.onChange([accountsTopic, profileTopic(account, account)], () => {
      if (stream) void read().then(tell, ignore)
    }),
    idle.subscribe(tell),
  ]

  return {
    read: () => read().catch(ignore),
    say,
    follow(next) {
      stream = next
      if (next) void read().then(tell, ignore)
    },
    stop() {
      for (const stop of stops) stop()
    },
  }
}

const ignore = () => {}
