/** Somebody walked in (`walk-in.ts`): finds out which invite that was, as far as that can be known for certain. */

import type { IssuedState } from '../../model/issued-invite.ts'
import type { BareJid } from '../../model/jid.ts'
import { domainpart } from '../../model/jid.ts'
import { hasEnded, mayBeGood } from '../../model/ledger-rules.ts'
import { type Candidate, type Found, type Newcomer, whoseInvite } from '../../model/whose-invite.ts'
import { accountOf } from '../../storage/accounts.ts'
import { listInvites, putInvite } from '../../storage/invites.ts'
import type { InviteRow } from '../../storage/schema.ts'
import type { Storage } from '../../storage/storage.ts'
import { invitesTopic } from '../../storage/topics.ts'
import type { Writing } from '../../storage/transaction.ts'
import { unwelcome } from '../conversations/welcome.ts'
import type { Sealer } from '../signing-in/seal.ts'
import { type DryRunDeps, dryRun, type Verdict } from './dry-run.ts'
import { changed } from './invite-row.ts'
import { makesAccount, openSecret, tokenOf } from './invite-secret.ts'

export interface FindInviteUsedDeps extends DryRunDeps {
  account: BareJid
  storage: Storage
  sealer: Sealer
  now(): number
  isLeading(): boolean
  isOnline(): boolean
  /** What other devices know is known here. */
  isSynced(): boolean
  /** The invite that somebody looks at just now. */
  onScreen(): string | null
}

/** More than one asks a server at a time. */
const MOST_ASKED = 12

export interface FindInviteUsed {
  /** What was left undone. */
  look(): void
  stop(): void
}

export function findInviteUsed(deps: FindInviteUsedDeps): FindInviteUsed {
  const { account, storage, sealer, now } = deps
  let running = false
  let again = false

  async function look(): Promise<void> {
    const rows = await storage.read(['invites'], (tx) => listInvites(tx, account))
    const bringers = rows.filter(({ newcomers }) => newcomers.length).sort((a, b) => b.madeAt - a.madeAt)
    const newcomers = new Map<BareJid, Newcomer>()
    for (const row of bringers) for (const one of row.newcomers) newcomers.set(one.jid, one)
    if (!newcomers.size) return
    const shown = deps.onScreen()
    const candidates = await ask(bringers.filter(({ state }) => mayBeGood(state)))
    if (!candidates) return
    const known = new Set(rows.flatMap(({ state }) => (state.is === 'used' ? [state.by] : [])))
    const people = [...newcomers.values()].filter(({ live, jid }) => live || !known.has(jid))
    const found = whoseInvite(people, likelyOf(bringers, candidates, shown), shown)
    await storage.write(['invites', 'conversations'], async (tx) => {
      for (const row of await listInvites(tx, account)) await settle(tx, row, newcomers, found)
      for (const jid of found.uninvited) await unwelcome(tx, account, jid)
    })
  }

  async function settle(
    tx: Writing<'invites'>,
    row: InviteRow,
    newcomers: ReadonlyMap<BareJid, Newcomer>,
    found: Found,
  ): Promise<void> {
    const left = row.newcomers.filter(({ jid }) => !newcomers.has(jid))
    const state = stateBy(found, row.id) ?? row.state
    if (left.length === row.newcomers.length && state === row.state) return
    await putInvite(tx, changed(row, { newcomers: left, state }))
  }

  function stateBy({ used, likely }: Found, id: string): IssuedState | null {
    const by = used.get(id)
    if (by !== undefined) return { is: 'used', by, at: now() }
    if (!likely?.ids.includes(id)) return null
    return {
      is: 'probably-used',
      by: [...likely.by].sort(),
      not: [],
      among: likely.ids.length,
      at: now(),
    }
  }

  /** Null: nobody can be asked just now. */
  async function ask(rows: readonly InviteRow[]): Promise<Candidate[] | null> {
    const asked: { row: InviteRow; token: string }[] = []
    for (const row of rows.slice(0, MOST_ASKED)) {
      const secret = hasEnded(row, now()) ? null : await openSecret(sealer, row.sealed)
      const token = secret && tokenOf(secret)
      if (token) asked.push({ row, token })
    }
    const websocket = (await storage.read(['accounts'], (tx) => accountOf(tx, account)))?.websocket
    if (websocket === undefined) return null
    const server = { domain: domainpart(account), websocket }
    const verdicts = await dryRun(
      deps,
      server,
      asked.map(({ token }) => token),
    )
    if (!verdicts && !deps.isOnline()) return null
    // A token that only makes contacts is refused to whoever wants an account, used or not; unless this server is known
    // to take another one of that kind.
    const tells = asked.some(({ row }, index) => !makesAccount(row) && verdicts?.[index] === 'good')
    const said = new Map(
      asked.map(({ row }, index) => [row.id, meaning(verdicts?.[index], tells || makesAccount(row))]),
    )
    return rows.map(({ id, state }) => ({
      id,
      server: said.get(id) ?? 'silent',
      isGuessed: state.is === 'probably-used',
    }))
  }

  const run = async (): Promise<void> => {
    again = true
    if (running) return
    running = true
    try {
      while (again && deps.isLeading() && deps.isSynced()) {
        again = false
        await look()
      }
    } catch {
      // A database that refuses has told so elsewhere; the next stream looks again.
    } finally {
      running = false
    }
  }
  const unlisten = storage.onChange([invitesTopic(account)], () => void run())

  return { look: () => void run(), stop: unlisten }
}

/** Of those that the server does not tell of, one that was made ahead is the one only when nothing else can be. */
function likelyOf(
  rows: readonly InviteRow[],
  candidates: readonly Candidate[],
  shown: string | null,
): readonly Candidate[] {
  const given = new Set(rows.filter((row) => row.handedOut || row.id === shown).map(({ id }) => id))
  const likely = candidates.filter(({ id, server }) => server !== 'silent' || given.has(id))
  return likely.some(({ server }) => server !== 'good') ? likely : candidates
}

/** `tells`: whether a refusal says anything. */
function meaning(verdict: Verdict | undefined, tells: boolean): Candidate['server'] {
  if (verdict === 'good') return 'good'
  return verdict === 'refused' && tells ? 'gone' : 'silent'
}
