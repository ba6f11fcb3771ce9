/** The desktop app itself, where Electron's own program is on the machine; `npm run desktop` fetches it. */
import { mkdtempSync, rmSync } from 'node:fs'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { _electron, type ElectronApplication, expect, type Page, test } from '@playwright/test'
import { buildShell } from '../../scripts/desktop-build.mjs'
import { findElectron } from '../../scripts/electron-binary.mjs'
import { contentSecurityPolicy } from '../../server/web-headers.mjs'
import type { DesktopApi } from '../../src/platform/desktop-api.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const program = findElectron()
const INVITE = 'xmpp:juliet@verona.example?roster;preauth=s3cret-t0ken'

test.skip(
  program === null,
  'Electron is not on this machine: no package brings it along, `npm run desktop` fetches it',
)

let app: ElectronApplication
let page: Page
let data = ''

const launch = (...more: string[]) =>
  _electron.launch({
    executablePath: program ?? '',
    args: [root, `--user-data-dir=${data}`, '--no-sandbox', ...more],
  })

test.beforeAll(() => buildShell())
test.beforeEach(async () => {
  data = mkdtempSync(path.join(os.tmpdir(), 'tessera-desktop-'))
  app = await launch(INVITE)
  page = await app.firstWindow()
})
test.afterEach(async () => {
  await app.close()
  rmSync(data, { recursive: true, force: true })
})

test('opens from its own origin, under the policy of the web, with nothing of Node', async () => {
  expect(page.url()).toMatch(/^app:\/\/tessera\/index\.html/)
  await expect(page.getByTestId('landing')).toContainText('juliet@verona.example')
  expect(
    await page.evaluate(async () => (await fetch('index.html')).headers.get('content-security-policy')),
  ).toBe(contentSecurityPolicy)
  expect(
    await page.evaluate(() => ['require', 'process', 'module'].filter((name) => name in window)),
  ).toEqual([])
  expect(
    await page.evaluate(() =>
      navigator.permissions.query({ name: 'geolocation' }).then(({ state }) => state),
    ),
  ).toBe('denied')
})

test('goes nowhere and opens nothing', async () => {
  await page.evaluate(() => window.open('file:///etc/passwd'))
  await page.evaluate(() => window.location.assign('file:///etc/passwd'))
  await page.evaluate(() => window.location.assign('app://tessera/../package.json'))
  expect(page.url()).toMatch(/^app:\/\/tessera\/index\.html/)
  expect(app.windows()).toHaveLength(1)
})

test('asks an issuer for the page, and nobody else; without a keychain it wraps nothing', async () => {
  const asked: string[] = []
  const server = http.createServer(({ url = '', method = '' }, response) => {
    asked.push(`${method} ${url}`)
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify({ token_endpoint: `${address}/token` }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const statuses = await page.evaluate(async (origin) => {
    const { desktop } = window as unknown as { desktop: DesktopApi }
    const form = { 'content-type': 'application/x-www-form-urlencoded' }
    const ask = (method: 'GET' | 'POST', way: string) =>
      desktop.askIssuer({
        url: origin + way,
        method,
        headers: method === 'POST' ? form : {},
        body: method === 'POST' ? 'a=b' : '',
      })
    const answers = [
      await ask('POST', '/token'),
      await ask('GET', '/.well-known/oauth-authorization-server'),
      await ask('POST', '/token'),
      await ask('POST', '/admin'),
      await ask('GET', '/admin'),
    ]
    return answers.map((answer) => answer?.status ?? null)
  }, address)
  server.close()
  expect(statuses).toEqual([null, 200, 200, null, null])
  expect(asked).toEqual(['GET /.well-known/oauth-authorization-server', 'POST /token'])

  const kept = await page.evaluate(async () => {
    const { desktop } = window as unknown as { desktop: DesktopApi }
    const key = new Uint8Array(32)
    if (!(await desktop.canWrap())) return desktop.wrapSigner(key).then(String, () => 'refused')
    const signer = await desktop.wrapSigner(key)
    const signed = await desktop.signWith({ signer, text: key })
    return (await desktop.unwrap(signer)) === null && signed?.length === 32 ? 'kept' : 'given out'
  })
  expect(['refused', 'kept']).toContain(kept)
})

test('a second start hands over its link, and ends', async () => {
  await expect(page.getByTestId('landing')).toBeVisible()
  const second = await launch('xmpp:romeo@verona.example?roster;preauth=an0ther').catch(() => null)
  await expect(page.getByTestId('landing')).toContainText('romeo@verona.example')
  await second?.close().catch(() => {})
  expect(app.windows()).toHaveLength(1)
})
