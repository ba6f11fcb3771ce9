import { useState } from 'react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { cdp, page, userEvent } from 'vitest/browser'
import { InviteSheet } from '../../src/features/invites/InviteSheet.tsx'
import { photograph, photographOf, readByAll } from '../support/code-readers.ts'
import {
  axeFindsAtRest,
  type InvitingClient,
  inviteStage,
  invitingClient,
  wishesOf,
} from '../support/invite-stage.tsx'
import { linkOf, WEB } from '../support/verona-invites.ts'

const ONLINE = { status: 'online', flights: 1, mechanism: 'X', resumed: true } as const
const onOpenChange = vi.fn<(open: boolean) => void>()
let client: InvitingClient

function Sheet() {
  const [isOpen, setOpen] = useState(true)
  return (
    <InviteSheet
      isOpen={isOpen}
      onOpenChange={(open) => {
        onOpenChange(open)
        setOpen(open)
      }}
      webAddress={WEB}
      brand="Tessera"
      onOpenChat={() => {}}
      onSeeAll={() => {}}
    />
  )
}

const open = async () => {
  await inviteStage(<Sheet />, client)
  await expect.element(page.getByTestId('invite-qr')).toHaveAttribute('data-text', linkOf('made-1'))
}
const button = (name: string) => page.getByRole('button', { name, exact: true })
const onScreen = (id: string) =>
  expect.element(page.getByTestId('invite-qr-full')).toHaveAttribute('data-text', linkOf(id))
const inFront = (id: string) =>
  expect.element(page.getByTestId('invite-qr')).toHaveAttribute('data-text', linkOf(id))
const use = (id: string, by: string | null) =>
  client.change(id, { state: { is: 'used', by, at: Date.now() } })

beforeEach(async () => {
  await page.viewport(1000, 800)
  client = invitingClient()
  onOpenChange.mockClear()
  // The window of the tests is no whole screen; what the page asks for is enough.
  vi.spyOn(document.documentElement, 'requestFullscreen').mockResolvedValue()
})
afterEach(() => {
  vi.restoreAllMocks()
  delete document.documentElement.dataset.theme
})

describe('full screen', () => {
  it('is one large code with its words, that the system does not dim', async () => {
    const release = vi.fn(async () => {})
    const request = vi.spyOn(navigator.wakeLock, 'request').mockResolvedValue({
      released: false,
      release,
    } as unknown as WakeLockSentinel)
    await open()
    await button('Full screen').click()
    await onScreen('made-1')
    expect(document.documentElement.requestFullscreen).toHaveBeenCalledOnce()
    expect(request).toHaveBeenCalledWith('screen')
    const screen = page.getByRole('dialog', { name: 'Invite in full screen' })
    await expect
      .element(screen)
      .toHaveTextContent(/Come and chat with romeo.*Point a phone camera here.*Good until/)
    expect(await axeFindsAtRest()).toEqual([])
    await userEvent.keyboard('{Escape}')
    await expect.poll(() => screen.query()).toBeNull()
    expect(release).toHaveBeenCalledOnce()
    await expect.element(page.getByRole('dialog', { name: 'Invite somebody' })).toBeVisible()
    await expect.element(button('Full screen')).toHaveFocus()
  })

  it.each(['light', 'dark'])('is read from across the room, in the %s theme', async (theme) => {
    document.documentElement.dataset.theme = theme
    await open()
    await button('Full screen').click()
    await onScreen('made-1')
    await Promise.allSettled(document.getAnimations().map((animation) => animation.finished))
    const image = await photograph(page.getByTestId('invite-qr-full').element(), 200)
    const text = linkOf('made-1')
    expect(await readByAll(image)).toEqual({ zxing: text, jsqr: text, qr: text })
  })

  it('ends with whatever ends it in the browser', async () => {
    await open()
    await button('Full screen').click()
    await onScreen('made-1')
    const isWhole = vi.spyOn(document, 'fullscreenElement', 'get')
    isWhole.mockReturnValue(document.documentElement)
    document.dispatchEvent(new Event('fullscreenchange'))
    await onScreen('made-1')
    isWhole.mockReturnValue(null)
    document.dispatchEvent(new Event('fullscreenchange'))
    await expect.poll(() => page.getByTestId('invite-qr-full').query()).toBeNull()
  })

  it('gives way to the news that somebody came in', async () => {
    await open()
    await button('Full screen').click()
    await onScreen('made-1')
    use('made-1', 'juliet@verona.example')
    await expect.element(page.getByRole('dialog', { name: 'Juliet Capulet just joined' })).toBeVisible()
    expect(page.getByTestId('invite-qr-full').query()).toBeNull()
  })
})

describe('the picture', () => {
  it('is the code, under a name that tells nothing', async () => {
    const saved: { name: string; address: string }[] = []
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      saved.push({ name: this.download, address: this.href })
    })
    await open()
    await button('Save image').click()
    await expect.element(page.getByText('The picture is among your downloads.')).toBeVisible()
    expect(saved.map(({ name }) => name)).toEqual(['invite-from-romeo.png'])
    const picture = await (await fetch(saved[0]?.address ?? '')).blob()
    const text = linkOf('made-1')
    expect(await readByAll(await photographOf(picture, 200))).toEqual({ zxing: text, jsqr: text, qr: text })
    expect(wishesOf(client, 'invites.handOut')).toEqual([['made-1']])
  })
})

describe('the card', () => {
  it('is all that is printed, and can be read from the paper', async () => {
    const print = vi.spyOn(window, 'print').mockImplementation(() => {})
    await open()
    await button('Print').click()
    await expect.poll(() => print.mock.calls.length).toBe(1)
    await cdp().send('Emulation.setEmulatedMedia', { media: 'print' })
    try {
      const card = document.querySelector('[data-print-card]') as HTMLElement
      await expect.element(page.elementLocator(card)).toBeVisible()
      expect(card.textContent).toMatch(
        /Come and chat with romeo.*For one person, until .*Point the camera of a phone/,
      )
      expect(card.textContent).toMatch(/Without a camera: ask romeo for the link\..*Made with Tessera/)
      expect(card.textContent).not.toContain('preauth')
      // The sheet stays on the screen and off the paper.
      expect(page.getByTestId('invite-qr').element().getBoundingClientRect().width).toBe(0)
      // A6 is 105 × 148 mm, with 8 mm of margin all round.
      const { width, height } = card.getBoundingClientRect()
      expect((width / 96) * 25.4).toBeLessThanOrEqual(89.1)
      expect((height / 96) * 25.4).toBeLessThanOrEqual(132)
      const text = linkOf('made-1')
      const code = card.querySelector('svg') as SVGElement
      expect(await readByAll(await photograph(code, 200))).toEqual({ zxing: text, jsqr: text, qr: text })
    } finally {
      await cdp().send('Emulation.setEmulatedMedia', { media: '' })
    }
    window.dispatchEvent(new Event('afterprint'))
    await expect.poll(() => document.querySelector('[data-print-card]')).toBeNull()
    expect(document.documentElement.dataset.printing).toBeUndefined()
    await expect.element(page.getByTestId('invite-qr')).toBeVisible()
  })
})

describe('showing to a group', () => {
  const begin = async (people?: string) => {
    await open()
    await button('More').click()
    await page.getByRole('menuitem', { name: 'Show to a group' }).click()
    if (people) await page.getByText(people, { exact: true }).click()
    await button('Start').click()
    await expect.element(page.getByTestId('invite-qr')).toBeVisible()
  }

  it('changes the code by itself, and greets everybody by name', async () => {
    await begin()
    await inFront('made-2')
    await expect.element(page.getByText('Nobody yet')).toBeVisible()
    use('made-2', 'juliet@verona.example')
    await inFront('made-3')
    await expect.element(page.getByText('1 came in')).toBeVisible()
    await expect.element(page.getByText('9 places left', { exact: false })).toBeVisible()
    await expect.element(page.getByText('Juliet Capulet came in')).toBeInTheDocument()
    use('made-3', 'balthasar@mantua.example')
    await expect.element(page.getByText('Juliet Capulet, Balthasar')).toBeVisible()
    expect(await axeFindsAtRest()).toEqual([])
  })

  it('ends when as many came as may, and says who', async () => {
    await begin('5')
    for (const id of ['made-2', 'made-3', 'made-4', 'made-5', 'made-6']) {
      await inFront(id)
      use(id, `${id}@verona.example`)
    }
    await expect.element(page.getByText('That was everybody')).toBeVisible()
    expect(
      page
        .getByRole('listitem')
        .elements()
        .map((item) => item.textContent),
    ).toContain('made-6')
    await button('Done').click()
    expect(onOpenChange).toHaveBeenCalledWith(false)
    expect(wishesOf(client, 'invites.withdraw')).toEqual([])
  })

  it('dims while offline, says what remains, and goes on by itself', async () => {
    await begin()
    await inFront('made-2')
    const make = client.invites.answers.make
    client.connection.set({ status: 'offline' })
    client.invites.answers.make = () => ({ status: 'offline' })
    await expect.element(page.getByText(/You are offline\. This code waits/)).toBeVisible()
    await expect.element(page.getByText('10 places left', { exact: false })).toBeVisible()
    expect(document.querySelector('[data-dimmed="true"]')).not.toBeNull()
    use('made-2', 'juliet@verona.example')
    await inFront('made-3')
    client.invites.answers.make = make
    client.connection.set(ONLINE)
    await expect.poll(() => document.querySelector('[data-dimmed="true"]')).toBeNull()
    use('made-3', null)
    await inFront('made-4')
    await expect.element(page.getByText('Juliet Capulet, Somebody')).toBeVisible()
  })

  it('says why there is no next code, and tries again when asked', async () => {
    await begin()
    await inFront('made-2')
    const make = client.invites.answers.make
    client.invites.answers.make = () => ({ status: 'unavailable', text: null })
    use('made-2', null)
    await inFront('made-3')
    await expect.element(page.getByText('Nothing was handed out. It may work in a moment.')).toBeVisible()
    client.invites.answers.make = make
    await button('Try again').click()
    await expect.poll(() => page.getByText('It may work in a moment.').query()).toBeNull()
    use('made-3', null)
    await inFront('made-4')
  })

  it('is stopped by hand, and is honest of the code that was left', async () => {
    client.invites.answers.withdraw = () => ({ status: 'ends-by-itself', at: Date.now() + 3_600_000 })
    await begin()
    await button('Stop').click()
    await expect
      .element(page.getByText(/The last code was not used and stays good for one person until/))
      .toBeVisible()
  })

  it('ends with Escape, and leaves no code that the room has seen', async () => {
    await begin()
    await inFront('made-2')
    await userEvent.keyboard('{Escape}')
    expect(onOpenChange).toHaveBeenCalledWith(false)
    await expect.poll(() => page.getByRole('dialog').query()).toBeNull()
    expect(wishesOf(client, 'invites.withdraw')).toEqual([['made-2']])
  })
})
