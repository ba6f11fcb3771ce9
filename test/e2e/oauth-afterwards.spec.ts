/** After signing in on the server's pages: what they gave is had anew, given back, and missed when somebody else ended it. */
import type { Page, Route } from '@playwright/test'
import { signOut } from './chat.ts'
import { rowsOf } from './database.ts'
import { expectNoSecret } from './find-secrets.ts'
import { overhearGrants, refresh, refreshesOf, revoke, secretsOf } from './overhear-grants.ts'
import { type Browsing, expect, expectOnline, test } from './people.ts'
import { answerServer, openServerWindow, signInAtServer } from './server-pages.ts'

/** The server's own token, gone from this device. */
const forgetToken = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('tessera')
        opening.onerror = () => reject(opening.error)
        opening.onsuccess = () => {
          const writing = opening.result.transaction('credentials', 'readwrite')
          writing.objectStore('credentials').clear()
          writing.oncomplete = () => {
            opening.result.close()
            resolve()
          }
        }
      }),
  )
const accessHasEnded = async (page: Page) => {
  const [row] = await rowsOf<{ accessEnds: number }>(page, 'grants')
  return row !== undefined && row.accessEnds < Date.now()
}

/** Signed in there, with two tabs open, and nothing left that one could come back with but what renews. */
async function twoTabsInNeed(person: Browsing) {
  const heard = overhearGrants(person.context)
  await signInAtServer(person)
  await expectOnline(person.page)
  const second = await person.context.newPage()
  await second.goto(person.page.url())
  await expectOnline(second)
  await expect.poll(() => accessHasEnded(person.page)).toBe(true)
  await forgetToken(person.page)
  return { heard, second }
}

test('what I was given is had anew when it has ended, once for all tabs, and I notice nothing', async ({
  newPerson,
}) => {
  const alice = await newPerson('alice', 'brief.localhost')
  const { heard, second } = await twoTabsInNeed(alice)
  await Promise.all([alice.page.reload(), second.reload()])
  await Promise.all([expectOnline(alice.page), expectOnline(second)])
  const used = refreshesOf(heard)
  expect(used.length).toBeGreaterThan(0)
  expect(new Set(used).size).toBe(used.length)
  await expect.poll(() => heard.given.length).toBe(1 + used.length)
  await expectNoSecret(alice, secretsOf(heard), [])
})

test('the tab that is having it anew goes before it is answered, and another one does it: nothing is spent twice', async ({
  newPerson,
}) => {
  const alice = await newPerson('alice', 'brief.localhost')
  const { heard, second } = await twoTabsInNeed(alice)

  // The first to ask is left waiting; the other tab has the same need, and asks nobody meanwhile.
  const held: Route[] = []
  const askedBy = (route: Route) => route.request().frame().page()
  await alice.context.route('**/oauth2/token', async (route) => {
    if (held[0] && askedBy(held[0]) !== askedBy(route)) await route.continue()
    else if (held.length === 0) held.push(route)
    else await route.abort()
  })
  await Promise.all([alice.page.reload(), second.reload()])
  await expect.poll(() => held.length).toBe(1)
  for (const page of [alice.page, second])
    await expect(page.getByTestId('connection')).not.toHaveAttribute('data-status', 'online')
  expect(refreshesOf(heard)).toHaveLength(1)
  const [gone, stays] = held.some((route) => askedBy(route) === second)
    ? [second, alice.page]
    : [alice.page, second]
  // Browsers send on what was held for a page that is closed.
  await held[0]?.abort()
  await gone.close()
  await expectOnline(stays)
  expect(new Set(refreshesOf(heard)).size).toBe(1)
  await expect.poll(() => heard.given.length).toBe(2)
})

test('signing out takes everything back at the server', async ({ alice }) => {
  const heard = overhearGrants(alice.context)
  await signInAtServer(alice)
  await expectOnline(alice.page)
  await expect.poll(() => heard.given.length).toBe(1)
  const revoked = Promise.all([1, 2].map((count) => alice.page.waitForResponse(nth('/oauth2/revoke', count))))
  await signOut(alice.page)
  await revoked
  expect((await refresh(heard, heard.given[0]?.refresh ?? '')).text).toContain('invalid_grant')
  expect(await rowsOf(alice.page, 'grants')).toEqual([])
})

/** The n-th answer of that path from now on. */
function nth(path: string, count: number) {
  let seen = 0
  return (response: { url(): string; request(): { method(): string } }) =>
    new URL(response.url()).pathname === path && response.request().method() === 'POST' && ++seen === count
}

test('ended elsewhere, I am asked to come again the same way, and nothing of mine is gone', async ({
  alice,
}) => {
  const heard = overhearGrants(alice.context)
  const { page } = alice
  await signInAtServer(alice)
  await expectOnline(page)
  await expect.poll(() => heard.given.length).toBe(1)
  const [given] = heard.given
  await revoke(heard, given?.refresh ?? '')
  await revoke(heard, given?.access ?? '')
  await forgetToken(page)
  await page.reload()
  await page.getByRole('button', { name: 'Sign in' }).click()
  const sheet = page.getByRole('dialog')
  await expect(sheet.getByTestId('sign-in-password')).toHaveCount(0)
  await expect(sheet.getByTestId('sign-in-use-password')).toBeVisible()
  await answerServer(await openServerWindow(page), alice)
  await expectOnline(page)
  await expect(sheet).toHaveCount(0)
})
