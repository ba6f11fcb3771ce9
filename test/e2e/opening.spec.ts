/** Opening, pasting, dropping and scanning an invite: nothing leaves the device, and the token is nowhere to be read. */
import type { Page } from '@playwright/test'
import { expect, type Guest, test } from './people.ts'

const TOKEN = 'T0ken-that_nobody-may-see'
const REST = `romeo@nowhere.invalid?roster;preauth=${TOKEN};ibr=y`
const URI = `xmpp:${REST}`

/** What the guest's browser asks of anybody, from now on. */
function overhear({ context, page }: Guest) {
  const asked: string[] = []
  context.on('request', (request) => asked.push(`${request.url()} ${JSON.stringify(request.headers())}`))
  page.on('websocket', (socket) => asked.push(socket.url()))
  return asked
}

async function expectLanding(page: Page) {
  await expect(page.getByTestId('landing')).toHaveAttribute('data-inviter', 'romeo@nowhere.invalid')
  await expect(page).toHaveURL(/#\/invite$/)
}

/** Where a script, a person at the desk or a log could find it: also what the browser goes back to. */
async function expectNoToken(guest: Guest, asked: readonly string[]) {
  const seen = await guest.page.evaluate(async () => {
    const rows: unknown[] = []
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open(name)
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
      for (const store of database.objectStoreNames)
        await new Promise<void>((resolve, reject) => {
          const request = database.transaction(store).objectStore(store).getAll()
          request.onsuccess = () => {
            rows.push(...request.result)
            resolve()
          }
          request.onerror = () => reject(request.error)
        })
      database.close()
    }
    const text = (value: unknown): unknown => {
      if (value instanceof ArrayBuffer) return new TextDecoder('latin1').decode(value)
      if (ArrayBuffer.isView(value)) return new TextDecoder('latin1').decode(value.buffer as ArrayBuffer)
      return value
    }
    return {
      rows: JSON.stringify(rows, (_, value) => text(value)),
      count: rows.length,
      page: [location.href, JSON.stringify(history.state), document.title, document.referrer].join('\n'),
      kept: JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie]),
      html: document.documentElement.outerHTML,
    }
  })
  const places = { ...seen, count: '', console: guest.console.join('\n'), asked: asked.join('\n') }
  for (const [place, text] of Object.entries(places))
    expect(text.includes(TOKEN), `the token is in ${place}`).toBe(false)
  return seen
}

for (const [way, hash] of Object.entries({
  'encoded by the rules': `#/invite/${encodeURIComponent(URI)}`,
  'as Prosody encodes it': `#invite=${encodeURIComponent(URI).toLowerCase().replace(TOKEN.toLowerCase(), TOKEN)}`,
  'as ejabberd leaves it': `#invite=${URI}`,
  'as an address': `#${REST}`,
}))
  test(`D1.11 a link ${way} is read without asking anybody`, async ({ newGuest, house }) => {
    const guest = await newGuest()
    const asked = overhear(guest)
    await guest.page.goto(`${house.web}${hash}`)
    await expectLanding(guest.page)
    const { count, rows } = await expectNoToken(guest, asked)
    // The search looked where things are.
    expect(count).toBeGreaterThan(0)
    expect(rows).toContain('romeo@nowhere.invalid')
    const own = new URL(house.web).origin
    expect(asked.filter((line) => !line.startsWith(own))).toEqual([])
    // What was kept is still there when the page comes anew, and going back leads to nothing that holds it.
    await guest.page.reload()
    await expectLanding(guest.page)
    await guest.page.goBack()
    expect(guest.page.url()).not.toContain(TOKEN)
  })

test('D1.8 pasting, dropping, typing and the query of a link handler send nothing', async ({
  newGuest,
  house,
}) => {
  const guest = await newGuest()
  const { page } = guest
  await page.goto(house.web)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  const asked = overhear(guest)
  const bring = (kind: 'paste' | 'drop') =>
    page.evaluate(
      ([kind, text]) => {
        const data = new DataTransfer()
        data.setData('text/plain', text ?? '')
        const init = { bubbles: true, cancelable: true }
        document.body.dispatchEvent(
          kind === 'paste'
            ? new ClipboardEvent('paste', { ...init, clipboardData: data })
            : new DragEvent('drop', { ...init, dataTransfer: data }),
        )
      },
      [kind, `Come in: ${URI}`],
    )
  const card = page.getByTestId('scan-result')
  for (const kind of ['paste', 'drop'] as const) {
    await bring(kind)
    await expect(card).toHaveAttribute('data-kind', 'invite')
    await expectNoToken(guest, asked)
    await page.keyboard.press('Escape')
    await expect(card).toHaveCount(0)
  }
  await page.goto(`${house.web}#/scan`)
  await page.getByTestId('scan-text').fill(URI)
  await expect(card).toHaveAttribute('data-kind', 'invite')
  await card.getByRole('button', { name: 'Open the invite' }).click()
  await expectLanding(page)
  await expectNoToken(guest, asked)
  expect(asked.filter((line) => !line.startsWith(new URL(house.web).origin))).toEqual([])

  await page.goto(`${house.web}?uri=${encodeURIComponent(URI)}`)
  await expectLanding(page)
  expect(new URL(page.url()).search).toBe('')
})
