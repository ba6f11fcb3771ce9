/** Every screen, small and large, light and dark: nothing that axe complains about, nothing that runs out of the window. */
import type { Page } from '@playwright/test'
import { chatRow, expectSent, go, messageOf, openChat, openSettings, write } from './chat.ts'
import { expectFits, expectSound, still } from './looking.ts'
import { type Browsing, expect, expectOnline, fillSignIn, rawStream, signIn, test } from './people.ts'

test.describe.configure({ timeout: 480_000 })

/** The label is what one presses: the radio button itself is too small to be seen. */
async function choose(page: Page, option: string) {
  await page.getByRole('radiogroup').getByText(option, { exact: true }).click()
  await expect(page.getByRole('radio', { name: option, exact: true })).toBeChecked()
}

type Visit = (screen: string) => Promise<void>

async function visitEntry({ page }: Browsing, visit: Visit) {
  await expect(page.getByRole('heading', { name: 'Come on in.' })).toBeVisible()
  await visit('welcome')
  await page.getByRole('button', { name: 'Paste it' }).click()
  await page.getByRole('textbox', { name: 'Invite link' }).fill('nothing of the kind')
  await page.getByRole('button', { name: 'Open it' }).click()
  await expect(page.getByText('This is not an invite.')).toBeVisible()
  await visit('welcome, pasted something else')
  await go(page, '#/join')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await visit('where accounts come from')
  await go(page, `#/invite/${encodeURIComponent('xmpp:romeo@verona.example?roster;preauth=abc;ibr=y')}`)
  await expect(page.getByRole('heading', { name: /invites you/ })).toBeVisible()
  await visit('an invitation')
  await page.getByTestId('landing-join').click()
  await expect(page.getByTestId('join-error')).toBeVisible()
  await visit('a door that stays shut')
  await go(page, '#/sign-in')
  await expect(page.getByTestId('sign-in-address')).toBeVisible()
  await visit('sign in, address')
  await page.getByTestId('sign-in-address').fill('not @ an @ address')
  await page.getByTestId('sign-in-continue').click()
  await expect(page.getByText('An address has a name')).toBeVisible()
  await visit('sign in, wrong address')
}

async function visitHouse(alice: Browsing, friend: Browsing, visit: Visit) {
  const { page } = alice
  await fillSignIn(page, { jid: alice.jid, password: 'wrong' })
  await expect(page.getByText('did not accept this password')).toBeVisible()
  await visit('sign in, wrong password')
  await page.getByTestId('sign-in-password').fill(alice.password)
  await page.getByTestId('sign-in-submit').click()
  await expectOnline(page)
  await expect(page.getByText('Nobody here yet').filter({ visible: true }).first()).toBeVisible()
  await visit('no chats yet')
  await page.getByRole('button', { name: 'New chat' }).click()
  await expect(page.getByRole('dialog', { name: 'New chat' })).toBeVisible()
  await visit('new chat')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await openChat(page, friend.jid)
  await expect(page.getByText('can write to each other now')).toBeVisible()
  await visit('an empty conversation')
}

async function visitLife(alice: Browsing, friend: Browsing, asking: Browsing, visit: Visit) {
  const { page } = alice
  await write(page, 'Good morrow. https://example.org/a/long/link?with=parameters&and=more')
  await openChat(page, 'someone@nowhere.localhost')
  await write(page, 'Nobody will read this')
  await expect(messageOf(page, 'Nobody will read this')).toHaveAttribute('data-state', 'failed')
  await visit('a message that failed')
  await openChat(page, friend.jid)
  await expect(page.getByTestId('message').first()).toBeVisible()
  await visit('a conversation')
  await page
    .getByTestId('conversation')
    .getByRole('button', { name: /^More about/ })
    .click()
  await expect(page.getByRole('menu')).toBeVisible()
  await visit('the menu of a conversation')
  await page.keyboard.press('Escape')
  await go(page, '#/')
  await expect(chatRow(page, friend.jid)).toBeVisible()
  await visit('chats')
  await go(page, '#/contacts')
  await expect(page.getByText(asking.jid)).toBeVisible()
  await visit('people, and one who asks')
  await page.getByRole('button', { name: 'Add a contact' }).first().click()
  await expect(page.getByRole('dialog', { name: 'Add a contact' })).toBeVisible()
  await visit('add a contact')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await go(page, '#/settings')
  await expect(page.getByRole('navigation', { name: 'Settings' })).toBeVisible()
  await visit('settings')
  for (const section of ['appearance', 'devices', 'account', 'about']) {
    await openSettings(page, section)
    await visit(`settings/${section}`)
  }
  await go(page, '#/settings/account')
  await page.getByTestId('sign-out').click()
  await expect(page.getByRole('alertdialog')).toBeVisible()
  await visit('sign out?')
  await page.keyboard.press('Escape')
  await alice.context.setOffline(true)
  await go(page, '#/')
  await expect(page.getByText('You are offline.')).toBeVisible()
  await visit('offline')
  await alice.context.setOffline(false)
}

for (const [width, height] of [
  [360, 780],
  [1440, 900],
] as const) {
  test(`axe finds nothing on any screen at ${width} px, light or dark`, async ({
    alice,
    bob,
    newPerson,
    accounts,
    house,
  }) => {
    const { page } = alice
    const carol = await newPerson('carol')
    await accounts.befriend(alice.jid, bob.jid)
    const asking = await rawStream(house, carol)
    asking.send(`<presence xmlns='jabber:client' to='${alice.jid}' type='subscribe'/>`)
    await page.setViewportSize({ width, height })
    const visit = (screen: string) => expectSound(page, screen)
    await visitEntry(alice, visit)
    await visitHouse(alice, bob, visit)
    await visitLife(alice, bob, carol, visit)
  })
}

test('nothing scrolls sideways at 320 px, in German, with long words', async ({
  alice,
  bob,
  newPerson,
  accounts,
  house,
}) => {
  const { page } = alice
  const carol = await newPerson('carol-with-a-very-long-name-that-goes-on-and-on')
  await accounts.befriend(alice.jid, bob.jid)
  const other = await rawStream(house, bob)
  other.message(alice.jid, 'W'.repeat(3000))
  other.message(alice.jid, `https://example.org/${'path/'.repeat(200)}`)
  const asking = await rawStream(house, carol)
  asking.send(`<presence xmlns='jabber:client' to='${alice.jid}' type='subscribe'/>`)
  await page.setViewportSize({ width: 320, height: 640 })
  const fits = (screen: string) => expectFits(page, screen)
  await expect(page.getByRole('heading', { name: 'Come on in.' })).toBeVisible()
  await fits('welcome')
  await signIn(page, alice)
  await go(page, '#/settings/appearance')
  await choose(page, 'Deutsch')
  await expect(page.locator('html')).toHaveAttribute('lang', 'de')
  for (const hash of [
    '#/',
    '#/contacts',
    '#/settings',
    '#/settings/appearance',
    '#/settings/devices',
    '#/settings/account',
    '#/settings/about',
  ]) {
    await go(page, hash)
    await expect(page.locator('main')).toBeVisible()
    await still(page)
    await fits(hash)
  }
  await openChat(page, bob.jid)
  await expect(page.getByTestId('message')).toHaveCount(2)
  await fits('a conversation')
})

test('the whole way by keyboard: find Bob, write to him, look at the settings, go', async ({
  alice,
  bob,
  accounts,
}) => {
  const { page } = alice
  await accounts.befriend(alice.jid, bob.jid)
  await signIn(page, alice)
  await signIn(bob.page, bob)
  const focusOn = async (wanted: string) => {
    const target = page.locator(wanted)
    // Nobody walks to what is not there yet, however fast they press.
    await expect(target.filter({ visible: true }).first()).toBeVisible()
    for (let presses = 0; presses < 40; presses++) {
      if (await target.evaluateAll((all) => all.some((one) => one === document.activeElement))) return
      await page.keyboard.press('Tab')
    }
    throw new Error(`Tab never came to ${wanted}`)
  }
  await focusOn('a[href="#/contacts"]')
  await page.keyboard.press('Enter')
  await focusOn('[data-testid="contact-item"]')
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('composer')).toBeFocused()
  await page.keyboard.type('No mouse was used')
  await page.keyboard.press('Shift+Enter')
  await page.keyboard.type('in the making of this')
  await page.keyboard.press('Enter')
  await expectSent(page, 'No mouse was used\nin the making of this')
  await expect(chatRow(bob.page, alice.jid)).toHaveAttribute('data-unread', '1')
  await focusOn('[data-testid="message"]')
  await page.keyboard.press('Escape')
  await expect(page).toHaveURL(/#\/$/)
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('searchbox')).toBeFocused()
  await page.keyboard.type('nobody of that name')
  await expect(page.getByText('No message on this device says that.')).toBeVisible()
  await focusOn('a[href="#/settings"]')
  await page.keyboard.press('Enter')
  await focusOn('a[href="#/settings/account"]')
  await page.keyboard.press('Enter')
  await focusOn('[data-testid="sign-out"]')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alertdialog')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('alertdialog')).toHaveCount(0)
  await expect(page.getByTestId('sign-out')).toBeFocused()
  await page.keyboard.press('Enter')
  const sheet = page.getByRole('alertdialog')
  await expect(sheet.locator(':focus')).toHaveCount(1)
  const yes = sheet.getByRole('button', { name: 'Sign out' })
  for (let presses = 0; presses < 4; presses++) {
    if (await yes.evaluate((one) => one === document.activeElement)) break
    await page.keyboard.press('Tab')
  }
  await expect(yes).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Come on in.' })).toBeVisible()
})

test('both languages say everything in their own words', async ({ alice, bob }) => {
  const { page } = alice
  await signIn(page, alice)
  await go(page, '#/settings/appearance')
  await choose(page, 'Deutsch')
  await expect(page.getByRole('heading', { name: 'Aussehen' })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', 'de')
  await openChat(page, bob.jid)
  await write(page, 'Guten Morgen')
  await expect(page.getByText('Heute').first()).toBeVisible()
  await page.reload()
  await expect(page.locator('html')).toHaveAttribute('lang', 'de')
  await go(page, '#/settings/appearance')
  await choose(page, 'English')
  await expect(page.getByRole('heading', { name: 'Appearance' })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', /^en\b/)
})

test('written from right to left, the panes still stand side by side', async ({
  alice,
  bob,
  accounts,
  house,
}) => {
  const { page } = alice
  await accounts.befriend(alice.jid, bob.jid)
  await page.setViewportSize({ width: 1440, height: 900 })
  const other = await rawStream(house, bob)
  other.message(alice.jid, 'שלום')
  await signIn(page, alice)
  await chatRow(page, bob.jid).click()
  await expect(messageOf(page, 'שלום')).toBeVisible()
  await still(page)
  const boxes = async () => {
    const found = []
    for (const place of [
      page.getByRole('navigation', { name: 'Main' }),
      page.getByRole('region', { name: 'Chats' }),
      page.getByTestId('conversation'),
    ])
      found.push((await place.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 })
    return found
  }
  const before = await boxes()
  await page.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'))
  const after = await boxes()
  expect(after.map((box) => Math.round(box.width))).toEqual(before.map((box) => Math.round(box.width)))
  expect(after.map((box) => Math.round(1440 - box.x - box.width))).toEqual(
    before.map((box) => Math.round(box.x)),
  )
  const over = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(over).toBeLessThanOrEqual(0)
})

test('where motion is not wanted, nothing moves', async ({ alice }) => {
  const { page } = alice
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await signIn(page, alice)
  await page.evaluate(() => {
    const moved: string[] = []
    Object.assign(window, { moved })
    const note = (event: AnimationEvent | TransitionEvent) => {
      const seconds = getComputedStyle(event.target as Element)
      const longest = Math.max(
        ...`${seconds.animationDuration},${seconds.transitionDuration}`.split(',').map(Number.parseFloat),
      )
      if (longest > 0.01) moved.push(`${event.type} ${(event.target as Element).className} ${longest}`)
    }
    document.addEventListener('animationstart', note)
    document.addEventListener('transitionstart', note)
  })
  await page.getByRole('button', { name: 'New chat' }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await openChat(page, 'someone@nowhere.localhost')
  await write(page, 'Quietly')
  await expect(messageOf(page, 'Quietly')).toBeVisible()
  await go(page, '#/settings/appearance')
  await choose(page, 'Dark')
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  expect(await page.evaluate(() => (window as unknown as { moved: string[] }).moved)).toEqual([])
})
