import { describe, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'

import {
  button,
  client,
  freshSheet,
  made,
  onOpenChange,
  onOpenChat,
  open,
  shown,
} from '../support/invite-sheet.tsx'
import { axeFindsAtRest, wishesOf } from '../support/invite-stage.tsx'
import { issued, WEB } from '../support/verona-invites.ts'

freshSheet()

describe('an invite of the ledger', () => {
  it('is shown again, and no new one is made', async () => {
    client.invites.all.set([issued('old', Date.now(), { note: 'Angelica' })])
    await open({ show: 'old' })
    await shown('old')
    expect(made()).toEqual([])
    await expect.element(page.getByRole('textbox', { name: 'For whom?' })).toHaveValue('Angelica')
  })

  it('that this device does not hold says so, and offers a new one', async () => {
    client.invites.all.set([issued('old', Date.now())])
    client.invites.answers.reveal = () => null
    await open({ show: 'old' })
    await expect.element(page.getByRole('heading', { name: 'This one cannot be shown again' })).toBeVisible()
    await button('Make a new one').click()
    await shown('made-1')
  })

  it('is made like another, with its note', async () => {
    await open({ like: { kind: 'account', note: 'Rosaline', boundTo: null } })
    await shown('made-1')
    expect(wishesOf(client, 'invites.make')).toEqual([['account', { webAddress: WEB, note: 'Rosaline' }]])
  })

  it('that was withdrawn elsewhere says so at once', async () => {
    await open()
    await shown('made-1')
    client.change('made-1', { state: { is: 'withdrawn', at: Date.now() } })
    await expect.element(page.getByRole('heading', { name: 'Withdrawn' })).toBeVisible()
    expect(page.getByTestId('invite-qr').query()).toBeNull()
    await button('Make a new one').click()
    await shown('made-2')
  })

  it('that has ended is no code any more', async () => {
    await open()
    await shown('made-1')
    client.change('made-1', { expiresAt: Date.now() - 1 })
    await expect.element(page.getByRole('heading', { name: 'This invite has ended' })).toBeVisible()
  })
})

describe('whoever comes in', () => {
  const use = (by: string | null) => client.change('made-1', { state: { is: 'used', by, at: Date.now() } })

  it('is told of by name at once, and can be written to', async () => {
    await open()
    await shown('made-1')
    use('juliet@verona.example')
    await expect.element(page.getByRole('dialog', { name: 'Juliet Capulet just joined' })).toBeVisible()
    await expect.element(page.getByText('juliet@verona.example came in through your invite.')).toBeVisible()
    await expect.element(page.getByText('Juliet Capulet just joined').last()).toBeInTheDocument()
    await expect.element(button('Say hello')).toHaveFocus()
    expect(await axeFindsAtRest()).toEqual([])
    await userEvent.keyboard('{Enter}')
    expect(onOpenChange).toHaveBeenCalledWith(false)
    expect(onOpenChat).toHaveBeenCalledWith('juliet@verona.example')
  })

  it('is not guessed where nobody knows who it was', async () => {
    await open()
    await shown('made-1')
    use(null)
    await expect.element(page.getByRole('dialog', { name: 'Somebody came in' })).toBeVisible()
    expect(button('Say hello').query()).toBeNull()
  })

  it('makes room for the next', async () => {
    await open()
    await shown('made-1')
    use('juliet@verona.example')
    await button('Make another invite').click()
    await shown('made-2')
    await expect.element(page.getByRole('dialog', { name: 'Invite somebody' })).toBeVisible()
  })
})
