/**
 * Finds out whether somebody else keeps the contact list, on a stream that is online: from refusals, and from changes that
 * come back undone. What the server has is then fetched anew, so that the list shows it and nothing else.
 */
import { type BareJid, bareJid } from '../../model/jid.ts'
import { isAboutList, isUndone, type ListEdit } from '../../model/list-edit.ts'
import type { OutboxAction } from '../../model/outbox-item.ts'
import { accountOf, patchAccount } from '../../storage/accounts.ts'
import { contactOf } from '../../storage/contacts.ts'
import { listOutbox } from '../../storage/outbox.ts'
import type { Storage } from '../../storage/storage.ts'
import type { StanzaError } from '../../xmpp/failure.ts'
import type { IncomingPresence, RosterItem } from '../../xmpp/incoming.ts'
import { fetchRoster, isListRefusal, mayChangeList } from '../../xmpp/rfc-6121-roster.ts'
import type { Stream } from '../../xmpp/stream.ts'
import type { Inbox } from '../incoming/inbox.ts'
import { receiveRoster } from '../incoming/receive-roster.ts'
import type { ServerClock } from '../session/server-clock.ts'
import { becomeManaged, keepLine, noteUndone } from './managed-list.ts'

/** RFC 6121 §2.6: a server that keeps the list itself has reason to announce this. A hint, and no proof of anything. */
const VERSIONS = '{urn:xmpp:features:rosterver}ver'
/** For so long after the server said yes, a change back is somebody's who does not let it be. */
const COMES_BACK_MS = 10_000

export interface ManagingWorkDeps {
  account: BareJid
  storage: Storage
  clock: ServerClock
  now(): number
  inOrder: Inbox['inOrder']
  stream: Stream
}

export interface ManagingWork {
  /** Our own server's answer to a row of the outbox; null = it said yes. */
  answered(action: OutboxAction, refusal: StanzaError | null): void
  /** Somebody changed the list; it is written. */
  pushed(item: RosterItem): void
  /** A presence of ours was refused. */
  refused(presence: IncomingPresence): void
}

export function watchList(deps: ManagingWorkDeps): ManagingWork {
  const { account, storage, clock, now, inOrder, stream } = deps
  const recent = new Map<BareJid, { edit: ListEdit; until: number }>()
  let work: Promise<void> = Promise.resolve()
  /** What the list shows may not be what the server has. */
  let stale = false

  const then = (run: () => Promise<void>): void => {
    work = work.then(run).catch(ignore)
  }

  /** Nobody is asked who has a list of their own and a server that counts its versions. */
  async function look(): Promise<void> {
    const known = (await storage.read(['accounts'], (tx) => accountOf(tx, account)))?.managed
    const isDoubtful = known === undefined && stream.postAuth.size > 0 && !stream.postAuth.has(VERSIONS)
    if (known || isDoubtful) await ask()
  }

  async function ask(): Promise<void> {
    if (await mayChangeList(stream)) return setManaged(false)
    await learn()
  }

  const setManaged = (managed: boolean) =>
    storage.write(['accounts'], async (tx) => {
      if ((await accountOf(tx, account))?.managed !== managed) await patchAccount(tx, account, { managed })
    })

  async function learn(): Promise<void> {
    const undone = await storage.write(['accounts', 'outbox', 'contacts', 'redemptions'], (tx) =>
      becomeManaged(tx, account),
    )
    stale ||= undone
    await fetchAnew()
  }

  async function fetchAnew(): Promise<void> {
    if (!stale) return
    stale = false
    const answer = await fetchRoster(stream, null)
    await storage.write(['contacts', 'accounts', 'invites', 'conversations'], (tx) =>
      receiveRoster(tx, { account, now: clock.now() }, answer),
    )
  }

  const note = (jid: BareJid) => storage.write(['accounts'], (tx) => noteUndone(tx, account, [jid]))

  async function refusedChange(jid: BareJid, { condition }: StanzaError): Promise<void> {
    // Taken from the list before: that was the wish.
    if (condition !== 'item-not-found') await note(jid)
    if (isListRefusal(condition)) await learn()
    else await fetchAnew()
  }

  /** It may be our own server that lets nobody ask, or theirs. */
  async function refusedQuestion(jid: BareJid): Promise<void> {
    const line = () => storage.read(['contacts'], (tx) => contactOf(tx, account, jid))
    if (!(await line())?.ask) return
    stale = true
    await ask()
    await fetchAnew()
    // A server that goes on asking for us has the last word.
    if (!(await line())?.ask) await note(jid)
  }

  /** Whether the last change of a line stands, when nothing more about it is on its way. */
  async function check(jid: BareJid): Promise<void> {
    const [line, outbox] = await storage.read(['contacts', 'outbox'], (tx) =>
      Promise.all([contactOf(tx, account, jid), listOutbox(tx, account)]),
    )
    const last = recent.get(jid)
    if (!last || outbox.some(({ action }) => isAboutList(action) && 'jid' in action && action.jid === jid))
      return
    if (!isUndone(last.edit, line?.listed ? line : null)) return
    recent.delete(jid)
    await storage.write(['accounts', 'contacts'], (tx) => keepLine(tx, account, jid))
  }

  then(look)

  return {
    answered(action, refusal) {
      if (action.kind !== 'roster-set' && action.kind !== 'roster-remove') return
      const { jid } = action
      if (refusal) {
        stale = true
        return then(() => refusedChange(jid, refusal))
      }
      recent.set(jid, { edit: action, until: now() + COMES_BACK_MS })
      then(async () => {
        await setManaged(false)
        // It may have come back before the answer did.
        await inOrder(nothing)
        await check(jid)
      })
    },
    pushed({ jid }) {
      const last = recent.get(jid)
      if (last && now() > last.until) recent.delete(jid)
      else if (last) then(() => check(jid))
    },
    refused({ from, refusal }) {
      if (refusal === 'not-allowed' || refusal === 'forbidden') then(() => refusedQuestion(bareJid(from)))
    },
  }
}

const nothing = async () => {}
const ignore = () => {}
