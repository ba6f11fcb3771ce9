/** The web build as operators put it up: nginx, Caddy and Apache with the files of docs/web-servers, and Prosody behind them. */
import https from 'node:https'
import type { Page } from '@playwright/test'
import { adviceWithout, findWebServer, webServers } from '../../scripts/web-servers.mjs'
import { localFolder } from '../../server/prosody.mjs'
import { besides, caching, contentType, pageHeaders } from '../../server/web-headers.mjs'
import { expectSent, go, openChat, write } from './chat.ts'
import { test as base, expect, expectOnline } from './people.ts'
import { pictureOf } from './picture-of.ts'
import config from './playwright.config.ts'
import { closePremises, filesOf, openDoors, openPremises, type Premises } from './real-web-server.ts'
import { signInAtServer } from './server-pages.ts'

const test = base.extend<object, { premises: Premises }>({
  premises: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern which fixtures are needed
    async ({}, use) => {
      const premises = await openPremises()
      await use(premises)
      await closePremises(premises)
    },
    { scope: 'worker' },
  ],
})
const launch = config.use?.launchOptions
// For the worker's file, too, browsers want a certificate that they trust, whatever a page is let off.
test.use({
  ignoreHTTPSErrors: true,
  serviceWorkers: 'allow',
  launchOptions: { ...launch, args: [...(launch?.args ?? []), '--ignore-certificate-errors'] },
})

interface Answer {
  status: number
  headers: Record<string, string | string[] | undefined>
}

/** As a browser asks, without believing the certificate. */
const ask = (port: number, requested: string, method = 'GET') =>
  new Promise<Answer>((resolve, reject) => {
    const headers = { host: `chat.localhost:${port}`, 'accept-encoding': 'gzip' }
    https
      .request(
        {
          host: '127.0.0.1',
          port,
          path: requested,
          method,
          headers,
          servername: 'chat.localhost',
          rejectUnauthorized: false,
          agent: false,
        },
        (answer) => {
          answer.resume()
          answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers }))
        },
      )
      .on('error', reject)
      .end()
  })

/** Whatever the page was kept from doing, and whatever it said. */
async function watch(page: Page): Promise<string[]> {
  const heard: string[] = []
  await page.exposeFunction('tellViolation', (what: string) => heard.push(what))
  await page.addInitScript(() => {
    const { tellViolation } = window as unknown as { tellViolation(what: string): void }
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) =>
      tellViolation(`${violatedDirective}: ${blockedURI} ${sample}`),
    )
  })
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) heard.push(message.text())
  })
  page.on('pageerror', (error) => heard.push(error.message))
  return heard
}

for (const name of webServers)
  test.describe(name, () => {
    const command = findWebServer(name, localFolder)
    test.skip(command === undefined, adviceWithout(name))
    let close = async () => {}
    test.beforeAll(async ({ premises }) => {
      close = await openDoors(name, command ?? '', premises)
    })
    test.afterAll(() => close())

    test('every file is sent with the headers that the program is tested with', async ({ premises }) => {
      const { root, chat } = premises.places
      const files = filesOf(root)
      expect(files.length).toBeGreaterThan(100)
      for (const file of ['', ...files]) {
        const { status, headers } = await ask(chat, `/${file}`)
        const seen = file || 'index.html'
        expect(status, file).toBe(200)
        expect(headers, file).toMatchObject({
          ...pageHeaders,
          ...besides(seen),
          'cache-control': caching(seen),
        })
        expect(String(headers['content-type']).toLowerCase(), file).toBe(contentType(seen))
      }
      const nowhere = await ask(chat, '/assets/nothing-0a1b2c3d.js')
      expect(nowhere.status).toBe(404)
      expect(nowhere.headers).toMatchObject(pageHeaders)
      expect(nowhere.headers['cache-control'] ?? '').not.toContain('immutable')
      for (const outside of ['/../key.pem', '/%2e%2e/key.pem', '/..%2fkey.pem', '/assets/../../key.pem'])
        expect((await ask(chat, outside)).status, outside).toBeGreaterThanOrEqual(400)
      expect((await ask(chat, '/', 'POST')).status).toBe(405)
      const [script = ''] = files.filter((file) => /^assets\/index-.*\.js$/.test(file))
      expect((await ask(chat, `/${script}`)).headers['content-encoding']).toBe('gzip')
    })

    test('I sign in on the server’s own pages, write, send a file, read a code; nothing is kept from working', async ({
      newGuest,
      premises,
    }) => {
      const { prosody, places } = premises
      const [anna, ben] = await Promise.all([prosody.person('anna'), prosody.person('ben')])
      const guest = await newGuest()
      const heard = await watch(guest.page)
      await guest.page.goto(`https://chat.localhost:${places.chat}/`)
      await signInAtServer({ ...anna, ...guest })
      await expectOnline(guest.page)
      await openChat(guest.page, ben.jid)
      await write(guest.page, 'Through the front door')
      await expectSent(guest.page, 'Through the front door')
      const invite = `xmpp:${ben.jid}?roster`
      const code = { name: 'code.png', mimeType: 'image/png', buffer: await pictureOf(guest.page, invite) }
      const choosing = guest.page.waitForEvent('filechooser')
      await guest.page.getByTestId('attach-file').click()
      await (await choosing).setFiles(code)
      await guest.page
        .getByRole('dialog', { name: /^Send .*file/ })
        .getByRole('button', { name: 'Send', exact: true })
        .click()
      const file = guest.page.getByTestId('message').last()
      await expect(file.getByRole('button', { name: /open large/ })).toBeVisible()
      await expect(file).toHaveAttribute('data-state', /^(sent|delivered|read)$/)

      const reader = guest.page.waitForResponse(/reader.*\.wasm$/)
      await go(guest.page, '#/scan')
      await expect(guest.page.getByText('Drop a picture of the code here')).toBeVisible()
      await guest.page.getByTestId('scan-file').setInputFiles(code)
      expect((await reader).headers()['content-type']).toBe('application/wasm')
      await expect(guest.page.getByTestId('scan-result')).toContainText(ben.user)
      // The worker has all of it, each file by its hash.
      await guest.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
      expect(heard).toEqual([])
    })
  })
