/** One's own names for people on all devices of a person, as `ledger-sync.ts` does it for invites. Runs in the tab that leads. */
import { keep } from '../../live/keep.ts'
import type { BareJid } from '../../model/jid.ts'
import { accountOf, putAccount } from '../../storage/accounts.ts'
import {
  listPrivateNames,
  privateNameOf,
  putPrivateName,
  removePrivateName,
} from '../../storage/private-names.ts'
import type { PrivateNameRow } from '../../storage/schema.ts'
import type { Storage } from '../../storage/storage.ts'
import { privateNamesTopic } from '../../storage/topics.ts'
import { StanzaError } from '../../xmpp/failure.ts'
import type { Link } from '../../xmpp/link.ts'
import { fetchNames, type NameItem, publishName, retractName } from '../../xmpp/private-names.ts'
import { isEmpty } from './private-names.ts'
import { receiveNames } from './receive-names.ts'

export interface NamesSync {
  /** Until the stream ends. `goesOn`: with the session of the last one, whose events it brings. */
  begin(link: Link, goesOn: boolean): void
  end(): void
  stop(): void
}

export function createNamesSync(account: BareJid, storage: Storage): NamesSync {
  let link: Link | null = null
  let synced = false
  /** False: this account has no place for it, or refused. */
  let kept = true
  let work: Promise<void> = Promise.resolve()

  /** One after the other; what breaks off is begun again by the next stream. */
  const then = (run: (link: Link) => Promise<void>): void => {
    work = work.then(async () => {
      if (link) await run(link).catch(ignore)
    })
  }

  async function fetch(from: Link): Promise<void> {
    let items: NameItem[] | null = null
    try {
      items = await fetchNames(from)
    } catch (error) {
      if (!(error instanceof StanzaError)) throw error
    }
    if (link !== from) return
    kept = items !== null
    if (items) await takeAll(items)
    synced = true
    await tell(from)
    await sayWhere()
  }

  /** Everything that is there: what is missing was forgotten on another device. */
  const takeAll = (items: readonly NameItem[]): Promise<void> =>
    storage.write(['privateNames', 'accounts'], async (tx) => {
      // Whoever signed out meanwhile leaves nothing behind.
      const row = await accountOf(tx, account)
      if (!row) return
      const there = new Set(items.map(({ jid }) => jid))
      const rows = await listPrivateNames(tx, account)
      // What no device ever could tell is not gone for not being there.
      const retracted = row.namesHere ? [] : rows.map(({ jid }) => jid).filter((jid) => !there.has(jid))
      await receiveNames(tx, account, { items, retracted })
    })

  async function tell(to: Link): Promise<void> {
    const rows = await storage.read(['privateNames'], (tx) => listPrivateNames(tx, account))
    for (const row of rows.filter(({ untold }) => untold)) {
      if (link !== to || !kept) return
      try {
        if (isEmpty(row)) await retractName(to, row.jid)
        else await publishName(to, row)
        await told(row)
      } catch (error) {
        if (!(error instanceof StanzaError)) throw error
        kept = false
        await sayWhere()
      }
    }
  }

  /** What could not be told stays untold, so that it is told once the server takes it. */
  const sayWhere = () =>
    storage.write(['accounts'], async (tx) => {
      const row = await accountOf(tx, account)
      if (!row || Boolean(row.namesHere) !== kept) return
      const { namesHere: _, ...rest } = row
      await putAccount(tx, kept ? rest : { ...rest, namesHere: true })
    })

  const told = (row: PrivateNameRow): Promise<void> =>
    storage.write(['privateNames'], async (tx) => {
      const now = await privateNameOf(tx, account, row.jid)
      if (!now || keep(row, now) !== row) return
      if (isEmpty(row)) await removePrivateName(tx, account, row.jid)
      else await putPrivateName(tx, { ...row, untold: false })
    })

  const unlisten = storage.onChange([privateNamesTopic(account)], () => {
    if (synced && kept) then(tell)
  })

  return {
    begin(next, goesOn) {
      link = next
      if (goesOn && synced) return then(tell)
      synced = false
      then(fetch)
    },
    end() {
      link = null
    },
    stop() {
      link = null
      unlisten()
    },
  }
}

const ignore = () => {}
