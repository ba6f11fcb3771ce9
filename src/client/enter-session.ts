/** The first sign-in of an account, with what a person has just given: it ends in a stream that `run` goes on with. */
import type { Account } from '../model/account.ts'
import type { BareJid } from '../model/jid.ts'
import { putAccount } from '../storage/accounts.ts'
import { tokenOf } from '../storage/credentials.ts'
import type { Storage } from '../storage/storage.ts'
import { ConnectFailure } from '../xmpp/failure.ts'
import type { Stream } from '../xmpp/stream.ts'
import type { Engine, EngineDeps } from './engine.ts'

/** What is known only while a person comes in, or for as long as this tab lives where the server gives no token. */
export interface Secrets {
  password: string | null
  candidate: Account | null
}

export interface EnterDeps {
  account: BareJid
  storage: Storage
  secrets: Secrets
  engine: Engine
  /** Never two attempts at a time. */
  pause(): void
  /** A password that was mistyped ends nothing that was there before. */
  goOn(): void
}

/** `entered`: the stream of the account, already online. */
export const enterSession =
  ({ account, storage, secrets, engine, pause, goOn }: EnterDeps, entered: (stream: Stream) => void) =>
  async (
    candidate: Account,
    password: string,
    over?: EngineDeps['connect'],
  ): Promise<ConnectFailure | null> => {
    pause()
    const before = secrets.password
    secrets.candidate = candidate
    secrets.password = password
    try {
      const stream = await engine.attempt(new AbortController().signal, over)
      const row: Account = { ...candidate, features: stream.features }
      await storage.write(['accounts'], (tx) => putAccount(tx, row), { durable: true })
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
      secrets.candidate = null
    }
  }
