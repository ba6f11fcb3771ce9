/** A row of the ledger of invites, as a device writes it. */
import type { LedgerItem } from '../../src/xmpp/invite-ledger.ts'

export const row = (changes: Partial<LedgerItem> = {}): LedgerItem => ({
  id: 'abcdefghijklmn-_',
  kind: 'contact',
  issuer: 'client',
  note: 'for Anna & her “<b>”',
  notedAt: 1_795_000_000_124,
  madeAt: 1_795_000_000_123,
  expiresAt: 1_795_600_000_000,
  state: { is: 'open' },
  boundTo: null,
  leaky: true,
  uri: 'xmpp:juliet@verona.example?roster;preauth=T',
  landingUrl: 'https://verona.example/i#T',
  ...changes,
})

export const usedRow = row({
  id: '0123456789abcdef',
  state: { is: 'used', by: 'anna@verona.example', at: 1_795_000_001_000 },
  expiresAt: null,
  uri: null,
  landingUrl: null,
})
