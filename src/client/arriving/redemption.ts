/** The invites that an account has accepted: the accepting, who is still waited for, and when that is over. */
import type { Live } from '../../live/live.ts'
import { liveByKey } from '../../live/live-by-key.ts'
import { type BareJid, bareJid } from '../../model/jid.ts'
import { accountOf } from '../../storage/accounts.ts'
import { contactOf, listContacts } from '../../storage/contacts.ts'
import { currentJourney, removeJourney } from '../../storage/journeys.ts'
import { appendOutbox, listOutbox } from '../../storage/outbox.ts'
import { listRedemptions, redemptionOf, removeRedemption } from '../../storage/redemptions.ts'
import type { Storage } from '../../storage/storage.ts'
import { contactsTopic, outboxTopic, redemptionsTopic } from '../../storage/topics.ts'
import type { Reading } from '../../storage/transaction.ts'
import type { PresenceChange } from '../people/availability.ts'
import { isManaged } from '../people/managed-list.ts'
import type { ServerClock } from '../session/server-clock.ts'
import type { Acceptance } from './arriving.ts'
import type { HeldJourney } from './journey-keeper.ts'
import { redeem } from './redeem.ts'

export interface RedemptionDeps {
  account: BareJid
  storage: Storage
  clock: ServerClock
  /** Our own clock, milliseconds. */
  now(): number
  isLeading(): boolean
  /** False once the server has said that it does not. */
  preApproves(): boolean
}

export interface Redemption {
  /** Accepts it, unless another tab has done so meanwhile; the journey ends in the same transaction. */
  accept(held: HeldJourney): Promise<Acceptance>
  /** Whether this device has ever been told whom the person knows. */
  isListKnown(): Promise<boolean>
  waitingFor(jid: BareJid): Live<{ since: number } | null>
  /** Somebody is there, as far as we are shown. */
  seen(changes: readonly PresenceChange[]): void
  stop(): void
}

export function createRedemption(deps: RedemptionDeps): Redemption {
  const { account, storage, clock, now } = deps

  /** They have let us in: nobody is waited for, and nothing is left to be answered. */
  async function sweep(): Promise<void> {
    const over = await storage.read(['redemptions', 'contacts'], async (tx) => {
      const rows = await listRedemptions(tx, account)
      const contacts = await Promise.all(rows.map(({ jid }) => contactOf(tx, account, jid)))
      return rows.filter((_, index) => contacts[index]?.subscription === 'both')
    })
    if (over.length)
      await storage.write(['redemptions'], async (tx) => {
        for (const { jid } of over) await removeRedemption(tx, account, jid)
      })
  }
  const unlisten = storage.onChange([contactsTopic(account)], () => {
    if (deps.isLeading()) void sweep().catch(ignore)
  })

  /**
   * Only those whom the inviter has let in can see them: then our server missed the answer. Prosody 13 does, between two
   * people of its own while the inviter is away, and answers at once when it is asked with both of them there.
   */
  async function askAgain(people: ReadonlySet<BareJid>): Promise<void> {
    const rows = await storage.read(['redemptions'], (tx) => listRedemptions(tx, account))
    for (const { jid } of rows) {
      if (!people.has(jid) || askedAgain.has(jid)) continue
      askedAgain.add(jid)
      await storage.write(['contacts', 'outbox'], async (tx) => {
        if ((await contactOf(tx, account, jid))?.ask)
          await appendOutbox(tx, account, { kind: 'presence', to: jid, type: 'subscribe' })
      })
    }
  }
  const askedAgain = new Set<BareJid>()

  return {
    accept: (held) =>
      storage.write(
        ['journeys', 'accounts', 'contacts', 'conversations', 'outbox', 'redemptions'],
        async (tx) => {
          const { invite, openedAt } = held.journey
          const row = held.inMemory ? held : await currentJourney(tx)
          if (row?.journey.openedAt !== openedAt || row.journey.invite.tokenId !== invite.tokenId)
            return acceptedBefore(tx, account, invite.inviter)
          if (await isManaged(tx, account)) return managedAnswer(tx, account, invite.inviter)
          const facts = { account, now: now(), activity: clock.now(), preApproves: deps.preApproves() }
          const result = await redeem(tx, facts, invite, held.sealed)
          if (!held.inMemory && 'chatWith' in result) await removeJourney(tx)
          return result
        },
        { durable: true },
      ),

    isListKnown: () =>
      storage.read(['accounts', 'contacts'], async (tx) => {
        const row = await accountOf(tx, account)
        // A list without versions may still have come; an empty one without versions tells nothing.
        return row?.rosterVersion != null || (await listContacts(tx, account)).some(({ listed }) => listed)
      }),

    waitingFor: liveByKey((jid) =>
      storage.live([redemptionsTopic(account), contactsTopic(account), outboxTopic(account)], () =>
        storage.read(['redemptions', 'contacts', 'outbox'], (tx) => waitingFor(tx, account, jid)),
      ),
    ),

    seen(changes) {
      const people = changes.filter(({ available }) => available).map(({ from }) => bareJid(from))
      if (people.length && deps.isLeading()) void askAgain(new Set(people)).catch(ignore)
    },

    stop: unlisten,
  }
}

/** Whoever presses twice, or in two tabs, hears what came of the first time. */
async function acceptedBefore(
  tx: Reading<'contacts' | 'redemptions'>,
  account: BareJid,
  inviter: BareJid | null,
): Promise<Acceptance> {
  if (inviter === null) return { status: 'no-invite' }
  if (await redemptionOf(tx, account, inviter)) return { status: 'asked', chatWith: inviter }
  const contact = await contactOf(tx, account, inviter)
  const isIn = contact?.subscription === 'to' || contact?.subscription === 'both'
  return isIn ? { status: 'already', chatWith: inviter } : { status: 'no-invite' }
}

async function managedAnswer(
  tx: Reading<'contacts'>,
  account: BareJid,
  inviter: BareJid | null,
): Promise<Acceptance> {
  const listed = inviter !== null && (await contactOf(tx, account, inviter))?.listed
  return listed ? { status: 'already', chatWith: inviter } : { status: 'managed' }
}

/** Until they answer; a question that has not left yet is a question. */
async function waitingFor(
  tx: Reading<'redemptions' | 'contacts' | 'outbox'>,
  account: BareJid,
  jid: BareJid,
): Promise<{ since: number } | null> {
  const row = await redemptionOf(tx, account, jid)
  if (!row) return null
  const contact = await contactOf(tx, account, jid)
  if (contact?.subscription === 'to' || contact?.subscription === 'both') return null
  const asks =
    contact?.ask ||
    (await listOutbox(tx, account)).some(
      ({ action }) => action.kind === 'presence' && action.to === jid && action.type === 'subscribe',
    )
  return asks ? { since: row.since } : null
}

const ignore = () => {}
