/** What is kept on the device: what makes room when there is none, what is said then, and when the browser threw it away. */
import { expect as be, type CDPSession, type Page } from '@playwright/test'
import { wakeUntilOnline } from './chaos.ts'
import { expectSent, go, messageOf, openChat, write } from './chat.ts'
import { rowsOf } from './database.ts'
import { expect, expectOnline, rawStream, signIn, test } from './people.ts'

test.use({ friends: true })

/** Room for little more than a picture and what was said. */
const QUOTA = 6_000_000

/** What a browser does to the storage of a page, done by hand. */
async function browserOf(page: Page) {
  const session: CDPSession = await page.context().newCDPSession(page)
  const { origin } = new URL(page.url())
  const limit = (quotaSize?: number) =>
    session.send('Storage.overrideQuotaForOrigin', { origin, ...(quotaSize && { quotaSize }) })
  return {
    /** Before anything is written: for some time a browser goes by how much room there was. */
    beSmall: () => limit(QUOTA),
    makeRoom: () => limit(),
    /** As when room is short: nobody is asked. */
    clear: (storageTypes: string) => session.send('Storage.clearDataForOrigin', { origin, storageTypes }),
  }
}

/** Somebody else at this address takes all the room that is left. */
const fill = (page: Page) =>
  page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open('somebody else')
      opening.onupgradeneeded = () => opening.result.createObjectStore('bytes', { autoIncrement: true })
      opening.onsuccess = () => resolve(opening.result)
      opening.onerror = () => reject(opening.error)
    })
    const put = (size: number) =>
      new Promise<boolean>((resolve) => {
        const writing = database.transaction('bytes', 'readwrite')
        writing.objectStore('bytes').put(crypto.getRandomValues(new Uint8Array(size)))
        writing.oncomplete = () => resolve(true)
        writing.onabort = () => resolve(false)
      })
    for (let size = 60_000; size >= 16; size = Math.floor(size / 2)) while (await put(size));
    database.close()
  })

/** A picture that nothing makes small: some 800 kB. */
async function noise(page: Page, name: string) {
  const base64 = await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(600, 400)
    const context = canvas.getContext('2d')
    if (!context) throw new Error('no canvas')
    const image = context.createImageData(600, 400)
    for (let start = 0; start < image.data.length; start += 60_000)
      crypto.getRandomValues(image.data.subarray(start, start + 60_000))
    for (let pixel = 3; pixel < image.data.length; pixel += 4) image.data[pixel] = 255
    context.putImageData(image, 0, 0)
    const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: 'image/png' })).arrayBuffer())
    return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
  })
  return { name, mimeType: 'image/png', buffer: Buffer.from(base64, 'base64') }
}

async function attach(page: Page, file: Awaited<ReturnType<typeof noise>>) {
  const choosing = page.waitForEvent('filechooser')
  await page.getByTestId('attach-file').click()
  await (await choosing).setFiles(file)
  return page.getByRole('dialog', { name: /^Send .*file/ })
}
const pictures = (page: Page) => page.getByTestId('message').getByRole('button', { name: /open large/ })
const keptSizes = async (page: Page) =>
  (await rowsOf<{ size: number }>(page, 'media')).map(({ size }) => size)

test('pictures make room for words, are there without a network, and can be cleared', async ({
  alice,
  bob,
}) => {
  const device = await browserOf(alice.page)
  await device.beSmall()
  await signIn(alice.page, alice)
  await signIn(bob.page, bob)
  await openChat(alice.page, bob.jid)
  await openChat(bob.page, alice.jid)
  const sheet = await attach(bob.page, await noise(bob.page, 'rose.png'))
  await sheet.getByRole('button', { name: 'Send', exact: true }).click()
  await expect(pictures(alice.page)).toHaveCount(1)
  await expect.poll(() => keptSizes(alice.page)).toEqual([be.any(Number)])

  // Loaded anew, it is shown from the device: the server has nobody to give it to.
  await alice.page.route('**/file_share/**', (route) => route.abort())
  await alice.page.reload()
  await expect(pictures(alice.page)).toHaveCount(1)
  await go(alice.page, '#/settings/storage')
  await expect(alice.page.getByText('Pictures', { exact: true })).toBeVisible()
  await openChat(alice.page, bob.jid)
  await expectOnline(alice.page)

  await fill(alice.page)
  await write(alice.page, 'Words come first')
  await expectSent(alice.page, 'Words come first')
  expect(await keptSizes(alice.page)).toEqual([])
  await expect(messageOf(bob.page, 'Words come first')).toBeVisible()
  await device.makeRoom()

  // The picture left, its message did not; it is fetched again, and kept again, until somebody clears it.
  await alice.page.unroute('**/file_share/**')
  await alice.page.reload()
  await expect(pictures(alice.page)).toHaveCount(1)
  await expect.poll(() => keptSizes(alice.page)).toHaveLength(1)
  await go(alice.page, '#/settings/storage')
  await alice.page.getByRole('button', { name: 'Clear' }).click()
  await alice.page.getByRole('alertdialog').getByRole('button', { name: 'Clear' }).click()
  await expect(alice.page.getByText('They are cleared.')).toBeVisible()
  expect(await rowsOf(alice.page, 'mediaBytes')).toEqual([])
  await openChat(alice.page, bob.jid)
  await expect(pictures(alice.page)).toHaveCount(1)
  await expect(messageOf(alice.page, 'Words come first')).toBeVisible()
})

test('a full device says so, keeps what was typed, and has missed nothing when there is room again', async ({
  alice,
  bob,
  house,
}) => {
  const device = await browserOf(alice.page)
  await device.beSmall()
  await signIn(alice.page, alice)
  await openChat(alice.page, bob.jid)
  await write(alice.page, 'Before')
  await expectSent(alice.page, 'Before')
  const picture = await noise(alice.page, 'lily.png')
  await fill(alice.page)

  await alice.page.getByTestId('composer').fill('Where shall we meet')
  await alice.page.getByTestId('composer').press('Enter')
  const told = alice.page.getByRole('status').filter({ hasText: 'This device is full.' })
  await expect(told).toBeVisible()
  await expect(alice.page.getByTestId('composer')).toHaveValue('Where shall we meet')
  await expect(messageOf(alice.page, 'Where shall we meet')).toHaveCount(0)

  const sheet = await attach(alice.page, picture)
  await sheet.getByRole('textbox').fill('Look')
  await sheet.getByRole('button', { name: 'Send', exact: true }).click()
  await expect(sheet.getByRole('alert')).toContainText('no room left on this device')
  await expect(sheet.getByRole('textbox')).toHaveValue('Look')
  await alice.page.keyboard.press('Escape')

  // Nobody acknowledges what cannot be written.
  const raw = await rawStream(house, bob)
  raw.send(
    `<message xmlns='jabber:client' to='${alice.jid}' type='chat' id='meet'><body>At the fountain</body></message>`,
  )
  await told.getByRole('button', { name: 'See what takes room' }).click()
  await expect(alice.page.getByRole('heading', { name: 'Storage', level: 1 })).toBeVisible()
  await openChat(alice.page, bob.jid)
  await expect(alice.page.getByTestId('composer')).toHaveValue('Where shall we meet')

  await device.makeRoom()
  await wakeUntilOnline(alice.page)
  await expect(messageOf(alice.page, 'At the fountain')).toBeVisible()
  await expectOnline(alice.page)
  await expect(told).toHaveCount(0)
  await alice.page.getByTestId('composer').press('Enter')
  await expectSent(alice.page, 'Where shall we meet')
  raw.drop()
})

test('a browser that threw everything away is named, while the page is open and before it is', async ({
  alice,
  bob,
}) => {
  await signIn(alice.page, alice)
  await openChat(alice.page, bob.jid)
  await write(alice.page, 'To be kept')
  await expectSent(alice.page, 'To be kept')
  const other = await alice.context.newPage()
  await other.goto(alice.page.url())
  await expect(messageOf(other, 'To be kept')).toBeVisible()

  const device = await browserOf(alice.page)
  await device.clear('indexeddb')
  for (const page of [alice.page, other]) {
    const door = page.getByRole('region', { name: 'Your browser cleared everything kept here' })
    await expect(door).toContainText(alice.jid)
  }
  await alice.page.getByRole('link', { name: 'Sign in again' }).click()
  await expect(alice.page.getByTestId('sign-in-address')).toHaveValue(alice.jid)
  await signIn(alice.page, alice)
  await openChat(alice.page, bob.jid)
  await expect(messageOf(alice.page, 'To be kept')).toBeVisible()
  await expect(other.getByTestId('connection')).toHaveAttribute('data-status', 'online')
  await other.close()

  await alice.page.goto('about:blank')
  await device.clear('indexeddb,cache_storage,service_workers,file_systems')
  await alice.page.goto('/')
  await expect(
    alice.page.getByRole('heading', { name: 'Your browser cleared everything kept here' }),
  ).toBeVisible()
  await alice.page.getByRole('button', { name: 'Never mind' }).click()
  await expect(alice.page.getByText('I have an invite')).toBeVisible()
  await alice.page.reload()
  await expect(alice.page.getByText('I have an invite')).toBeVisible()
  expect(alice.console).toEqual([])
})
