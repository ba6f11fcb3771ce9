/**
 * Every screen as those meet it who see, hear or move otherwise: in the colours of their system, with text twice as large,
 * without motion, with a pointer that needs room, and written from right to left.
 */
import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { go, openChat, openSettings, write } from './chat.ts'
import { still } from './looking.ts'
import { type Browsing, expect, expectOnline, rawStream, test } from './people.ts'

test.describe.configure({ timeout: 480_000 })

/** Wherever a finger or a hand that shakes is to press: WCAG 2.5.8, which axe asks for only when told to. */
const BY_HAND = ['target-size', 'scrollable-region-focusable']
const BY_EYE = ['color-contrast', 'link-in-text-block']

async function expectNothing(page: Page, screen: string, rules?: string[]) {
  await still(page)
  const axe = new AxeBuilder({ page }).exclude('[data-live-announcer]')
  const { violations } = await (rules ? axe.withRules(rules) : axe).analyze()
  const found = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`,
  )
  expect.soft(found, screen).toEqual([])
}

type Visit = (page: Page, screen: string) => Promise<void>

/** As it is, and with large words: where there is least room. */
const visitSmall: Visit = async (page, screen) => {
  await expectNothing(page, `${screen}, from right to left`)
  await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'))
  await expectNothing(page, `${screen}, text at 200 %`, BY_HAND)
  const over = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect.soft(over, `${screen} runs out of the window at 200 %`).toBeLessThanOrEqual(0)
  await page.evaluate(() => document.documentElement.style.removeProperty('font-size'))
}

const visitForced: Visit = (page, screen) =>
  expectNothing(page, `${screen}, in the colours of the system`, BY_EYE)

/** What moves although nothing should: noted in the page from now on. */
const watchMotion = (page: Page) =>
  page.addInitScript(() => {
    const moved: string[] = []
    Object.assign(window, { moved })
    const note = ({ type, target }: Event) => {
      const { animationDuration, transitionDuration } = getComputedStyle(target as Element)
      const seconds = `${animationDuration},${transitionDuration}`.split(',').map(Number.parseFloat)
      if (Math.max(...seconds) > 0.01) moved.push(`${type} ${(target as Element).className}`)
    }
    document.addEventListener('animationstart', note)
    document.addEventListener('transitionstart', note)
  })
const motion = (page: Page) => page.evaluate(() => (window as unknown as { moved: string[] }).moved)

/** In Arabic from the first word on: nothing here is found by what it is called. */
async function openInArabic({ context, page }: Browsing) {
  await context.addInitScript(() =>
    Object.defineProperty(navigator, 'languages', { get: () => ['ar-EG', 'ar'] }),
  )
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await watchMotion(page)
  await page.reload()
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl')
}

const overlay = (page: Page) => page.locator('[role="dialog"], [role="alertdialog"], [role="menu"]')

const visitOver = async (page: Page, screen: string, visit: Visit) => {
  await expect(overlay(page).first()).toBeVisible()
  await visit(page, screen)
  // A name that is shown under the pointer would be what Escape closes.
  await page.mouse.move(0, 0)
  await expect(page.getByRole('tooltip')).toHaveCount(0)
  await page.keyboard.press('Escape')
  await expect(overlay(page)).toHaveCount(0)
}

for (const { size, visit, colours, what } of [
  { size: [360, 780], visit: visitSmall, colours: 'none', what: 'small, with text at 200 %' },
  { size: [1280, 900], visit: visitForced, colours: 'active', what: 'in the colours of the system' },
] as const)
  test(`every screen ${what}, without motion, from right to left`, async ({
    alice,
    bob,
    newPerson,
    accounts,
    house,
  }) => {
    const { page } = alice
    await accounts.befriend(alice.jid, bob.jid)
    const asking = await rawStream(house, await newPerson('carol'))
    asking.send(`<presence xmlns='jabber:client' to='${alice.jid}' type='subscribe'/>`)
    const [width, height] = size
    await page.setViewportSize({ width, height })
    await openInArabic(alice)
    await page.emulateMedia({ forcedColors: colours })

    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await visit(page, 'welcome')
    await go(page, `#/invite/${encodeURIComponent('xmpp:romeo@verona.example?roster;preauth=abc;ibr=y')}`)
    await expect(page.getByTestId('landing')).toBeVisible()
    await visit(page, 'an invitation')
    await go(page, `#/sign-in?address=${encodeURIComponent(alice.jid)}`)
    await page.getByTestId('sign-in-continue').click()
    await page.getByTestId('sign-in-password').fill(alice.password)
    await visit(page, 'sign in')
    await page.getByTestId('sign-in-submit').click()
    await expectOnline(page)

    await openChat(page, bob.jid)
    await write(page, 'صباح الخير. https://example.org/')
    await expect(page.getByTestId('message')).toHaveCount(1)
    await visit(page, 'a conversation')
    await page.getByTestId('message').press('Enter')
    await visitOver(page, 'the menu of a message', visit)
    await go(page, '#/contacts')
    await expect(page.getByTestId('contact-request')).toBeVisible()
    await visit(page, 'people, and one who asks')
    await go(page, '#/')
    await expect(page.getByTestId('conversation-item')).toBeVisible()
    await page.keyboard.press('Control+Shift+K')
    await visitOver(page, 'the palette', visit)
    await page.locator('main').focus()
    await page.keyboard.press('?')
    await visitOver(page, 'the list of keys', visit)
    await page.getByTestId('invite-create').filter({ visible: true }).first().click()
    await expect(page.getByTestId('invite-qr')).toBeVisible()
    await visitOver(page, 'the sheet of an invite', visit)
    await go(page, '#/scan')
    await expect(overlay(page)).toBeVisible()
    await visit(page, 'the scanner')
    for (const section of [
      'profile',
      'appearance',
      'notifications',
      'privacy',
      'devices',
      'account',
      'about',
    ]) {
      await openSettings(page, section)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await visit(page, `settings, ${section}`)
    }
    await go(page, '#/settings/account')
    await page.getByTestId('sign-out').click()
    await visitOver(page, 'sign out?', visit)
    expect(await motion(page)).toEqual([])
  })
