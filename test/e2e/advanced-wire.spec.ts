/** What goes over the wire can be looked at, and holds nothing that would let anybody in. */
import type { BrowserContext } from '@playwright/test'
import { go } from './chat.ts'
import { tokenIn } from './inviting.ts'
import { expect, expectOnline, signIn, test } from './people.ts'

test.describe.configure({ retries: 0 })

/** All that passes over the sockets of a browser, both ways, secrets and all; and a way to break them. */
async function overhearWire(context: BrowserContext) {
  const frames: string[] = []
  const open = new Set<() => void>()
  await context.routeWebSocket(/./, (page) => {
    const server = page.connectToServer()
    open.add(() => {
      void page.close({ code: 4000 })
      void server.close({ code: 4000 })
    })
    page.onMessage((message) => {
      frames.push(String(message))
      server.send(message)
    })
    server.onMessage((message) => {
      frames.push(String(message))
      page.send(message)
    })
  })
  return {
    frames,
    breakAll() {
      for (const end of open) end()
      open.clear()
    },
  }
}

const PLACES = [
  / token=['"]([^'"]{8,})['"]/g,
  /(?:previd|<enabled[^>]* id)=['"]([^'"]{4,})['"]/g,
  /<(?:initial-response|additional-data|response|challenge)[^>]*>([^<]{8,})</g,
  /preauth=([^;&"'<\s]{8,})/g,
  /<password>([^<]{4,})</g,
]

test('the XML console shows what is said and no secret of it: signing in again, an invite, another password', async ({
  alice,
}) => {
  const { page } = alice
  const { frames, breakAll } = await overhearWire(page.context())
  await page.reload()
  await signIn(page, alice)
  await go(page, '#/settings/advanced')
  await page.getByTestId('wire-record').click()
  const other = await page.context().newPage()
  await other.goto(page.url().replace(/#.*/, '#/'))
  await expectOnline(other)

  // The line breaks, and this device comes back by its token.
  const before = frames.length
  breakAll()
  await expect.poll(() => frames.slice(before).join().includes('<success')).toBe(true)
  await expectOnline(page)
  // What another tab does goes over the same wire.
  await other.getByTestId('invite-create').first().click()
  const uri = other.getByTestId('invite-uri')
  await expect(uri).toHaveText(/preauth=/)
  const token = tokenIn((await uri.textContent()) ?? '')
  await other.keyboard.press('Escape')
  await go(other, '#/settings/devices')
  const password = `another-${alice.password}-9Q`
  await other.getByRole('button', { name: 'Change password', exact: true }).last().click()
  const sheet = other.getByTestId('change-password')
  await sheet.getByTestId('new-password').fill(password)
  await sheet.getByRole('button', { name: 'Change password' }).click()
  await expect.poll(() => frames.some((frame) => frame.includes(password))).toBe(true)

  const lines = page.getByTestId('wire').getByRole('listitem')
  await expect.poll(() => lines.count()).toBeGreaterThan(5)
  for (const line of await page.getByTestId('wire').locator('summary').all()) await line.click()
  const shown = (await page.getByTestId('wire').textContent()) ?? ''
  const said = frames.join('\n')
  const secrets = PLACES.flatMap((place) => [...said.matchAll(place)].map(([, secret]) => secret ?? ''))
  expect(secrets).toContain(token)
  expect(secrets).toContain(password)
  expect(secrets.length).toBeGreaterThan(4)
  // It was looked at where these were said.
  for (const word of ['urn:xmpp:invite#', 'jabber:iq:register', 'urn:xmpp:sasl:2'])
    expect(shown).toContain(word)
  for (const secret of [...new Set([...secrets, alice.password])])
    expect(shown.includes(secret), `a secret (${secret.slice(0, 6)}…) is in the console`).toBe(false)

  await go(page, '#/settings/about')
  await go(page, '#/settings/advanced')
  await expect(page.getByTestId('wire-record')).toHaveText('Record')
  await expect(lines).toHaveCount(0)
})
