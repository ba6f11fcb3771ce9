/** The accounts of this device in one tab: a session each, which begins and ends as its row comes and goes. */
import { type Live, value } from '../../live/live.ts'
import type { BareJid } from '../../model/jid.ts'
import type { Session } from './session.ts'

export interface Sessions {
  readonly all: Live<readonly Session[]>
  of(account: BareJid | null | undefined): Session | null
  /** The one that is there, or one that nobody runs: for somebody who is about to sign in, and has no row yet. */
  open(account: BareJid): Session
  /** Ends this very one. */
  drop(session: Session): Promise<void>
  /** These have a row, and nobody else has. */
  follow(accounts: readonly BareJid[]): void
  stop(): Promise<void>
}

/** `left`: the session is over, and nobody has come back meanwhile. */
export function createSessions(
  create: (account: BareJid) => Session,
  left: (account: BareJid) => Promise<void>,
): Sessions {
  const all = value<readonly Session[]>([])
  /** On their way in. */
  const coming = new Set<BareJid>()
  const ended = new WeakMap<Session, Promise<void>>()

  const of = (account: BareJid | null | undefined) =>
    all.get().find((session) => session.account === account) ?? null

  function begin(account: BareJid): Session {
    const session = create(account)
    all.set([...all.get(), session])
    return session
  }

  async function finish(session: Session): Promise<void> {
    await session.stop()
    if (!of(session.account)) await left(session.account)
  }

  function drop(session: Session): Promise<void> {
    coming.delete(session.account)
    all.set(all.get().filter((other) => other !== session))
    const end = ended.get(session) ?? finish(session)
    ended.set(session, end)
    return end
  }

  return {
    all,
    of,
    open(account) {
      const known = of(account)
      if (known) return known
      coming.add(account)
      return begin(account)
    },
    drop,
    follow(accounts) {
      for (const account of accounts) {
        coming.delete(account)
        if (!of(account)) begin(account).run()
      }
      for (const session of all.get())
        if (!accounts.includes(session.account) && !coming.has(session.account)) void drop(session)
    },
    async stop() {
      await Promise.all(all.get().map(drop))
    },
  }
}
