import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { domainpart } from '../../src/model/jid.ts'
import { accountFor, lastUsed } from '../../src/model/which-account.ts'

const jid = fc
  .tuple(fc.constantFrom('romeo', 'juliet', 'nurse'), fc.constantFrom('verona.example', 'mantua.example'))
  .map(([name, at]) => `${name}@${at}`)
const accounts = fc.uniqueArray(jid, { minLength: 1, maxLength: 5 })
const inviteFrom = (inviter: string) => ({ inviter, domain: domainpart(inviter) })
const invite = fc.oneof(
  jid.map(inviteFrom),
  fc.constantFrom('verona.example', 'mantua.example').map((domain) => ({ inviter: null, domain })),
)
const situation = fc.record({
  invite,
  accounts,
  active: fc.option(jid),
  chosen: fc.option(jid, { nil: undefined }),
})

describe('the account that is proposed for an invite', () => {
  it('is one of those that are there, and the one that was chosen if it is', () => {
    fc.assert(
      fc.property(situation, ({ invite, accounts, active, chosen }) => {
        const proposed = accountFor(invite, accounts, active, chosen)
        expect(accounts).toContain(proposed)
        if (chosen !== undefined && accounts.includes(chosen)) expect(proposed).toBe(chosen)
      }),
    )
    expect(accountFor(inviteFrom('romeo@verona.example'), [], null)).toBeNull()
  })

  it('is not the inviter’s own while there is another', () => {
    fc.assert(
      fc.property(situation, ({ invite, accounts, active }) => {
        fc.pre(accounts.length > 1)
        expect(accountFor(invite, accounts, active)).not.toBe(invite.inviter)
      }),
    )
  })

  it('is on the inviter’s server where one is, and else the one on screen', () => {
    fc.assert(
      fc.property(situation, ({ invite, accounts, active }) => {
        const others = accounts.filter((account) => account !== invite.inviter)
        const near = others.filter((account) => domainpart(account) === invite.domain)
        const proposed = accountFor(invite, accounts, active)
        if (near.length) expect(near).toContain(proposed)
        const fitting = near.length ? near : others
        if (active !== null && fitting.includes(active)) expect(proposed).toBe(active)
      }),
    )
  })

  it('is the only one, also when the invite is its own', () => {
    expect(accountFor(inviteFrom('romeo@verona.example'), ['romeo@verona.example'], null)).toBe(
      'romeo@verona.example',
    )
  })
})

describe('the account that is shown after a start', () => {
  const account = (jid: string, signedInAt: number, usedAt?: number) =>
    usedAt === undefined ? { jid, signedInAt } : { jid, signedInAt, usedAt }

  it('is the one that was signed in or chosen last', () => {
    const [romeo, juliet] = [account('romeo@verona.example', 1), account('juliet@verona.example', 2)]
    expect(lastUsed([])).toBeNull()
    expect(lastUsed([romeo, juliet])).toBe(juliet)
    const used = account('romeo@verona.example', 1, 3)
    expect(lastUsed([used, juliet])).toBe(used)
    expect(lastUsed([used, account('juliet@verona.example', 4, 4)])?.jid).toBe('juliet@verona.example')
  })
})
