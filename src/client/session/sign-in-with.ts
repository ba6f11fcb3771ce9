/** What one attempt signs in with: read afresh each time, since another tab may have changed all of it. */
import type { Account } from '../../model/account.ts'
import type { BareJid, FullJid } from '../../model/jid.ts'
import type { Platform } from '../../platform/platform.ts'
import { accountOf } from '../../storage/accounts.ts'
import { putToken, removeToken, tokenOf } from '../../storage/credentials.ts'
import { listOutbox } from '../../storage/outbox.ts'
import { resumeOf } from '../../storage/resume.ts'
import type { Storage } from '../../storage/storage.ts'
import { ConnectFailure } from '../../xmpp/failure.ts'
import type { ConnectOptions, Credentials, ResumeState } from '../../xmpp/stream.ts'
import { keepKeyBy, openToken } from '../signing-in/kept-key.ts'

export interface SignInWith {
  options: Pick<ConnectOptions, 'account' | 'websocket' | 'userAgent' | 'credentials' | 'resume' | 'features'>
  resume: ResumeState | null
  rosterVersion: string | null
}

export interface SignInDeps {
  account: BareJid
  storage: Storage
  platform: Pick<Platform, 'device' | 'now' | 'native'>
  password(): string | null
  /** Somebody is coming in by what their server's pages have just given. */
  granted(): boolean
  /** The account that a person is signing in with: in the database only once the server has let them in. */
  candidate(): Account | null
  /** For an account that signs in by what its server's own pages gave. */
  bearer(row: Account): Credentials['bearer']
}

/** The session that the last page left: its own unacknowledged stanzas are the outbox's business, which knows whether there may be any. */
export async function keptResume(storage: Storage, account: BareJid): Promise<ResumeState | null> {
  const [kept, waiting] = await storage.read(['resume', 'outbox'], (tx) =>
    Promise.all([resumeOf(tx, account), listOutbox(tx, account)]),
  )
  if (!kept) return null
  const { id, self, handled, extra = 0 } = kept
  return {
    id,
    self: self as FullJid,
    handled,
    unacked: [],
    acked: 0,
    extra,
    unsure: extra,
    ...(waiting.length ? { doubtful: true } : {}),
  }
}

export async function signInWith(deps: SignInDeps, resume: ResumeState | null): Promise<SignInWith> {
  const { account, storage, platform } = deps
  const old = deps.granted() ? null : resume
  const row = deps.candidate() ?? (await storage.read(['accounts'], (tx) => accountOf(tx, account)))
  if (!row) throw new ConnectFailure('aborted', 'signed out')
  return {
    options: {
      account,
      websocket: row.websocket,
      userAgent: { id: row.userAgentId, ...platform.device },
      credentials: credentials(deps, row),
      resume: old,
      features: row.features,
    },
    resume: old,
    rosterVersion: row.rosterVersion,
  }
}

function credentials(
  { account, storage, platform, password, granted, bearer }: SignInDeps,
  row: Account,
): Credentials {
  return {
    // Whoever has just been to their server's pages is whom those pages named, and nobody from before.
    token: async () => {
      if (granted()) return null
      return openToken(await storage.read(['credentials'], (tx) => tokenOf(tx, account)), platform)
    },
    keepKey: keepKeyBy(platform),
    bearer: bearer(row),
    password,
    saveToken: (token) =>
      storage.write(['credentials'], (tx) => putToken(tx, account, token, platform.now()), {
        durable: true,
      }),
    dropToken: () => storage.write(['credentials'], (tx) => removeToken(tx, account), { durable: true }),
  }
}
