/** An invite that somebody has probably used: what the ledger says of it, and what the person can say. */
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { page } from 'vitest/browser'
import { InviteList } from '../../src/features/invites/InviteList.tsx'
import type { IssuedInvite } from '../../src/model/issued-invite.ts'
import { button, freshSheet, open as openSheet, client as sheetClient } from '../support/invite-sheet.tsx'
import {
  axeFindsAtRest,
  type InvitingClient,
  inviteStage,
  invitingClient,
  wishesOf,
} from '../support/invite-stage.tsx'
import { issued, WEB } from '../support/verona-invites.ts'

const HOUR = 3_600_000
const JULIET = 'juliet@verona.example'
const PARIS = 'paris@verona.example'
let client: InvitingClient

const guess = (by: readonly string[], among: number): IssuedInvite['state'] => ({
  is: 'probably-used',
  by,
  not: [],
  among,
  at: Date.now() - HOUR,
})
const contactOnly = (id: string, state: IssuedInvite['state'], patch: Partial<IssuedInvite> = {}) =>
  issued(id, Date.now(), { kind: 'contact', note: id, state, ...patch })

beforeEach(async () => {
  await page.viewport(900, 1000)
  client = invitingClient()
})

const open = (...rows: IssuedInvite[]) => {
  client.invites.all.set(rows)
  return inviteStage(
    <InviteList banner={null} webAddress={WEB} onSheet={vi.fn()} onOpenChat={vi.fn()} />,
    client,
  )
}
const row = (id: string) =>
  page.elementLocator(document.querySelector(`[data-token-id="${id}"]`) as HTMLElement)
const say = async (id: string, words: string) => {
  await row(id).getByRole('button', { name: /^More/ }).click()
  await page.getByRole('menuitem', { name: words, exact: true }).click()
}

describe('an invite that somebody has probably used', () => {
  it('says who, since when, and that it may be good; it is open still', async () => {
    await open(contactOnly('bakery', guess([JULIET], 1)))
    const one = row('bakery')
    await expect.element(one).toHaveAttribute('data-state', 'probably-used')
    await expect.element(one.getByText('Probably used', { exact: true })).toBeVisible()
    await expect
      .element(one)
      .toHaveTextContent(/Probably used by Juliet Capulet, at the latest .+\. If not, it is good until .+\./)
    await expect.element(page.getByRole('heading', { name: 'Open 1' })).toBeVisible()
    await expect.element(one.getByRole('button', { name: /^Show the code/ })).toBeVisible()
    expect(await axeFindsAtRest()).toEqual([])
  })

  it('names all who may have been it, and of how many it is one', async () => {
    await open(
      contactOnly('first', guess([JULIET, PARIS], 2)),
      contactOnly('second', guess([JULIET, PARIS], 2)),
    )
    await expect.element(row('first').getByText('Perhaps used', { exact: true })).toBeVisible()
    await expect
      .element(row('first'))
      .toHaveTextContent(
        /Perhaps used by Juliet Capulet or .*paris.*: it was one of 2 invites, nobody knows which\./i,
      )
  })

  it('that ran out says no more that it is good, nor that it was unused', async () => {
    await open(contactOnly('old', guess([JULIET], 1), { expiresAt: Date.now() - HOUR }))
    await expect.element(row('old')).toHaveAttribute('data-state', 'expired')
    await expect.element(row('old')).toHaveTextContent(/Probably used by Juliet Capulet, at the latest/)
    await expect.element(row('old')).not.toHaveTextContent(/good until|unused/)
  })

  it('is settled by whoever knows: it was', async () => {
    await open(contactOnly('bakery', guess([JULIET], 1)))
    await say('bakery', 'Yes, it was Juliet Capulet')
    expect(wishesOf(client, 'invites.settle')).toEqual([['bakery', JULIET, true]])
  })

  it('is settled by whoever knows: it was not, nor anybody else', async () => {
    await open(contactOnly('bakery', guess([JULIET], 1)), contactOnly('school', guess([JULIET, PARIS], 2)))
    await say('bakery', 'No, it was not Juliet Capulet')
    await expect.poll(() => page.getByRole('menu').query()).toBeNull()
    await say('school', 'No, it was none of them')
    expect(wishesOf(client, 'invites.settle')).toEqual([
      ['bakery', JULIET, false],
      ['school', JULIET, false],
      ['school', PARIS, false],
    ])
  })
})

describe('the sheet', () => {
  freshSheet()
  it('shows its code again, and says so', async () => {
    sheetClient.invites.all.set([contactOnly('bakery', guess([JULIET], 1))])
    await openSheet({ show: 'bakery' })
    await expect.element(page.getByTestId('invite-qr')).toBeVisible()
    await expect.element(page.getByText(/^Probably used by Juliet Capulet/)).toBeVisible()
    await expect.element(button('Copy link')).toBeVisible()
  })
})

it('tells how long the ledger keeps what is over, once something is', async () => {
  await open(contactOnly('open', { is: 'open' }))
  expect(page.getByText(/leaves this list by itself/).query()).toBeNull()
  client.change('open', { state: { is: 'used', by: JULIET, at: Date.now() } })
  await expect.element(page.getByText('What is over leaves this list by itself after 90 days.')).toBeVisible()
})
