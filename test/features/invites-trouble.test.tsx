import { describe, expect, it } from 'vitest'
import { page } from 'vitest/browser'
import type { InviteOffers, MakeInvite } from '../../src/client/invites/inviting.ts'
import { button, client, freshSheet, made, onSeeAll, open, shown } from '../support/invite-sheet.tsx'
import { axeFindsAtRest, wishesOf } from '../support/invite-stage.tsx'
import { WEB } from '../support/verona-invites.ts'

freshSheet()

describe('the test of an invite', () => {
  it.each([
    [{ status: 'page-unreachable', url: `${WEB}secret-token` }, /chat\.verona\.example does not open/],
    [{ status: 'no-web-access', domain: 'verona.example' }, /host-meta\.json/],
    [{ status: 'unreachable', domain: 'verona.example' }, /does not answer a stranger/],
    [{ status: 'no-registration', domain: 'verona.example' }, /registration by invite \(XEP-0445\)/],
    [{ status: 'needs-us' }, /Works while Tessera is open on one of your devices/],
    [{ status: 'offline' }, /Not checked: you are offline/],
  ] as const)('says what is to be put right: %o', async (result, words) => {
    client.invites.answers.check = () => result
    await open()
    await expect.element(page.getByText(words)).toBeVisible()
    await expect
      .element(page.getByRole('status').filter({ hasText: words }))
      .not.toHaveTextContent('secret-token')
  })

  it('is made again when asked', async () => {
    client.invites.answers.check = () => ({ status: 'unreachable', domain: 'verona.example' })
    await open()
    await expect.element(button('Check again')).toBeVisible()
    client.invites.answers.check = () => ({ status: 'good' })
    await button('Check again').click()
    await expect.element(page.getByText('Checked: this code works')).toBeVisible()
  })

  it('is made again when the network is back, and no good answer is taken back when it goes', async () => {
    client.connection.set({ status: 'offline' })
    client.invites.answers.check = () => ({ status: 'offline' })
    await open()
    await expect.element(page.getByText(/Not checked/)).toBeVisible()
    client.invites.answers.check = () => ({ status: 'good' })
    client.connection.set({ status: 'online', flights: 1, mechanism: 'X', resumed: true })
    await expect.element(page.getByText('Checked: this code works')).toBeVisible()
    const checks = wishesOf(client, 'invites.check').length
    client.connection.set({ status: 'offline' })
    client.connection.set({ status: 'online', flights: 1, mechanism: 'X', resumed: true })
    await expect.element(page.getByText('Checked: this code works')).toBeVisible()
    expect(wishesOf(client, 'invites.check')).toHaveLength(checks)
  })

  it('leads to a new one when the token is gone', async () => {
    client.invites.answers.check = (id) => ({ status: id === 'made-1' ? 'token-refused' : 'good' })
    await open()
    await button('Make a new one').click()
    await shown('made-2')
    // Or the next one would be this one again.
    expect(client.wishes.map(([name]) => name).filter((name) => /make|handOut/.test(String(name)))).toEqual([
      'invites.make',
      'invites.handOut',
      'invites.make',
    ])
  })
})

describe('no invite', () => {
  it('yet keeps the place of its code', async () => {
    client.invites.answers.make = () => new Promise<MakeInvite>(() => {})
    await open()
    await expect.element(page.getByText('Asking verona.example for an invite')).toBeVisible()
    expect(page.getByRole('progressbar').query()).toBeNull()
    expect(await axeFindsAtRest()).toEqual([])
  })

  it.each([
    [{ status: 'refused', text: 'Only for elders' }, 'verona.example says no', 'All invites'],
    [{ status: 'limit', text: null }, 'No more for now', 'All invites'],
    [{ status: 'unavailable', text: null }, 'verona.example could not make it', 'Try again'],
    [{ status: 'no-storage' }, 'No room on this device', 'Try again'],
  ] as const)('says why, and one thing to do: %o', async (answer, title, action) => {
    client.invites.answers.make = () => answer
    await open()
    await expect.element(page.getByRole('heading', { name: title })).toBeVisible()
    if ('text' in answer && answer.text)
      await expect.element(page.getByText(`verona.example says: “${answer.text}”`)).toBeVisible()
    expect(await axeFindsAtRest()).toEqual([])
    await button(action).click()
    if (action === 'All invites') expect(onSeeAll).toHaveBeenCalledOnce()
    else await expect.poll(() => made().length).toBe(2)
  })

  it('is made by itself when the network is back', async () => {
    const make = client.invites.answers.make
    client.connection.set({ status: 'offline' })
    client.invites.answers.make = () => ({ status: 'offline' })
    await open()
    await expect.element(page.getByRole('heading', { name: 'You are offline' })).toBeVisible()
    client.invites.answers.make = make
    client.connection.set({ status: 'online', flights: 1, mechanism: 'X', resumed: true })
    await shown('made-1')
  })

  it('is promised to somebody offline before anybody knows what can be made', async () => {
    client.invites.offers.set({ status: 'unknown' })
    client.connection.set({ status: 'offline' })
    await open()
    await expect.element(page.getByRole('heading', { name: 'You are offline' })).toBeVisible()
    expect(made()).toEqual([])
  })

  it('can be had where the server lets one make none', async () => {
    client.invites.offers.set({ status: 'known', issuer: 'server', kinds: [] } satisfies InviteOffers)
    await open()
    await expect.element(page.getByRole('heading', { name: 'No invites from verona.example' })).toBeVisible()
    await expect.element(page.getByText(/romeo@verona\.example/)).toBeVisible()
  })
})
