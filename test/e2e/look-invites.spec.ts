/** The invite loop, screen by screen: sound for axe, whole on small phones, in German, and from right to left. */
import { randomBytes } from 'node:crypto'
import type { Locator, Page } from '@playwright/test'
import deDoor from '../../src/i18n/de/door.json' with { type: 'json' }
import deHouse from '../../src/i18n/de/house.json' with { type: 'json' }
import enDoor from '../../src/i18n/en/door.json' with { type: 'json' }
import enHouse from '../../src/i18n/en/house.json' with { type: 'json' }
import { hardRows } from '../support/ledger-rows.ts'
import { go } from './chat.ts'
import { putRows } from './database.ts'
import { closeSheet, expectIn, fillJoin, landing, openLink, openSheet, row, sheet } from './inviting.ts'
import { expectFits, expectSound } from './looking.ts'
import { type Browsing, expect, expectOnline, type Guest, signIn, test } from './people.ts'

test.describe.configure({ timeout: 480_000 })

const en = { ...enDoor, ...enHouse }
const de = { ...deDoor, ...deHouse }

type Visit = (page: Page, screen: string) => Promise<void>

interface Scene {
  host: Browsing
  guest: Guest
  /** An invite by somebody else, for whoever is in already. */
  another: string
  words: typeof en
  visit: Visit
}

const LONG = 'somebody-whose-name-goes-on-and-on-until-it-has-sixty-letters'
const FAR = 'chat.a-rather-long-domain-of-some-association.verona.example'
const button = (page: Page | Locator, name: string) => page.getByRole('button', { name, exact: true })

async function visitLedger({ host: { page, jid }, visit }: Scene) {
  await go(page, '#/invites')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await visit(page, 'no invites yet')
  await putRows(page, { invites: hardRows(jid, Date.now()) })
  await page.reload()
  await expectOnline(page)
  await expect(row(page, 'expired')).toBeVisible()
  await visit(page, 'the ledger')
}

async function visitGroup({ host: { page }, words: { invites }, visit }: Scene) {
  await button(sheet(page), invites.more).click()
  await page.getByRole('menuitem', { name: invites.toGroup }).click()
  await expect(button(page, invites.group.start)).toBeVisible()
  await visit(page, 'for a group: how many?')
  await button(page, invites.group.start).click()
  await expect(page.getByTestId('invite-qr')).toBeVisible()
  await visit(page, 'for a group')
  await button(page, invites.group.stop).click()
  await expect(button(page, invites.group.done)).toBeVisible()
  await visit(page, 'for a group: stopped')
  await button(page, invites.group.done).click()
  await expect(sheet(page)).toHaveCount(0)
}

/** Leaves the sheet open; the link is for one person. */
async function visitSheet(scene: Scene): Promise<string> {
  const { host, words, visit } = scene
  const { page } = host
  await openSheet(page)
  await visitGroup(scene)
  await openSheet(page)
  await expect(page.locator('[data-check="good"]')).toBeVisible()
  await visit(page, 'the invite sheet')
  await button(page, words.invites.fullScreen).click()
  await expect(page.getByTestId('invite-qr-full')).toBeVisible()
  await visit(page, 'full screen')
  await button(page.getByRole('dialog').last(), words.invites.close).click()
  await expect(page.getByTestId('invite-qr-full')).toHaveCount(0)
  return (await page.getByTestId('invite-link').textContent()) ?? ''
}

async function visitReading({ guest: { page }, visit }: Scene) {
  await page.goto('#/scan')
  const text = page.getByTestId('scan-text')
  await expect(text).toBeVisible()
  await visit(page, 'nothing scanned yet')
  for (const [kind, said] of [
    ['invite', `xmpp:${LONG}@${FAR}?roster;preauth=Not0AnInvite;ibr=y`],
    ['contact', `xmpp:${LONG}@${FAR}`],
    ['room', `xmpp:${LONG}@${FAR}?join`],
    ['unknown', `https://${FAR}/${'path/'.repeat(40)}`],
  ] as const) {
    await text.fill(said)
    await expect(page.locator(`[data-testid="scan-result"][data-kind="${kind}"]`)).toBeVisible()
    await visit(page, `a card of this: ${kind}`)
  }
}

async function visitDoor({ guest: { page }, host, visit }: Scene, link: string) {
  await go(page, `#/invite/${encodeURIComponent(`xmpp:${LONG}@${FAR}?roster;preauth=Not0AnInvite;ibr=y`)}`)
  await expect(landing(page)).toHaveAttribute('data-domain', FAR)
  await visit(page, 'an invite by somebody with a long name')
  await openLink(page, link)
  await expect(landing(page)).toHaveAttribute('data-inviter', host.jid)
  await visit(page, 'an invite')
  await page.getByTestId('landing-join').click()
  await expect(page.getByTestId('join-username')).toBeVisible()
  await visit(page, 'a name and a password')
  await fillJoin(page, host.user)
  await page.getByTestId('join-submit').click()
  await expect(page.getByTestId('join-error')).toBeVisible()
  await visit(page, 'a name that is taken')
}

async function visitArrival({ guest: { page }, host, another, visit }: Scene) {
  await page.getByTestId('join-username').fill(`guest-${randomBytes(4).toString('hex')}`)
  await page.getByTestId('join-submit').click()
  await expectIn(page, host.jid)
  await visit(page, 'the first chat')
  await expect(host.page.getByTestId('invite-qr')).toHaveCount(0)
  await visit(host.page, 'somebody joined')
  await closeSheet(host.page)
  await go(host.page, '#/')
  await expect(host.page.getByTestId('conversation-item')).toHaveCount(1)
  await visit(host.page, 'somebody new in the list')
  await openLink(page, another)
  await expect(page.getByTestId('landing-accept')).toBeVisible()
  await visit(page, 'an invite for somebody who is in')
}

async function walk(scene: Scene) {
  await visitReading(scene)
  await signIn(scene.host.page, scene.host)
  await visitLedger(scene)
  const link = await visitSheet(scene)
  await visitDoor(scene, link)
  await visitArrival(scene)
}

interface Look {
  title: string
  width: number
  height: number
  locale?: string
  visit: Visit
}

const LOOKS: Look[] = [
  { title: 'axe finds nothing on a phone', width: 360, height: 780, visit: expectSound },
  { title: 'axe finds nothing on a wide screen', width: 1440, height: 900, visit: expectSound },
  { title: 'in German, all is whole at 320 px', width: 320, height: 640, locale: 'de-DE', visit: expectFits },
  { title: 'all is whole on a phone that lies on its side', width: 740, height: 360, visit: expectFits },
  {
    title: 'from right to left, all is whole at 360 px',
    width: 360,
    height: 780,
    async visit(page, screen) {
      await page.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'))
      await expectFits(page, screen)
      await page.evaluate(() => document.documentElement.removeAttribute('dir'))
    },
  },
]

for (const { title, width, height, locale = 'en-GB', visit } of LOOKS)
  test.describe(title, () => {
    test.use({ locale, viewport: { width, height } })
    test('from the invite to the first chat', async ({
      newPerson,
      newAccount,
      newGuest,
      accounts,
      house,
    }) => {
      const host = await newPerson('alice')
      const guest = await newGuest()
      await guest.page.goto(house.web)
      const another = await accounts.invite((await newAccount('bob')).jid)
      const words = locale === 'de-DE' ? de : en
      await walk({ host, guest, another, words: words as typeof en, visit })
    })
  })

test('in forced colours, a code is as dark on light as ever', async ({ newPerson }) => {
  const { page, ...host } = await newPerson('alice')
  await page.emulateMedia({ forcedColors: 'active', colorScheme: 'dark' })
  await signIn(page, host)
  await openSheet(page)
  const code = page.getByTestId('invite-qr')
  await expect(code).toBeVisible()
  // As the pixels say it, whatever the browser calls the colours.
  const lightness = await code.evaluate((drawing) => {
    const pen = document.createElement('canvas').getContext('2d')
    const { backgroundColor, fill } = getComputedStyle(drawing)
    return [backgroundColor, fill].map((colour) => {
      if (!pen) return Number.NaN
      pen.fillStyle = colour
      pen.fillRect(0, 0, 1, 1)
      return Math.max(...pen.getImageData(0, 0, 1, 1).data.slice(0, 3))
    })
  })
  expect(lightness[0]).toBe(255)
  expect(lightness[1]).toBeLessThan(64)
})
