/** Romeo's invites as the ledger keeps them, and one that is ready to be handed over. Times count from `now`. */
import type { MakeInvite } from '../../src/client/invites/inviting.ts'
import type { IssuedInvite } from '../../src/model/issued-invite.ts'
import { JULIET, ROMEO } from './verona.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const TOKEN = 'mV9k2QxT7LrB4wZc'
export const WEB = 'https://chat.verona.example/'

export const issued = (id: string, now: number, patch: Partial<IssuedInvite> = {}): IssuedInvite => ({
  account: ROMEO,
  id,
  kind: 'contact-and-account',
  issuer: 'server',
  note: '',
  madeAt: now - HOUR,
  expiresAt: now + 3 * DAY,
  state: { is: 'open' },
  boundTo: null,
  handedOut: true,
  ...patch,
})

export const uriOf = (id: string) => `xmpp:${ROMEO}?roster;preauth=${TOKEN}-${id};ibr=y`
export const linkOf = (id: string) => `${WEB}#/invite/${encodeURIComponent(uriOf(id))}`

export const madeOf = (invite: IssuedInvite): MakeInvite => ({
  status: 'made',
  invite,
  link: linkOf(invite.id),
  uri: uriOf(invite.id),
})

/** One of every state, as in the ledger of somebody who invites people now and then. */
export const veronaInvites = (now: number): IssuedInvite[] => [
  issued('angelica', now, { note: 'Angelica', madeAt: now - 4 * HOUR }),
  issued('bakery', now, { note: 'the notice board at the bakery', expiresAt: null, madeAt: now - 9 * DAY }),
  issued('peter', now, {
    kind: 'contact',
    note: 'Peter',
    expiresAt: now + 2.5 * HOUR,
    madeAt: now - 4 * DAY,
  }),
  issued('balthasar', now, {
    madeAt: now - 30 * HOUR,
    state: { is: 'used', by: 'balthasar@mantua.example', at: now - 3 * HOUR },
  }),
  issued('juliet', now, {
    madeAt: now - 200 * DAY,
    state: { is: 'used', by: JULIET, at: now - 195 * DAY },
  }),
  issued('unknown', now, { note: 'the dancers', state: { is: 'used', by: null, at: now - 26 * HOUR } }),
  issued('rosaline', now, { note: 'Rosaline', madeAt: now - 60 * DAY, expiresAt: now - 50 * DAY }),
  issued('tybalt', now, {
    note: 'Tybalt',
    madeAt: now - 70 * DAY,
    state: { is: 'withdrawn', at: now - 61 * DAY },
  }),
]
