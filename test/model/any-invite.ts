/** Invites of every kind, with whatever may stand in their parts. */
import fc from 'fast-check'
import type { Invite } from '../../src/model/invite.ts'
import { readName } from '../../src/model/invite-uri.ts'
import { formatJid, parseJid } from '../../src/model/jid.ts'

const SIGNS = [...'abz09-._~!$()*+,;=?#%[]{}|\\^`', 'é', 'ß', 'ñ', '日']

const local = fc
  .array(fc.constantFrom(...SIGNS), { minLength: 1, maxLength: 8 })
  .map((signs) => parseJid(`${signs.join('')}@verona.example`)?.local ?? 'romeo')

const domain = fc.constantFrom('verona.example', 'vérone.example', 'localhost', '[2001:db8::1]')

const TOKEN_SIGNS = [...SIGNS, '&', '/', ':', '<', '"', "'", ' ', '%20', 'A', '😀']
const token = fc
  .array(fc.constantFrom(...TOKEN_SIGNS), { minLength: 1, maxLength: 20 })
  .map((signs) => signs.join(''))

const name = fc
  .option(fc.string({ unit: 'binary', maxLength: 20 }))
  .map((text) => readName(text ?? undefined))

export const anInvite: fc.Arbitrary<Invite> = fc
  .record({
    local,
    domain,
    token,
    name,
    kind: fc.constantFrom('contact', 'contact-and-account', 'account', 'named'),
  })
  .map(({ local, domain, token, name, kind }): Invite => {
    const parts = { local, domain, resource: null }
    if (kind === 'account') return { kind, inviter: null, domain, username: null, token, name }
    if (kind === 'named') return { kind: 'account', inviter: null, domain, username: local, token, name }
    return { kind: kind as Invite['kind'], inviter: formatJid(parts), domain, username: null, token, name }
  })
