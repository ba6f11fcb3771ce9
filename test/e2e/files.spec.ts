/** Files between two people, with a real server that keeps them: sent, seen, taken back, resumed, refused, and not believed. */
import type { Page, Request } from '@playwright/test'
import { messageOf, openChat, write } from './chat.ts'
import { rowsOf } from './database.ts'
import { paintFile } from './paint-file.ts'
import { type Browsing, expect, rawStream, routeTo, signIn } from './people.ts'
import { test } from './trouble.ts'

const pictures = (page: Page) => page.getByTestId('message').getByRole('button', { name: /open large/ })
const sheet = (page: Page) => page.getByRole('dialog', { name: /^Send .*file/ })
const isFile = (request: Request) => request.url().includes('/file_share/')

async function attach(page: Page, ...files: { name: string; mimeType: string; buffer: Buffer }[]) {
  const choosing = page.waitForEvent('filechooser')
  await page.getByTestId('attach-file').click()
  await (await choosing).setFiles(files)
}
const send = (page: Page) => sheet(page).getByRole('button', { name: 'Send', exact: true }).click()

/** Files set out and do not arrive, until they are let go. */
async function holdFiles(page: Page): Promise<() => void> {
  let holds = true
  await page.route('**/file_share/**', (route) =>
    holds && route.request().method() === 'PUT' ? undefined : route.continue(),
  )
  return () => {
    holds = false
  }
}

/** Two friends, each in the chat with the other. */
async function together(
  alice: Browsing,
  bob: Browsing,
  befriend: (a: string, b: string) => Promise<unknown>,
) {
  await befriend(alice.jid, bob.jid)
  await befriend(bob.jid, alice.jid)
  await signIn(alice.page, alice)
  await signIn(bob.page, bob)
  await openChat(alice.page, bob.jid)
  await openChat(bob.page, alice.jid)
}

test('a picture goes both ways, is seen at once, and opens large', async ({ alice, bob, accounts }) => {
  await together(alice, bob, accounts.befriend)
  await attach(alice.page, await paintFile(alice.page, { name: 'rose.jpg', type: 'image/jpeg' }))
  await sheet(alice.page).getByRole('textbox').fill('From my garden')
  await send(alice.page)
  await expect(pictures(bob.page)).toHaveCount(1)
  await expect(bob.page.getByTestId('message-text')).toHaveText('From my garden')
  await expect(alice.page.getByTestId('message')).toHaveAttribute('data-state', /sent|delivered|read/)
  await attach(bob.page, await paintFile(bob.page, { name: 'lily.png', type: 'image/png' }))
  await send(bob.page)
  await expect(pictures(alice.page)).toHaveCount(2)
  // All that a picture is shown from is in this page: never the address of somebody's server.
  const shown = await alice.page
    .getByTestId('message')
    .locator('img')
    .evaluateAll((all) => all.map((image) => new URL((image as HTMLImageElement).src).protocol))
  expect(new Set(shown)).toEqual(new Set(['blob:']))
  await pictures(alice.page).last().click()
  const gallery = alice.page.getByRole('dialog', { name: 'Pictures' })
  await expect(gallery.getByRole('img', { name: 'lily.png' })).toBeVisible()
  await alice.page.keyboard.press('ArrowLeft')
  await expect(gallery.getByRole('img', { name: 'rose.jpg' })).toBeVisible()
  await alice.page.keyboard.press('Escape')
  await expect(gallery).toBeHidden()
  expect([...alice.console, ...bob.console]).toEqual([])
})

test('is dropped, and pasted; several go at once', async ({ alice, bob, accounts }) => {
  await together(alice, bob, accounts.befriend)
  const rose = await paintFile(alice.page, { name: 'rose.png', type: 'image/png' })
  const carry = (event: 'drop' | 'paste') =>
    alice.page.evaluate(
      ([kind, base64]) => {
        const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0))
        const data = new DataTransfer()
        data.items.add(new File([bytes], `${kind}.png`, { type: 'image/png' }))
        const target = document.querySelector('[data-testid=composer]')
        const init = { bubbles: true, cancelable: true }
        const made =
          kind === 'drop'
            ? new DragEvent('drop', { ...init, dataTransfer: data })
            : new ClipboardEvent('paste', { ...init, clipboardData: data })
        target?.dispatchEvent(made)
      },
      [event, rose.buffer.toString('base64')] as const,
    )
  await carry('drop')
  await expect(sheet(alice.page)).toContainText('drop.png')
  await send(alice.page)
  await expect(pictures(bob.page)).toHaveCount(1)
  await carry('paste')
  await expect(sheet(alice.page)).toContainText('paste.png')
  await alice.page.keyboard.press('Escape')
  await expect(sheet(alice.page)).toBeHidden()
  await attach(alice.page, rose, { ...rose, name: 'lily.png' })
  await send(alice.page)
  await expect(pictures(bob.page)).toHaveCount(3)
})

test('shows how far it is, and can be taken back', async ({ alice, bob, accounts }) => {
  await together(alice, bob, accounts.befriend)
  await holdFiles(alice.page)
  const rose = await paintFile(alice.page, { name: 'rose.png', type: 'image/png' })
  await attach(alice.page, rose)
  await send(alice.page)
  const bar = alice.page.getByRole('progressbar', { name: 'Sending rose.png' })
  await expect(bar).toBeVisible()
  await alice.page.getByTestId('message').getByRole('button', { name: 'Cancel' }).click()
  await expect(alice.page.getByTestId('message')).toHaveCount(0)
  await expect.poll(() => rowsOf(alice.page, 'uploads')).toEqual([])
})

test('goes on after a reload in the middle', async ({ alice, bob, accounts }) => {
  await together(alice, bob, accounts.befriend)
  const letGo = await holdFiles(alice.page)
  await attach(alice.page, await paintFile(alice.page, { name: 'lily.png', type: 'image/png' }))
  await send(alice.page)
  await expect(alice.page.getByRole('progressbar', { name: 'Sending lily.png' })).toBeVisible()
  letGo()
  await alice.page.reload()
  await expect(pictures(bob.page)).toHaveCount(1)
  await expect(alice.page.getByTestId('message')).toHaveAttribute('data-state', /sent|delivered|read/)
  await expect.poll(() => rowsOf(alice.page, 'uploads')).toEqual([])
})

test('written while the server is away, it waits with its words, over a reload, and leaves when the server is back', async ({
  alice,
  bob,
  accounts,
  house,
  networkOf,
}) => {
  const network = await networkOf(alice)
  await together(alice, bob, accounts.befriend)
  await network.refuse()
  network.cut()
  await write(alice.page, 'Before the picture')
  await attach(alice.page, await paintFile(alice.page, { name: 'lily.png', type: 'image/png' }))
  await send(alice.page)
  await write(alice.page, 'After the picture')
  await expect(alice.page.getByTestId('message')).toHaveCount(3)
  await alice.page.reload()
  // It is seen from what is kept here.
  await expect(pictures(alice.page)).toHaveCount(1)
  await expect(alice.page.getByTestId('message')).toHaveCount(3)
  await expect(alice.page.getByTestId('message').first()).toHaveAttribute('data-state', 'sending')
  await routeTo(alice.context, alice.domain, house.websocket)
  await alice.page.reload()
  await expect(pictures(bob.page)).toHaveCount(1)
  await expect(messageOf(bob.page, 'After the picture')).toBeVisible()
  await expect(alice.page.getByTestId('message')).toHaveCount(3)
  for (const message of await alice.page.getByTestId('message').all())
    await expect(message).toHaveAttribute('data-state', /sent|delivered|read/)
  await expect(bob.page.getByTestId('message')).toHaveCount(3)
  await expect.poll(() => rowsOf(alice.page, 'uploads')).toEqual([])
})

test('is refused before it leaves where it is too large, and with a sentence where the server has had enough', async ({
  newPerson,
  newAccount,
}) => {
  const alice = await newPerson('alice', 'tight.localhost')
  const friend = await newAccount('friend', 'tight.localhost')
  await signIn(alice.page, alice)
  await openChat(alice.page, friend.jid)
  const weight = (kilobytes: number) => ({
    name: `${kilobytes}.bin`,
    mimeType: 'application/octet-stream',
    buffer: Buffer.alloc(kilobytes * 1000, 7),
  })
  await attach(alice.page, weight(120), weight(90))
  await expect(sheet(alice.page)).toContainText('tight.localhost takes no file larger than 102 kB')
  await expect(sheet(alice.page).getByRole('button', { name: 'Send', exact: true })).toBeDisabled()
  await sheet(alice.page).getByRole('button', { name: 'Remove 120.bin' }).click()
  await send(alice.page)
  await expect(alice.page.getByTestId('message')).toHaveAttribute('data-state', /sent|delivered/)
  await attach(alice.page, weight(80))
  await sheet(alice.page).getByRole('textbox').fill('The other half')
  await send(alice.page)
  const last = alice.page.getByTestId('message').last()
  await expect(last).toHaveAttribute('data-state', 'failed')
  await expect(last).toContainText('takes no more files from you for now')
  await expect(last).toContainText('The other half')
})

test('a server without files says so before anything is lost', async ({ newPerson, newAccount }) => {
  const alice = await newPerson('alice', 'bare.localhost')
  const friend = await newAccount('friend', 'bare.localhost')
  await signIn(alice.page, alice)
  await openChat(alice.page, friend.jid)
  await attach(alice.page, await paintFile(alice.page, { name: 'rose.png', type: 'image/png' }))
  await expect(sheet(alice.page).getByRole('alert')).toContainText('bare.localhost keeps no files')
})

test('of a stranger is not asked for before a click', async ({ alice, bob, house }) => {
  await signIn(alice.page, alice)
  const requests: string[] = []
  alice.page.on('request', (request) => isFile(request) && requests.push(request.url()))
  await signIn(bob.page, bob)
  await openChat(bob.page, alice.jid)
  await attach(bob.page, await paintFile(bob.page, { name: 'rose.png', type: 'image/png' }))
  await send(bob.page)
  await openChat(alice.page, bob.jid)
  const load = alice.page.getByRole('button', { name: /^Load picture from / })
  await expect(load).toBeVisible()
  await expect(load).toHaveText(new RegExp(new URL(house.websocket).hostname))
  expect(requests).toEqual([])
  await load.click()
  await expect(pictures(alice.page)).toHaveCount(1)
  expect(requests).toHaveLength(1)
})

test('that is not what its name says is only ever a file', async ({ alice, bob, accounts, house }) => {
  await together(alice, bob, accounts.befriend)
  const hostile = {
    'drawing.png': '<svg xmlns="http://www.w3.org/2000/svg"><script>document.title="owned"</script></svg>',
    'page.png': '<!doctype html><script>document.title="owned"</script>',
  }
  for (const [name, text] of Object.entries(hostile)) await attachAs(bob.page, name, text)
  // Bob's own program would say what they are; somebody else's says what it likes.
  const urlsOf = async () => {
    const rows = (await rowsOf(bob.page, 'messages')) as { attachments?: { url: string | null }[] }[]
    return rows.flatMap(({ attachments = [] }) => attachments.map(({ url }) => url ?? ''))
  }
  // The screen is quicker than the upload: a file has its address when the server has all of it.
  await expect.poll(urlsOf).toEqual([expect.stringMatching(/^http/), expect.stringMatching(/^http/)])
  const urls = await urlsOf()
  const raw = await rawStream(house, bob)
  for (const url of urls)
    raw.send(
      `<message xmlns='jabber:client' type='chat' to='${alice.jid}' id='${url.slice(-40)}'><body>${url}</body>` +
        `<file-sharing xmlns='urn:xmpp:sfs:0' disposition='inline'><file xmlns='urn:xmpp:file:metadata:0'><media-type>image/png</media-type><name>lie.png</name><width>300</width><height>200</height></file>` +
        `<sources><url-data xmlns='http://jabber.org/protocol/url-data' target='${url}'/></sources></file-sharing></message>`,
    )
  await expect(alice.page.getByText('lie.png is not what its name says.')).toHaveCount(2)
  await expect(pictures(alice.page)).toHaveCount(0)
  expect(await alice.page.title()).not.toContain('owned')
  raw.drop()
})

async function attachAs(page: Page, name: string, text: string) {
  await attach(page, { name, mimeType: 'image/png', buffer: Buffer.from(text) })
  await send(page)
  await expect(page.getByTestId('message').last()).toHaveAttribute('data-state', /sent|delivered|read/)
}
