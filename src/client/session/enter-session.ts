/** The first sign-in of an account, with what a person has just given: it ends in a stream that `run` goes on with. */
import type { Account } from '../../model/account.ts'
import type { BareJid } from '../../model/jid.ts'
import type { Platform } from '../../platform/platform.ts'
import { putAccount } from '../../storage/accounts.ts'
import { tokenOf } from '../../storage/credentials.ts'
import { putGrant, removeGrant, UNCLAIMED } from '../../storage/grants.ts'
import type { Storage } from '../../storage/storage.ts'
import type { Writing } from '../../storage/transaction.ts'
import { ConnectFailure } from '../../xmpp/failure.ts'
import type { Credentials, Stream } from '../../xmpp/stream.ts'
import { hearingIssuersOut, type OAuthDeps } from '../signing-in/oauth-deps.ts'
import type { Engine, EngineDeps } from './engine.ts'
import type { Granted } from './granted.ts'
import { untilOffline } from './until-offline.ts'

/** What is known only while a person comes in, or for as long as this tab lives where the server gives no token. */
export interface Secrets {
  password: string | null
  candidate: Account | null
  granted: Granted | null
}

export interface EnterDeps {
  account: BareJid
  storage: Storage
  online: Platform['online']
  secrets: Secrets
  engine: Engine
  /** Never two attempts at a time. */
  pause(): void
  /** A password that was mistyped ends nothing that was there before. */
  goOn(): void
}

/** `entered`: the stream of the account, already online. */
export const enterSession =
  (
    { account, storage, online, secrets, engine, pause, goOn }: EnterDeps,
    entered: (stream: Stream) => void,
  ) =>
  async (
    candidate: Account,
    secret: string | Granted,
    over?: EngineDeps['connect'],
  ): Promise<ConnectFailure | null> => {
    pause()
    const before = secrets.password
    secrets.candidate = candidate
    const granted = typeof secret === 'string' ? null : secret
    secrets.password = typeof secret === 'string' ? secret : null
    secrets.granted = granted
    try {
      const stream = await untilOffline(online, (signal) => engine.attempt(signal, over))
      const row: Account = { ...candidate, features: stream.features, ...(granted && { byPages: true }) }
      const keep = async (tx: Writing<'accounts' | 'grants'>) => {
        await putAccount(tx, row)
        if (!granted) return
        await removeGrant(tx, UNCLAIMED, granted.unclaimed)
        await putGrant(tx, granted.row)
      }
      await storage.write(['accounts', 'grants'], keep, { durable: true })
      // A server that gives no token: the password is what this tab reconnects with, until it is closed.
      if (await storage.read(['credentials'], (tx) => tokenOf(tx, account))) secrets.password = null
      entered(stream)
      return null
    } catch (error) {
      secrets.password = before
      await engine.stream()?.close()
      goOn()
      if (error instanceof ConnectFailure) return error
      throw error
    } finally {
      secrets.candidate = secrets.granted = null
    }
  }

/** By what the server's pages gave: just now, or, where that is how the account signs in, some time ago. */
export const bearerOf =
  (secrets: Secrets, deps: OAuthDeps, account: BareJid) =>
  ({ byPages }: Account): Credentials['bearer'] => {
    if (secrets.granted) return secrets.granted.bearer
    if (!byPages) return undefined
    let access: NonNullable<Credentials['bearer']> | null = null
    return async (again) => {
      // Most sign-ins need none of it.
      access ??= (await import('../signing-in/own-access.ts')).ownAccess(hearingIssuersOut(deps), account)
      return access(again)
    }
  }
