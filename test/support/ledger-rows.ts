/** A ledger in which every state is to be seen, as the database holds it. None of these invites exists: no server made them. */
import type { IssuedState } from '../../src/model/issued-invite.ts'
import type { BareJid } from '../../src/model/jid.ts'
import type { InviteRow } from '../../src/storage/schema.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR

interface Told {
  note?: string
  kind?: InviteRow['kind']
  /** Hours ago. */
  made: number
  /** Hours from now. */
  ends: number | null
  state?: IssuedState
}

export function ledgerRows(account: BareJid, now: number, told: readonly Told[]): InviteRow[] {
  return told.map(({ note = '', kind = 'contact-and-account', made, ends, state = { is: 'open' } }, at) => ({
    account,
    id: `example${String(at).padStart(9, '0')}`,
    kind,
    issuer: 'server',
    note,
    madeAt: now - made * HOUR,
    expiresAt: ends === null ? null : now + ends * HOUR,
    state,
    boundTo: null,
    handedOut: true,
    notedAt: 0,
    leaky: false,
    sealed: null,
    untold: true,
    forgotten: false,
    newcomers: [],
  }))
}

/** What a screen has to bear: notes that are stories, names without end. */
export const hardRows = (account: BareJid, now: number): InviteRow[] =>
  ledgerRows(account, now, [
    { note: 'Juliet, from the balcony class on Tuesdays and Thursdays, who asked twice', made: 1, ends: 70 },
    { note: 'W'.repeat(60), kind: 'account', made: 2, ends: null },
    { kind: 'contact', made: 3, ends: 2 },
    {
      kind: 'contact',
      note: 'Whoever has the bookshop at the corner of the old bridge now',
      made: 20,
      ends: 100,
      state: {
        is: 'probably-used',
        by: [
          'another-one-whose-name-goes-on-and-on-and-on@a-rather-long-domain.verona.example',
          'paris@verona.example',
        ],
        not: [],
        among: 3,
        at: now - 3 * HOUR,
      },
    },
    {
      made: 30,
      ends: 70,
      state: {
        is: 'used',
        by: 'somebody-whose-name-goes-on-and-on-and-on@a-rather-long-domain.verona.example',
        at: now - DAY,
      },
    },
    { note: 'The nurse', made: 90, ends: 20, state: { is: 'used', by: null, at: now - 2 * DAY } },
    { note: 'Paris', made: 200, ends: -24 },
    { note: 'Tybalt', made: 250, ends: 10, state: { is: 'withdrawn', at: now - 5 * DAY } },
  ])
