/** An invite for one address alone, where this program honours its own. */
import { beforeEach, describe, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { typedAddress } from '../../src/features/invites/bound-address.ts'
import { button, client, freshSheet, open, shown } from '../support/invite-sheet.tsx'
import { axeFindsAtRest, EVERY_KIND, wishesOf } from '../support/invite-stage.tsx'
import { issued, madeOf } from '../support/verona-invites.ts'

freshSheet()

const field = () => page.getByRole('textbox', { name: 'Whose address?' })
const askedFor = () =>
  wishesOf(client, 'invites.make').map(([, options]) => (options as { boundTo?: string }).boundTo)

beforeEach(() => {
  client.invites.offers.set({ status: 'known', issuer: 'client', kinds: [{ kind: 'contact', leaky: false }] })
  const { make } = client.invites
  let count = 0
  client.invites.make = async (kind, options) => {
    await make(kind, options)
    const { boundTo = null } = options
    const invite = issued(`of-${++count}`, Date.now(), { kind: 'contact', issuer: 'client', boundTo })
    client.invites.all.set([invite, ...(client.invites.all.get() ?? [])])
    return madeOf(invite)
  }
})

const begin = async () => {
  await open()
  await shown('of-1')
  await button('Only for one address').click()
  await expect.element(field()).toHaveFocus()
}

describe('D4.8 an invite for one address', () => {
  it('is made for it, says so under the code, and goes back to one for anybody', async () => {
    await begin()
    expect(page.getByTestId('invite-qr').query()).toBeNull()
    await field().fill('  Juliet@Verona.Example ')
    await userEvent.keyboard('{Enter}')
    await shown('of-2')
    await expect.element(button('For anybody instead')).toHaveFocus()
    expect(askedFor()).toEqual([undefined, 'juliet@verona.example'])
    await expect.element(page.getByText(/^Only for juliet@verona\.example, until /)).toBeVisible()
    expect(await axeFindsAtRest()).toEqual([])
    await button('More').click()
    await expect.element(page.getByRole('menuitem', { name: 'All invites' })).toBeVisible()
    expect(page.getByRole('menuitem', { name: 'Show to a group' }).query()).toBeNull()
    await userEvent.keyboard('{Escape}')
    await button('For anybody instead').click()
    await shown('of-1')
    await expect.element(page.getByText(/^For one person, until /)).toBeVisible()
  })

  it.each([
    ['', 'Type the address of the person you invite.'],
    ['juliet', 'An address has a name, an @ and a server, like anna@chat.example.'],
    ['verona.example', 'An address has a name, an @ and a server, like anna@chat.example.'],
    ['romeo@verona.example', 'That is your own address. Type the address of the person you invite.'],
  ])('is not made for “%s”, which stays to be mended', async (text, words) => {
    await begin()
    await field().fill(text)
    await button('Make the invite').click()
    await expect.element(page.getByText(words)).toBeVisible()
    await expect.element(field()).toHaveValue(text)
    expect(askedFor()).toEqual([undefined])
    expect(await axeFindsAtRest()).toEqual([])
    await field().fill('juliet@verona.example')
    await expect.element(page.getByText(words)).not.toBeInTheDocument()
  })

  it('that cannot be made keeps what was typed, to be sent again', async () => {
    await begin()
    const { make } = client.invites
    client.invites.make = async () => ({ status: 'no-storage' })
    await field().fill('juliet@verona.example')
    await button('Make the invite').click()
    await expect.element(page.getByText('No room on this device')).toBeVisible()
    await expect.element(field()).toHaveValue('juliet@verona.example')
    client.invites.make = make
    await button('Make the invite').click()
    await shown('of-2')
    expect(askedFor().at(-1)).toBe('juliet@verona.example')
  })

  it('can be thought better of', async () => {
    await begin()
    await field().fill('jul')
    await button('For anybody instead').click()
    await shown('of-1')
    expect(askedFor()).toEqual([undefined])
  })

  it('is made anew for the same person', async () => {
    await open({ like: { kind: 'contact', note: 'the balcony', boundTo: 'juliet@verona.example' } })
    await shown('of-1')
    expect(wishesOf(client, 'invites.make')[0]?.[1]).toMatchObject({
      boundTo: 'juliet@verona.example',
      note: 'the balcony',
    })
  })

  it('is nothing that a server offers', async () => {
    client.invites.offers.set(EVERY_KIND)
    await open()
    await expect.element(page.getByTestId('invite-qr')).toBeVisible()
    expect(button('Only for one address').query()).toBeNull()
  })
})

it('takes what people paste for an address, and nothing else', () => {
  const typed = (text: string) => typedAddress(text, 'romeo@verona.example')
  expect(typed('xmpp:juliet@verona.example')).toEqual({ status: 'good', jid: 'juliet@verona.example' })
  expect(typed('juliet@verona.example/balcony')).toEqual({ status: 'good', jid: 'juliet@verona.example' })
  expect(typed('ROMEO@verona.example/orchard')).toEqual({ status: 'yours' })
  for (const text of ['@verona.example', 'a b@verona.example', 'xmpp:', 'juliet@', 'https://verona.example/'])
    expect(typed(text).status, text).not.toBe('good')
})
