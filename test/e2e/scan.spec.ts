/** Codes before a real camera of a real Chromium, on pictures, in the clipboard; and that to scan is not to act. */
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import AxeBuilder from '@axe-core/playwright'
import type { BrowserContext, Page } from '@playwright/test'
import { cameraFlags, writeFilm } from '../support/camera.ts'
import { go } from './chat.ts'
import { type Browsing, expect, signIn, test } from './people.ts'
import { pictureOf } from './picture-of.ts'
import config from './playwright.config.ts'

const film = fileURLToPath(new URL('../../test-results/camera.y4m', import.meta.url))
const launch = config.use?.launchOptions

// The film is chosen when a browser is started: this file has one of its own.
test.use({ launchOptions: { ...launch, args: [...(launch?.args ?? []), ...cameraFlags(film)] } })

const show = (...scenes: (string | null)[]) => writeFilm(film, scenes)

test.beforeEach(() => {
  mkdirSync(path.dirname(film), { recursive: true })
  show(null)
})

const result = (page: Page) => page.getByTestId('scan-result')

async function openScanner({ page, context }: Browsing, { mayUseCamera = false } = {}) {
  if (mayUseCamera) await context.grantPermissions(['camera'])
  await go(page, '#/scan')
  await expect(page.getByTestId('scan-text')).toBeVisible()
}

/** Everything that leaves the browser from now on: addresses that are asked for, and frames of any WebSocket. */
function overhear(context: BrowserContext): { requests: string[]; frames: string[] } {
  const heard: { requests: string[]; frames: string[] } = { requests: [], frames: [] }
  context.on('request', (request) => heard.requests.push(`${request.url()} ${request.postData() ?? ''}`))
  const listen = (page: Page) =>
    page.on('websocket', (socket) =>
      socket.on('framesent', ({ payload }) => heard.frames.push(String(payload))),
    )
  for (const page of context.pages()) listen(page)
  context.on('page', listen)
  return heard
}

test('an invite that is held before the camera becomes a card, for somebody without an account', async ({
  alice,
  bob,
  accounts,
}) => {
  const link = await accounts.invite(alice.jid)
  show(null, link)
  await openScanner(bob, { mayUseCamera: true })
  await expect(result(bob.page)).toHaveAttribute('data-kind', 'invite')
  await expect(result(bob.page)).toContainText(alice.jid)
  await expect(bob.page.getByTestId('scan-video')).toBeVisible()
  expect(bob.page.url()).toMatch(/#\/scan$/)
})

test('a second code is for those who ask for it, and the camera is let go in the end', async ({
  alice,
  bob,
  accounts,
}) => {
  show(await accounts.invite(alice.jid))
  await openScanner(bob, { mayUseCamera: true })
  await expect(result(bob.page)).toHaveAttribute('data-kind', 'invite')
  const track = await bob.page
    .getByTestId('scan-video')
    .evaluateHandle((video: HTMLVideoElement) => (video.srcObject as MediaStream).getVideoTracks()[0])
  await bob.page.keyboard.press('Escape')
  await expect(result(bob.page)).toHaveCount(0)
  await expect.poll(() => track.evaluate((one) => one?.readyState)).toBe('ended')
  show('figs, and pears')
  await go(bob.page, '#/scan')
  await expect(result(bob.page)).toHaveAttribute('data-kind', 'unknown')
  await expect(result(bob.page)).toContainText('figs, and pears')
})

test('a camera that is refused is explained, with the other ways', async ({ alice, bob, accounts }) => {
  await openScanner(bob)
  await expect(bob.page.getByText(/Tessera may not use the camera/)).toBeVisible()
  await bob.page.getByRole('button', { name: 'How to allow the camera' }).click()
  await expect(bob.page.getByText(/Press the sign beside the address/)).toBeVisible()
  await bob.page.getByTestId('scan-text').fill(await accounts.invite(alice.jid))
  await expect(result(bob.page)).toHaveAttribute('data-kind', 'invite')
})

test('pictures are read from a file and from the clipboard, and one without a code says so', async ({
  alice,
  bob,
  accounts,
}) => {
  const { page, context } = bob
  const picture = await pictureOf(page, await accounts.invite(alice.jid))
  await openScanner(bob)
  const file = page.getByTestId('scan-file')
  await file.setInputFiles({
    name: 'wall.png',
    mimeType: 'image/png',
    buffer: await pictureOf(page, null),
  })
  await expect(page.getByText(/No code was found in this picture/)).toBeVisible()
  await file.setInputFiles({ name: 'code.png', mimeType: 'image/png', buffer: picture })
  await expect(result(page)).toHaveAttribute('data-kind', 'invite')

  await page.reload()
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
    const blob = new Blob([bytes], { type: 'image/png' })
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': blob })])
  }, picture.toString('base64'))
  await page.getByRole('dialog').getByRole('button', { name: 'Paste', exact: true }).click()
  await expect(result(page)).toHaveAttribute('data-kind', 'invite')
})

test('keys paste pictures and texts', async ({ alice, bob, accounts }) => {
  const { page, context } = bob
  const link = await accounts.invite(alice.jid)
  await openScanner(bob)
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.evaluate((text) => navigator.clipboard.writeText(text), `Come in: ${link}`)
  await page.getByRole('dialog').press('Control+V')
  await expect(result(page)).toHaveAttribute('data-kind', 'invite')
  await expect(result(page)).toContainText(alice.jid)
})

test('to scan sends nothing: not the token, not a stanza, not a request to anybody', async ({
  alice,
  bob,
  accounts,
  house,
}) => {
  const { page, context } = bob
  const link = await accounts.invite(alice.jid)
  const token = /preauth(?:=|%3D)([\w-]+)/i.exec(link)?.[1] ?? link.slice(-16)
  await signIn(page, bob)
  const heard = overhear(context)
  await page.reload()
  await expect(page.getByTestId('connection')).toHaveAttribute('data-status', 'online')

  show(link)
  await openScanner(bob, { mayUseCamera: true })
  await expect(result(page)).toHaveAttribute('data-kind', 'invite')
  await page.getByTestId('scan-text').fill('https://somewhere.example/invite?abcdef')
  await expect(result(page)).not.toContainText(alice.jid)
  await page.getByTestId('scan-text').fill(link)
  await expect(result(page)).toContainText(alice.jid)

  // The session goes on meanwhile; nothing of it is about the invite.
  expect(heard.frames.length).toBeGreaterThan(0)
  const about = [token, alice.jid, 'somewhere.example']
  expect(heard.frames.filter((frame) => about.some((word) => frame.includes(word)))).toEqual([])
  expect(
    heard.requests.filter((request) => !request.startsWith(house.web) && !request.startsWith('data:')),
  ).toEqual([])
  expect(heard.requests.filter((request) => request.includes(token))).toEqual([])
  expect(bob.console.filter((line) => line.includes(token))).toEqual([])
})

test('where WebAssembly does not come, the other reader does it', async ({ alice, bob, accounts }) => {
  const { page, context } = bob
  let refused = 0
  await context.route('**/*.wasm', (route) => {
    refused++
    return route.abort()
  })
  const picture = await pictureOf(page, await accounts.invite(alice.jid))
  await openScanner(bob)
  await page.getByTestId('scan-file').setInputFiles({
    name: 'code.png',
    mimeType: 'image/png',
    buffer: picture,
  })
  await expect(result(page)).toHaveAttribute('data-kind', 'invite')
  expect(refused).toBeGreaterThan(0)
})

for (const [width, height] of [
  [360, 780],
  [1440, 900],
] as const)
  test(`axe finds nothing in the scanner at ${width} px, light or dark`, async ({ alice, bob, accounts }) => {
    const { page, context } = bob
    await page.setViewportSize({ width, height })
    const sound = async (state: string) => {
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
        const { violations } = await new AxeBuilder({ page }).exclude('[data-live-announcer]').analyze()
        const found = violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`)
        expect.soft(found, `${state}, ${colorScheme}`).toEqual([])
      }
    }
    await openScanner(bob)
    await page.getByRole('button', { name: 'How to allow the camera' }).click()
    await sound('without a camera')
    // Once it is allowed it runs, without a press.
    await context.grantPermissions(['camera'])
    await expect(page.getByText('Hold the code before the camera.')).toBeVisible()
    await sound('looking')
    await page.getByTestId('scan-text').fill(await accounts.invite(alice.jid))
    await expect(result(page)).toBeVisible()
    await sound('found')
  })
