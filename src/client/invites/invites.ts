/** Making invites and keeping account of them, in any tab. */
import { type Live, map } from '../../live/live.ts'
import { liveByKey } from '../../live/live-by-key.ts'
import type { IssuedInvite } from '../../model/issued-invite.ts'
import type { BareJid } from '../../model/jid.ts'
import { isOver, readState } from '../../model/ledger-rules.ts'
import { inviteOf, listInvites, putInvite, removeInvite } from '../../storage/invites.ts'
import type { InviteRow } from '../../storage/schema.ts'
import type { Storage } from '../../storage/storage.ts'
import { StorageFailure } from '../../storage/storage-failure.ts'
import { invitesTopic } from '../../storage/topics.ts'
import type { Sealer } from '../signing-in/seal.ts'
import { changeInvite, viewOf } from './invite-row.ts'
import { handover, openSecret } from './invite-secret.ts'
import type { InviteOffers, Invites, MakeInvite } from './inviting.ts'
import { issueInvite } from './issue-invite.ts'
import { as, type InviteWishKind, type MadeInvite, spareInvite } from './make-invite.ts'
import type { PreflightDeps } from './preflight.ts'
import type { RemoteMaking } from './remote-making.ts'
import type { ShownInvites } from './shown-invites.ts'

export interface InvitesDeps extends PreflightDeps {
  account: BareJid
  storage: Storage
  sealer: Sealer
  offers: { live: Live<InviteOffers>; powers(): Promise<{ commands: readonly string[] } | null> }
  making: RemoteMaking
  shown: ShownInvites
}

type MakeOptions = Parameters<Invites['make']>[1]

export function createInvites(deps: InvitesDeps): Invites {
  const { account, storage, sealer, offers, making, shown, now } = deps
  const read = (id: string) => storage.read(['invites'], (tx) => inviteOf(tx, account, id))
  const rows = storage.live([invitesTopic(account)], () =>
    storage.read(['invites'], async (tx) => {
      const kept = (await listInvites(tx, account)).filter(({ forgotten }) => !forgotten)
      const came = new Set(kept.flatMap(({ state }) => (state.is === 'used' && state.by ? [state.by] : [])))
      return kept
        .sort((a, b) => b.madeAt - a.madeAt)
        .map((row) => ({ ...viewOf(row), state: readState(row.state, came) }))
    }),
  )
  const change = (id: string, patch: Parameters<typeof changeInvite>[3]) =>
    storage.write(['invites'], (tx) => changeInvite(tx, account, id, patch), { durable: true })

  async function revealed(row: InviteRow | null, webAddress: string) {
    const secret = row && (await openSecret(sealer, row.sealed))
    return row && secret && handover(row, secret, webAddress)
  }

  /** Where the server makes none: only a contact, and honoured by this program. */
  const issues = async () => (await offers.powers())?.commands.length === 0

  async function issue(kind: InviteWishKind, boundTo: BareJid | null): Promise<MadeInvite> {
    if (kind !== 'contact') return { status: 'unavailable', text: null }
    const made = await issueInvite(sealer, { account, boundTo, now: now() })
    const row = await storage.write(
      ['invites'],
      async (tx) => {
        // Another tab may have been faster.
        const spare = boundTo === null ? await spareInvite(tx, account, kind, now()) : null
        if (!spare) await putInvite(tx, made)
        return spare ?? made
      },
      { durable: true },
    )
    return { status: 'made', id: row.id }
  }

  async function obtain(kind: InviteWishKind, { answers = {}, boundTo }: MakeOptions): Promise<MadeInvite> {
    if (await issues()) return issue(kind, boundTo ?? null)
    if (!Object.keys(answers).length) {
      const spare = await storage.write(['invites'], (tx) => spareInvite(tx, account, kind, now()))
      if (spare) return { status: 'made', id: spare.id }
    }
    const made = await making.make(kind, answers)
    // It was asked only now, and has no such command.
    return made.status === 'unavailable' && (await issues()) ? issue(kind, boundTo ?? null) : made
  }

  async function make(kind: InviteWishKind, options: MakeOptions): Promise<MakeInvite> {
    const made = await obtain(kind, options)
    if (made.status !== 'made') return made
    const note = options.note?.trim() ?? ''
    const meant = note !== '' || options.boundTo !== undefined
    if (meant) await change(made.id, { handedOut: true, ...(note ? { note, notedAt: now() } : {}) })
    const found = await read(made.id)
    const row = found && as(kind, found)
    const handed = await revealed(row, options.webAddress)
    if (!row || !handed) return { status: 'unavailable', text: null }
    return { status: 'made', invite: viewOf(row), ...handed }
  }

  return {
    offers: offers.live,
    async make(kind, options) {
      try {
        return await make(kind, options)
      } catch (error) {
        if (error instanceof StorageFailure) return { status: 'no-storage' }
        throw error
      }
    },
    all: map(rows, (now): readonly IssuedInvite[] | null => now),
    one: liveByKey((id) =>
      shown.watched(
        id,
        map(rows, (now): IssuedInvite | null => now?.find((row) => row.id === id) ?? null),
      ),
    ),
    reveal: async (id, webAddress) => revealed(await read(id), webAddress),
    async note(id, text) {
      await change(id, { note: text.trim(), notedAt: now(), handedOut: true })
    },
    async handOut(id, kind) {
      await storage.write(
        ['invites'],
        async (tx) => {
          const row = kind && (await inviteOf(tx, account, id))
          if (row) await putInvite(tx, as(kind, row))
          await changeInvite(tx, account, id, { handedOut: true })
        },
        { durable: true },
      )
    },
    async settle(id, by, came) {
      await change(id, ({ state }) => {
        if (state.is !== 'probably-used') return null
        if (came) return { state: { is: 'used', by, at: state.at } }
        return { state: { ...state, not: [...new Set([...state.not, by])].sort() } }
      })
    },
    async withdraw(id) {
      const row = await read(id)
      if (row?.issuer !== 'client') return { status: 'ends-by-itself', at: row?.expiresAt ?? null }
      // From this moment on it is honoured here no more, online or not; the other devices are told when they can be.
      await change(id, { state: { is: 'withdrawn', at: now() } })
      return { status: 'withdrawn' }
    },
    forget: (id) =>
      storage.write(
        ['invites'],
        async (tx) => {
          const row = await inviteOf(tx, account, id)
          if (!row || !isOver(row, now())) return
          if (row.handedOut) await putInvite(tx, { ...row, sealed: null, forgotten: true, untold: true })
          else await removeInvite(tx, account, id)
        },
        { durable: true },
      ),
    async check(id, webAddress) {
      const row = await read(id)
      const secret = row && (await openSecret(sealer, row.sealed))
      if (!row || !secret) return { status: 'token-refused' }
      const { preflight } = await import('./preflight.ts')
      const found = await preflight(deps, account, row, secret, webAddress)
      // Nobody walks in by these: that the server knows it no more is all that is ever heard.
      if (
        found.status === 'token-refused' &&
        (row.kind === 'account' || row.kind === 'reset') &&
        !isOver(row, now())
      )
        await change(id, { state: { is: 'used', by: null, at: now() } })
      return found
    },
  }
}
