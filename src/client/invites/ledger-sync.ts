/**
 * One ledger on all devices of a person: what changes here is told to the private node of their account, what changes
 * there is merged here. Runs in the tab that leads. Where the account has no such place, the ledger is this device's.
 */
import type { BareJid } from '../../model/jid.ts'
import { isOver } from '../../model/ledger-rules.ts'
import { MOST_TOLD } from '../../model/ledger-tidy.ts'
import { accountOf } from '../../storage/accounts.ts'
import { inviteOf, listInvites, putInvite, removeInvite } from '../../storage/invites.ts'
import type { InviteRow } from '../../storage/schema.ts'
import type { Storage } from '../../storage/storage.ts'
import { invitesTopic } from '../../storage/topics.ts'
import type { Writing } from '../../storage/transaction.ts'
import { StanzaError } from '../../xmpp/failure.ts'
import type { PersonalEvent } from '../../xmpp/incoming.ts'
import { fetchInvites, type LedgerItem, publishInvite, retractInvite } from '../../xmpp/invite-ledger.ts'
import type { Link } from '../../xmpp/link.ts'
import type { Sealer } from '../signing-in/seal.ts'
import { entryOf, isSame } from './invite-row.ts'
import { itemOf, sealItem, withItem } from './ledger-item.ts'
import { tidyLedger } from './ledger-leaving.ts'

export interface LedgerSyncDeps {
  account: BareJid
  storage: Storage
  sealer: Sealer
  now(): number
  /** What is in the database is what all devices know; also after each later change. */
  onSynced(): Promise<void>
}

export interface LedgerSync {
  /** A stream is online. `goesOn`: with the session of the last one, whose events it brings. */
  begin(link: Link, goesOn: boolean): void
  end(): void
  heard(event: PersonalEvent): void
  /** Whether what other devices did with our tokens is known here. */
  isSynced(): boolean
  stop(): void
}

export function createLedgerSync({ account, storage, sealer, now, onSynced }: LedgerSyncDeps): LedgerSync {
  let link: Link | null = null
  let synced = false
  /** False: this account has no place for it. */
  let kept = true
  let work: Promise<void> = Promise.resolve()

  const then = (run: () => Promise<void>): void => {
    work = work.then(run).catch(ignore)
  }
  /** One after the other; what breaks off is begun again by the next stream. */
  const thenOn = (run: (link: Link) => Promise<void>): void =>
    then(async () => {
      if (link) await run(link)
    })

  async function fetch(from: Link): Promise<void> {
    let items: LedgerItem[] | null = null
    try {
      items = await fetchInvites(from)
    } catch (error) {
      if (!(error instanceof StanzaError)) throw error
    }
    if (link !== from) return
    kept = items !== null
    if (items) await take(items, new Set(items.map(({ id }) => id)))
    synced = true
    await onSynced()
    await tell(from)
  }

  /** `all`: everything that is there, so that what is missing is known to be gone. */
  async function take(items: readonly LedgerItem[], all: ReadonlySet<string> | null): Promise<void> {
    const sealed = await Promise.all(items.map((item) => sealItem(sealer, item)))
    await storage.write(['invites', 'accounts'], async (tx) => {
      // Whoever signed out meanwhile leaves nothing behind.
      if (!(await accountOf(tx, account))) return
      for (const [index, item] of items.entries()) {
        const before = await inviteOf(tx, account, item.id)
        const after = withItem(account, before, item, sealed[index] ?? null)
        if (after !== before) await putInvite(tx, after)
      }
      for (const row of await listInvites(tx, account)) {
        if (!row.handedOut && isOver(row, now())) await removeInvite(tx, account, row.id)
        else if (all && row.handedOut && !row.untold && !all.has(row.id)) await missing(tx, row, all)
      }
    })
  }

  /** Forgotten on another device, when it was over; else the node itself was lost, or had no room for it. */
  async function missing(tx: Writing<'invites'>, row: InviteRow, all: ReadonlySet<string>): Promise<void> {
    if (isOver(row, now())) await removeInvite(tx, account, row.id)
    else if (all.size < MOST_TOLD) await putInvite(tx, { ...row, untold: true })
  }

  async function tell(to: Link): Promise<void> {
    await tidyLedger(storage, account, now())
    const rows = await storage.read(['invites'], (tx) => listInvites(tx, account))
    const untold = rows.filter((row) => row.untold)
    // What goes makes room for what comes.
    for (const row of untold.sort((a, b) => Number(b.forgotten) - Number(a.forgotten))) {
      if (link !== to) return
      try {
        if (kept && row.forgotten) await retract(to, row.id)
        else if (kept) await publishInvite(to, await itemOf(sealer, row))
      } catch (error) {
        if (!(error instanceof StanzaError)) throw error
        kept = false
      }
      if (kept || row.forgotten) await told(row)
    }
  }

  async function retract(from: Link, id: string): Promise<void> {
    try {
      await retractInvite(from, id)
    } catch (error) {
      // It is there no more: that was the wish.
      if (!(error instanceof StanzaError)) throw error
    }
  }

  const told = (row: InviteRow): Promise<void> =>
    storage.write(['invites'], async (tx) => {
      const current = await inviteOf(tx, account, row.id)
      if (!current) return
      if (row.forgotten) await removeInvite(tx, account, row.id)
      else if (!current.forgotten && isSame(entryOf(row), entryOf(current)))
        await putInvite(tx, { ...current, untold: false })
    })

  const unlisten = storage.onChange([invitesTopic(account)], () => {
    if (synced && kept) thenOn(tell)
  })

  return {
    begin(next, goesOn) {
      link = next
      if (goesOn && synced) thenOn(tell)
      else {
        synced = false
        thenOn(fetch)
      }
    },
    end() {
      link = null
    },
    heard({ items, retracted }) {
      then(async () => {
        await take(items, null)
        if (retracted.length)
          await storage.write(['invites'], async (tx) => {
            for (const id of retracted) await removeInvite(tx, account, id)
          })
        if (synced) await onSynced()
      })
    },
    isSynced: () => synced,
    stop() {
      link = null
      unlisten()
    },
  }
}

const ignore = () => {}
