/** Version 4 as it was released: its shape, and rows as it wrote them. Never changed. */
import * as version3 from './version-3.ts'

export const shape = {
  ...version3.shape,
  issuers: { keyPath: ['issuer', 'redirect'], autoIncrement: false, indexes: {} },
  grants: { keyPath: ['account', 'id'], autoIncrement: false, indexes: {} },
  doorways: { keyPath: 'state', autoIncrement: false, indexes: {} },
  privateNames: { keyPath: ['account', 'jid'], autoIncrement: false, indexes: {} },
}

const [account, jid] = ['alice@tessera.example', 'bob@tessera.example']
const issuer = 'https://tessera.example/'
const redirect = 'https://chat.example/oauth.html'
const sealed = { iv: new Uint8Array(12), data: new ArrayBuffer(16) }
const at = 1_790_000_000_000

export const rows: Record<string, readonly object[]> = {
  ...version3.rows,
  issuers: [{ issuer, redirect, sealed, at }],
  grants: [
    { account, id: 'self', issuer, name: null, scopes: ['xmpp'], sealed, at, accessEnds: at + 1, ends: null },
  ],
  doorways: [
    {
      state: 's1',
      issuer,
      redirect,
      address: account,
      websocket: 'wss://tessera.example/ws',
      purpose: 'sign-in',
      sealed,
      back: '#/',
      at,
    },
  ],
  privateNames: [{ account, jid, alias: 'Bobby', groups: ['Team'], untold: false }],
}
