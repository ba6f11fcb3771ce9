/**
 * What is asked and said once in the life of a session: the contact list, what was missed, that we are here. An answer
 * that a broken stream carried is not told again by the next one, even though the session goes on; and after a reload
 * nobody writes our presence again. So it is known how far that has come.
 */
import type { BareJid } from '../../model/jid.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Storage } from '../../storage/storage.ts'
import { RequestTimeout, StanzaError } from '../../xmpp/failure.ts'
import type { Link } from '../../xmpp/link.ts'
import { type OwnPresence, sendPresence } from '../../xmpp/presence.ts'
import { fetchRoster } from '../../xmpp/rfc-6121-roster.ts'
import { askTime } from '../../xmpp/xep-0202-time.ts'
import type { CatchUp } from '../history/catch-up.ts'
import { receiveRoster } from '../incoming/receive-roster.ts'
import type { ServerClock } from './server-clock.ts'

export interface BeginningDeps {
  account: BareJid
  storage: Storage
  clock: ServerClock
  catchUp: CatchUp
  /** Our own clock, milliseconds. */
  now(): number
  setTimer: Platform['setTimer']
  /** How the person wants to be seen, said now. */
  sayPresence(): OwnPresence
  /** From now on a reload may go on with this session. */
  onWorthKeeping(): void
  /** Who is on the contact list has been told, or will not be. */
  onListed(): void
}

export interface Beginning {
  /** In the first flight of a new session. */
  run(link: Link, rosterVersion: string | null): void
  /**
   * The session goes on with another stream: what the last one left undone. `crossed`: messages of ours were on their way
   * when it broke, so only the archive knows between which of the others they came.
   */
  goOn(link: Link, rosterVersion: string | null, crossed: boolean): void
  /** The server has all our stanzas up to this number. */
  acked(upTo: number): void
  /** Whether nothing of it would be missed by a page that only knows how many stanzas were handled. */
  readonly isWorthKeeping: boolean
  /** Resolves when the archive has told what was missed, or cannot. */
  readonly caughtUp: Promise<void>
}

/** Whoever took too long is left in peace for so long. */
const AGAIN_MS = 30_000

/** `reloaded`: of a session that another page began, and that was worth keeping. */
export function createBeginning(deps: BeginningDeps, reloaded: boolean): Beginning {
  const { account, storage, clock, catchUp, now } = deps
  /** Number of our presence in the outgoing count. */
  let presence = reloaded ? 0 : null
  let heard = reloaded
  let roster = reloaded
  /** Whether what comes live goes on where the archive ended; who knows what came while no page was open. */
  let archive = false
  let caughtUp: Promise<void> = Promise.resolve()

  const worthKeeping = () => heard && roster

  async function askRoster(link: Link, version: string | null): Promise<void> {
    try {
      const answer = await fetchRoster(link, version)
      await storage.write(['contacts', 'accounts', 'invites', 'conversations'], (tx) =>
        receiveRoster(tx, { account, now: clock.now() }, answer),
      )
    } catch (error) {
      // A server that refuses has answered, too. Anything else is asked again, by the next stream at the latest.
      if (!(error instanceof StanzaError)) return later(error, () => askRoster(link, version))
    }
    roster = true
    if (worthKeeping()) deps.onWorthKeeping()
    deps.onListed()
  }

  async function askArchive(link: Link): Promise<void> {
    catchUp.begin(false)
    archive = false
    const ask = async () => {
      await catchUp.run(link)
      await catchUp.deepen(link)
      archive = true
    }
    await ask().catch((error: unknown) => {
      later(error, ask)
      throw error
    })
  }

  /** A line that holds may hold for days: what came too late on it is asked once more. One that broke refuses. */
  function later(error: unknown, ask: () => Promise<void>): void {
    if (error instanceof RequestTimeout)
      deps.setTimer(AGAIN_MS, () => void ask().catch((next: unknown) => later(next, ask)))
  }

  return {
    run(link, rosterVersion) {
      catchUp.begin(false)
      const asked = now()
      const listed = askRoster(link, rosterVersion)
      const looked = catchUp.look(link)
      // Presence comes last, and not in the same flight: telling thousands of contacts keeps a server busy for seconds,
      // and the list is what somebody waits for. Until it is told, the archive may know what nobody sends us: look once
      // more.
      caughtUp = Promise.allSettled([listed, looked])
        .then(() => {
          presence = sendPresence(link, deps.sayPresence())
          return askArchive(link)
        })
        .catch(ignore)
      askTime(link, link.domain)
        .then((theirs) => clock.observe(theirs, asked, now()))
        .catch(ignore)
    },
    goOn(link, rosterVersion, crossed) {
      if (!roster) void askRoster(link, rosterVersion)
      else deps.onListed()
      presence ??= sendPresence(link, deps.sayPresence())
      if (!archive || crossed || catchUp.inDoubt) caughtUp = askArchive(link).catch(ignore)
    },
    acked(upTo) {
      if (heard || presence === null || upTo < presence) return
      heard = true
      if (worthKeeping()) deps.onWorthKeeping()
    },
    get isWorthKeeping() {
      return worthKeeping()
    },
    get caughtUp() {
      return caughtUp
    },
  }
}

const ignore = () => {}
