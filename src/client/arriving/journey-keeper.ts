/**
 * The one journey of this device: in the database, where every tab sees it and a reload finds it; in memory where there
 * is no database. The token lies sealed beside it.
 */
import { keep } from '../../live/keep.ts'
import { type Live, value } from '../../live/live.ts'
import type { Invite } from '../../model/invite.ts'
import type { InviteFacts, Journey } from '../../model/journey.ts'
import { advance, type JourneyEvent } from '../../model/journey-rules.ts'
import type { Sealed } from '../../model/sealed.ts'
import { currentJourney, putJourney, removeJourney } from '../../storage/journeys.ts'
import type { Storage } from '../../storage/storage.ts'
import { StorageFailure } from '../../storage/storage-failure.ts'
import { journeyTopic } from '../../storage/topics.ts'
import type { Writing } from '../../storage/transaction.ts'
import { tokenId } from '../invites/token-id.ts'
import type { Sealer } from '../signing-in/seal.ts'

export interface HeldJourney {
  journey: Journey
  sealed: Sealed | null
  /** No transaction knows of it. */
  inMemory: boolean
}

export interface JourneyKeeper {
  /** Undefined while the database is being read. */
  readonly live: Live<Journey | null | undefined>
  read(): Promise<HeldJourney | null>
  /** Null: none, or nobody can read it any more. */
  token(): Promise<string | null>
  /** In the place of whatever other one was there. Resolves when it is safely kept, or kept as well as this device can. */
  take(invite: Invite, openedAt: number): Promise<void>
  /** The journey afterwards. Rejects where it has a database that takes nothing. */
  tell(event: JourneyEvent): Promise<Journey | null>
  forget(): Promise<void>
}

export function journeyKeeper(storage: Storage, sealer: Sealer): JourneyKeeper {
  const rows = storage.live([journeyTopic], () =>
    storage.read(['journeys'], async (tx) => ({ journey: (await currentJourney(tx))?.journey ?? null })),
  )
  /** What no database took. */
  const memory = value<{ journey: Journey; token: string | null } | null>(null)

  const keepInMemory = (journey: Journey | null, token: string | null) =>
    memory.set(journey && { journey, token })

  return {
    live: {
      get() {
        const inMemory = memory.get()
        if (inMemory) return inMemory.journey
        const row = rows.get()
        if (row) return row.journey
        return storage.failure.get() ? null : undefined
      },
      subscribe(listener) {
        const stops = [rows, memory, storage.failure].map((source) => source.subscribe(listener))
        return () => {
          for (const stop of stops) stop()
        }
      },
    },

    async read() {
      const inMemory = memory.get()
      if (inMemory)
        return { journey: inMemory.journey, sealed: await sealedAgain(inMemory.token), inMemory: true }
      const row = await storage.read(['journeys'], currentJourney).catch(unlessOurs)
      return row && { journey: row.journey, sealed: row.sealed, inMemory: false }
    },

    async token() {
      const inMemory = memory.get()
      if (inMemory) return inMemory.token
      const row = await storage.read(['journeys'], currentJourney).catch(unlessOurs)
      return row?.sealed ? sealer.unseal(row.sealed) : null
    },

    async take({ token, ...rest }, openedAt) {
      const invite: InviteFacts = { ...rest, tokenId: token === null ? null : await tokenId(token) }
      const journey: Journey = { invite, step: { at: 'landing' }, openedAt }
      try {
        const sealed = token === null ? null : await sealer.seal(token)
        const put = async (tx: Writing<'journeys'>) => {
          const there = (await currentJourney(tx))?.journey
          // The same link again, perhaps in another tab: nobody has changed their mind.
          const isSame = there && keep(there.invite, invite) === there.invite
          await putJourney(tx, { journey: isSame ? there : journey, sealed })
        }
        await storage.write(['journeys'], put, { durable: true })
        memory.set(null)
      } catch (error) {
        if (!(error instanceof StorageFailure)) throw error
        keepInMemory(journey, token)
      }
    },

    async tell(event) {
      const inMemory = memory.get()
      if (inMemory) {
        const next = advance(inMemory.journey, event)
        keepInMemory(next, inMemory.token)
        return next
      }
      return storage.write(
        ['journeys'],
        async (tx) => {
          const row = await currentJourney(tx)
          const next = row && advance(row.journey, event)
          if (row && !next) await removeJourney(tx)
          else if (row && next && next !== row.journey) await putJourney(tx, { ...row, journey: next })
          return next
        },
        { durable: true },
      )
    },

    async forget() {
      memory.set(null)
      await storage.write(['journeys'], removeJourney, { durable: true }).catch(unlessOurs)
    },
  }

  /** For a database that works by now. */
  async function sealedAgain(token: string | null): Promise<Sealed | null> {
    return token === null ? null : sealer.seal(token).catch(unlessOurs)
  }
}

/** A database that takes nothing has told so elsewhere. */
function unlessOurs(error: unknown): null {
  if (error instanceof StorageFailure) return null
  throw error
}
