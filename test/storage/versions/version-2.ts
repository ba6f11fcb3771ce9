/** Version 2 as it was released: its shape, and rows as it wrote them. Never changed. */
import * as version1 from './version-1.ts'

export const shape = {
  ...version1.shape,
  invites: { keyPath: ['account', 'id'], autoIncrement: false, indexes: {} },
  journeys: { keyPath: 'name', autoIncrement: false, indexes: {} },
  keys: { keyPath: 'name', autoIncrement: false, indexes: {} },
  redemptions: { keyPath: ['account', 'jid'], autoIncrement: false, indexes: {} },
}

const [account, jid] = ['alice@tessera.example', 'bob@tessera.example']
const sealed = { iv: new Uint8Array([1, 2, 3]), data: new Uint8Array([4, 5, 6]).buffer }

export const rows: Record<string, readonly object[]> = {
  ...version1.rows,
  invites: [
    {
      account,
      id: 'dGVzdC10b2tlbi1p',
      kind: 'contact',
      issuer: 'server',
      note: 'for Bob',
      notedAt: 1_790_000_000_001,
      madeAt: 1_790_000_000_000,
      expiresAt: 1_790_000_604_800,
      state: { is: 'open' },
      boundTo: null,
      handedOut: true,
      leaky: false,
      sealed,
      untold: false,
      forgotten: false,
      newcomers: [{ jid, live: true }],
    },
  ],
  journeys: [
    {
      name: 'current',
      journey: {
        invite: {
          kind: 'contact',
          inviter: jid,
          domain: 'tessera.example',
          username: null,
          name: 'Bob',
          tokenId: 'dGVzdC10b2tlbi1q',
        },
        step: { at: 'landing' },
        openedAt: 1_790_000_000_000,
      },
      sealed,
    },
  ],
  redemptions: [{ account, jid, since: 1_790_000_000_000, expiresAt: 1_792_592_000_000, sealed }],
}
