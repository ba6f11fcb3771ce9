import { describe, expect, it, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'

import { button, client, freshSheet, made, open, shown } from '../support/invite-sheet.tsx'
import { axeFindsAtRest, wishesOf } from '../support/invite-stage.tsx'
import { linkOf, uriOf } from '../support/verona-invites.ts'

const fromMenu = async (name: string) => {
  await button('More').click()
  await page.getByRole('menuitem', { name }).click()
}

freshSheet()

describe('the kinds of invite', () => {
  it('are those that can be had here, each with what it lets its holder do', async () => {
    await open()
    await shown('made-1')
    const kinds = () =>
      page
        .getByTestId('invite-kind')
        .elements()
        .map((one) => one.getAttribute('data-kind'))
    expect(kinds()).toEqual(['contact', 'contact-and-account', 'account'])
    await expect.element(page.getByRole('radio', { name: 'Chat and account' })).toBeChecked()
    await expect.element(page.getByText('They can make an account on verona.example, or come')).toBeVisible()
    await page.getByText('Account only').click()
    await expect.element(page.getByText('You do not become contacts.')).toBeVisible()
    await expect.element(page.getByText('Come to verona.example')).toBeVisible()
    await page.getByText('Chat only').click()
    await expect.element(page.getByText('verona.example would let its holder make an account')).toBeVisible()
  })

  it('are asked for once each, and by the keyboard, too', async () => {
    await open()
    await shown('made-1')
    page.getByRole('radio', { name: 'Chat and account' }).element().focus()
    await userEvent.keyboard('{ArrowRight}')
    await shown('made-2')
    await userEvent.keyboard('{ArrowLeft}')
    await shown('made-1')
    expect(made()).toEqual(['contact-and-account', 'account'])
  })

  it('are a sentence where there is one only', async () => {
    client.invites.offers.set({
      status: 'known',
      issuer: 'client',
      kinds: [{ kind: 'contact', leaky: false }],
    })
    await open()
    await shown('made-1')
    expect(page.getByRole('radio').query()).toBeNull()
    const kind = page.getByTestId('invite-kind')
    await expect.element(kind).toHaveAttribute('data-kind', 'contact')
    await expect.element(kind).toHaveTextContent('For somebody who has an account already')
  })

  it('leave a new password to the menu, for whoever may', async () => {
    await open()
    await fromMenu('Let somebody set a new password')
    await expect.element(page.getByRole('dialog', { name: 'Let somebody set a new password' })).toBeVisible()
    await expect.element(page.getByText(/sets a new password for that account/)).toBeVisible()
    expect(made()).toEqual(['contact-and-account', 'reset'])
    await fromMenu('Back to an invite')
    await shown('made-1')
  })

  it('say nothing of passwords to all others', async () => {
    client.invites.offers.set({
      status: 'known',
      issuer: 'server',
      kinds: [{ kind: 'contact', leaky: false }],
    })
    await open()
    await button('More').click()
    expect(page.getByRole('menuitem', { name: /password/ }).query()).toBeNull()
  })
})

describe('an invite that is ready', () => {
  it('is there whole: code, link, URI, who, and until when', async () => {
    await open()
    await shown('made-1')
    await expect.element(page.getByTestId('invite-link')).toHaveTextContent(linkOf('made-1'))
    expect(page.getByTestId('invite-link').element().textContent).toBe(linkOf('made-1'))
    expect(page.getByTestId('invite-uri').element().textContent).toBe(uriOf('made-1'))
    await expect.element(page.getByRole('heading', { name: 'Come and chat with romeo' })).toBeVisible()
    await expect.element(page.getByText(/^For one person, until \w+day, \d+:\d\d/)).toBeVisible()
    await expect.element(page.getByText('Checked: this code works')).toBeVisible()
  })

  it('D4.7 says that it is for one person also where it does not end', async () => {
    await open()
    await shown('made-1')
    client.change('made-1', { expiresAt: null })
    await expect.element(page.getByText('For one person', { exact: true })).toBeVisible()
  })

  it('tells its token to nobody by a name, a title or the address', async () => {
    await open()
    await shown('made-1')
    const token = /preauth=([^;]+)/.exec(uriOf('made-1'))?.[1] ?? 'none'
    const told = [...document.querySelectorAll('*')].flatMap((element) =>
      [...element.attributes]
        .filter(({ name, value }) => value.includes(token) && name !== 'data-text')
        .map(({ name }) => `${element.tagName} ${name}`),
    )
    expect(told).toEqual([])
    expect(document.title + window.location.href).not.toContain(token)
  })

  it('is written to the clipboard, and is somebody’s from then on', async () => {
    const write = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue()
    await open()
    await shown('made-1')
    expect(wishesOf(client, 'invites.handOut')).toEqual([])
    await button('Copy link').click()
    await expect.element(page.getByText('Link copied. It is good for one person.')).toBeVisible()
    expect(write.mock.calls).toEqual([[linkOf('made-1')]])
    expect(wishesOf(client, 'invites.handOut')).toEqual([['made-1']])
  })

  it('says what to do where the browser does not let it be copied', async () => {
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new DOMException('no', 'NotAllowedError'))
    await open()
    await button('Copy link').click()
    await expect.element(page.getByText(/Select the link and copy it by hand/)).toBeVisible()
  })

  it('is shared where the system can, and nowhere else', async () => {
    await open()
    await shown('made-1')
    expect(button('Share').query()).toBeNull()
  })

  it('is shared with the words that belong to it', async () => {
    const share = vi.fn<(data: ShareData) => Promise<void>>(() =>
      Promise.reject(new DOMException('', 'AbortError')),
    )
    Object.defineProperty(navigator, 'share', { value: share, configurable: true })
    try {
      await open()
      await button('Share').click()
      expect(share.mock.calls).toEqual([[{ title: 'Come and chat with romeo', url: linkOf('made-1') }]])
    } finally {
      Reflect.deleteProperty(navigator, 'share')
    }
  })

  it('keeps for whom it is, also when the sheet goes at once', async () => {
    const screen = await open()
    await shown('made-1')
    await page.getByRole('textbox', { name: 'For whom?' }).fill('Angelica ')
    await screen.unmount()
    expect(wishesOf(client, 'invites.note')).toEqual([['made-1', 'Angelica']])
    expect(wishesOf(client, 'invites.handOut')).toEqual([['made-1']])
  })

  it('has its code whole, and nothing beside the screen, on the smallest phones', async () => {
    await page.viewport(320, 640)
    await open()
    await shown('made-1')
    const code = page.getByTestId('invite-qr').element() as SVGSVGElement
    const { left, right, width } = code.getBoundingClientRect()
    expect(width % code.viewBox.baseVal.width).toBe(0)
    expect(width / code.viewBox.baseVal.width).toBeGreaterThanOrEqual(5)
    expect([left >= 0, right <= 320]).toEqual([true, true])
    const beside = [...document.querySelectorAll('[role="dialog"] *')].filter(
      (element) =>
        element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).overflowX === 'auto',
    )
    expect(beside).toEqual([])
    expect(await axeFindsAtRest()).toEqual([])
  })

  it('has no fault that axe knows', async () => {
    await open()
    await shown('made-1')
    await expect.element(page.getByText('Checked: this code works')).toBeVisible()
    expect(await axeFindsAtRest()).toEqual([])
  })
})
