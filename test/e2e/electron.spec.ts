/** The desktop app itself, where Electron's own program is on the machine; `npm run desktop` fetches it. */
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { _electron, type ElectronApplication, expect, type Page, test } from '@playwright/test'
import { buildShell } from '../../scripts/desktop-build.mjs'
import { findElectron } from '../../scripts/electron-binary.mjs'
import { contentSecurityPolicy } from '../../server/web-headers.mjs'

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

test('a second start hands over its link, and ends', async () => {
  await expect(page.getByTestId('landing')).toBeVisible()
  const second = await launch('xmpp:romeo@verona.example?roster;preauth=an0ther').catch(() => null)
  await expect(page.getByTestId('landing')).toContainText('romeo@verona.example')
  await second?.close().catch(() => {})
  expect(app.windows()).toHaveLength(1)
})
