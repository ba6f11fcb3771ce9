import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { InviteList } from '../../src/features/invites/InviteList.tsx'
import type { InviteWish } from '../../src/features/invites/invite-wish.ts'
import {
  axeFindsAtRest,
  type InvitingClient,
  inviteStage,
  invitingClient,
  wishesOf,
} from '../support/invite-stage.tsx'
import { issued, linkOf, veronaInvites, WEB } from '../support/verona-invites.ts'

const onOpenChat = vi.fn<(jid: string) => void>()
const onSheet = vi.fn<(wish: InviteWish) => void>()
const HOUR = 3_600_000
let client: InvitingClient

const list = () => (
  <InviteList banner={<p>The banner</p>} webAddress={WEB} onSheet={onSheet} onOpenChat={onOpenChat} />
)
const open = () => inviteStage(list(), client)
const row = (id: string) => page.getByTestId('invite-row').and(page.elementLocator(rowOf(id)))
const rowOf = (id: string): HTMLElement => {
  const found = document.querySelector<HTMLElement>(`[data-testid="invite-row"][data-token-id="${id}"]`)
  if (!found) throw new Error(`no row of ${id}`)
  return found
}
const states = () =>
  page
    .getByTestId('invite-row')
    .elements()
    .map((element) => [element.getAttribute('data-token-id'), element.getAttribute('data-state')])
const fromMenu = async (id: string, name: string) => {
  await row(id).getByRole('button', { name: /^More/ }).click()
  await page.getByRole('menuitem', { name }).click()
}

beforeEach(async () => {
  await page.viewport(1000, 1100)
  client = invitingClient()
  client.invites.all.set(veronaInvites(Date.now()))
  onOpenChat.mockClear()
  onSheet.mockClear()
})
afterEach(() => vi.restoreAllMocks())

describe('the ledger', () => {
  it('has every invite under its heading, by the id of its token', async () => {
    await open()
    expect(states()).toEqual([
      ['angelica', 'open'],
      ['bakery', 'open'],
      ['peter', 'open'],
      ['balthasar', 'used'],
      ['unknown', 'used'],
      ['juliet', 'used'],
      ['rosaline', 'expired'],
      ['tybalt', 'withdrawn'],
    ])
    for (const name of ['Open 3', 'Used 3', 'Ended 2'])
      await expect.element(page.getByRole('region', { name })).toBeVisible()
    await expect.element(page.getByText('The banner')).toBeVisible()
  })

  it('says for whom, what, when, and how long still', async () => {
    await open()
    await expect.element(row('angelica')).toHaveTextContent(/For Angelica.*Chat and account · .*Until \w+day/)
    await expect.element(row('bakery')).toHaveTextContent('No end')
    await expect.element(row('peter')).toHaveTextContent(/Chat only · on \w+day.*Ends in 2 hours/)
    await expect.element(row('balthasar')).toHaveTextContent(/Balthasar.*balthasar@mantua\.example.*Joined/)
    await expect.element(row('unknown')).toHaveTextContent(/For the dancers.*Used/)
    await expect.element(row('rosaline')).toHaveTextContent(/Ran out on .*, unused.*Expired/)
    await expect.element(row('tybalt')).toHaveTextContent(/You withdrew it on .*Withdrawn/)
  })

  it('has no fault that axe knows, wide and on a phone', async () => {
    await open()
    expect(await axeFindsAtRest()).toEqual([])
    await page.viewport(360, 740)
    await expect.element(row('angelica').getByRole('button', { name: /^More/ })).toBeVisible()
    expect(await axeFindsAtRest()).toEqual([])
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(360)
  })

  it('teaches whoever has none', async () => {
    client.invites.all.set([])
    await open()
    await expect.element(page.getByRole('heading', { name: 'No invites yet' })).toBeVisible()
    await page.getByRole('button', { name: 'Make the first one' }).click()
    expect(onSheet.mock.calls).toEqual([[null]])
  })

  it('begins right below its title on a phone', async () => {
    await page.viewport(360, 740)
    await open()
    const place = (name: string) => page.getByRole('button', { name }).element().getBoundingClientRect()
    const lede = page.getByText('Every invite you have made', { exact: false }).element()
    expect(place('New invite').top - lede.getBoundingClientRect().bottom).toBeLessThan(32)
  })

  it('says nothing of having none while it is being read', async () => {
    client.invites.all.set(null)
    await open()
    await expect.element(page.getByRole('heading', { name: 'Invites' })).toBeVisible()
    expect(page.getByRole('heading', { name: 'No invites yet' }).query()).toBeNull()
  })

  it('sees an invite end by the clock, while somebody looks', async () => {
    vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'] })
    try {
      client.invites.all.set([issued('short', Date.now(), { expiresAt: Date.now() + 2.5 * HOUR })])
      await open()
      expect(rowOf('short').textContent).toContain('Ends in 2 hours')
      await vi.advanceTimersByTimeAsync(0.5 * HOUR + 1)
      await vi.waitFor(() => expect(rowOf('short').textContent).toContain('Ends in 1 hour'))
      await vi.advanceTimersByTimeAsync(2 * HOUR)
      await vi.waitFor(() => expect(rowOf('short').dataset.state).toBe('expired'))
    } finally {
      vi.useRealTimers()
    }
  })
})

describe('an open invite', () => {
  it('for one address says so, with the note or without', async () => {
    const only = { issuer: 'client', kind: 'contact', boundTo: 'juliet@verona.example' } as const
    client.invites.all.set([
      issued('plain', Date.now(), only),
      issued('noted', Date.now(), { ...only, note: 'the balcony' }),
    ])
    await open()
    await expect.element(row('plain').getByText('Only for juliet@verona.example')).toBeVisible()
    await expect.element(row('noted').getByText('For the balcony')).toBeVisible()
    await expect.element(row('noted').getByText(/^Only for juliet@verona\.example · today/)).toBeVisible()
  })

  it('is shown and copied again', async () => {
    const write = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue()
    await open()
    await row('angelica').getByRole('button', { name: 'Show the code' }).click()
    expect(onSheet.mock.calls).toEqual([[{ show: 'angelica' }]])
    await row('angelica').getByRole('button', { name: 'Copy link' }).click()
    await expect.poll(() => write.mock.calls).toEqual([[linkOf('angelica')]])
  })

  it('that this device does not hold says so', async () => {
    client.invites.answers.reveal = () => null
    await open()
    await row('angelica').getByRole('button', { name: 'Copy link' }).click()
    await expect.element(page.getByText('This device cannot show that invite again.')).toBeVisible()
  })

  it('on a phone has everything in its menu', async () => {
    await page.viewport(360, 740)
    await open()
    expect(row('angelica').getByRole('button', { name: 'Show the code' }).query()).toBeNull()
    await fromMenu('angelica', 'Show the code')
    expect(onSheet.mock.calls).toEqual([[{ show: 'angelica' }]])
  })

  it('can be given another note', async () => {
    await open()
    await fromMenu('peter', 'Change the note')
    await page.getByRole('textbox', { name: 'For whom?' }).fill(' Peter the page ')
    await userEvent.keyboard('{Enter}')
    expect(wishesOf(client, 'invites.note')).toEqual([['peter', 'Peter the page']])
    await expect.poll(() => page.getByRole('dialog').query()).toBeNull()
  })

  it('is withdrawn only after a question, with the safe answer first', async () => {
    await open()
    await fromMenu('peter', 'Withdraw')
    const question = page.getByRole('alertdialog', { name: 'Withdraw this invite?' })
    await expect.element(question).toHaveTextContent('For Peter')
    await expect.element(question.getByRole('button', { name: 'Keep it' })).toHaveFocus()
    expect(wishesOf(client, 'invites.withdraw')).toEqual([])
    await question.getByRole('button', { name: 'Withdraw' }).click()
    await expect.element(page.getByText('Withdrawn. It lets nobody in any more.')).toBeVisible()
    expect(wishesOf(client, 'invites.withdraw')).toEqual([['peter']])
  })

  it('that goes away leaves the focus at the head of the list', async () => {
    client.invites.answers.withdraw = (id) => {
      client.change(id, { state: { is: 'withdrawn', at: Date.now() } })
      return { status: 'withdrawn' }
    }
    await open()
    await fromMenu('peter', 'Withdraw')
    await page.getByRole('alertdialog').getByRole('button', { name: 'Withdraw' }).click()
    await expect.element(row('peter')).toHaveAttribute('data-state', 'withdrawn')
    await expect.element(page.getByRole('heading', { name: 'Invites' })).toHaveFocus()
  })

  it.each([
    [Date.now() + 2.5 * HOUR, /no way to withdraw an invite\. This one ends by itself/],
    [null, /this one does not end by itself/],
  ] as const)('that a server cannot withdraw is told of honestly (%s)', async (at, words) => {
    client.invites.answers.withdraw = () => ({ status: 'ends-by-itself', at })
    await open()
    await fromMenu('peter', 'Withdraw')
    await page.getByRole('alertdialog').getByRole('button', { name: 'Withdraw' }).click()
    await expect.element(page.getByRole('dialog', { name: 'It ends by itself' })).toHaveTextContent(words)
    await page.getByRole('button', { name: 'All right' }).click()
    await expect.poll(() => page.getByRole('dialog').query()).toBeNull()
  })

  it('stays as it is when it cannot be withdrawn for want of a network', async () => {
    client.invites.answers.withdraw = () => ({ status: 'offline' })
    await open()
    await fromMenu('peter', 'Withdraw')
    await page.getByRole('alertdialog').getByRole('button', { name: 'Withdraw' }).click()
    await expect.element(page.getByText(/You are offline, so it could not be withdrawn/)).toBeVisible()
  })
})

describe('an invite that is over', () => {
  it('leads to whoever came in: hello to a new one, the chat with an old one', async () => {
    client.conversationRows.set(
      (client.conversationRows.get() ?? []).filter(({ jid }) => jid !== 'balthasar@mantua.example'),
    )
    await open()
    await page.getByRole('button', { name: 'Say hello: Balthasar' }).click()
    await page.getByRole('button', { name: 'Open chat: Juliet Capulet' }).click()
    expect(onOpenChat.mock.calls).toEqual([['balthasar@mantua.example'], ['juliet@verona.example']])
  })

  it('can be made anew, for the same person', async () => {
    await open()
    await page.getByRole('button', { name: 'Make a new one: For Rosaline' }).click()
    expect(onSheet.mock.calls).toEqual([
      [{ like: { kind: 'contact-and-account', note: 'Rosaline', boundTo: null } }],
    ])
  })

  it('can be forgotten, which an open one cannot', async () => {
    await open()
    await fromMenu('tybalt', 'Forget')
    expect(wishesOf(client, 'invites.forget')).toEqual([['tybalt']])
    await expect.poll(() => page.getByRole('menu').query()).toBeNull()
    await row('angelica').getByRole('button', { name: /^More/ }).click()
    await expect.element(page.getByRole('menuitem', { name: 'Withdraw' })).toBeVisible()
    expect(page.getByRole('menuitem', { name: 'Forget' }).query()).toBeNull()
  })
})
