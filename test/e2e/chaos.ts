/** Two people who go on writing whatever happens, and what must be true in the end. */
import type { Page } from '@playwright/test'
import { rowsOf, storedChat } from './database.ts'
import { type Browsing, expect } from './people.ts'

/** How many messages go each way. */
export const MANY = 200

/** Numbered, so that a missing one, a second one and a wrong order can be seen. */
export const words = (name: string, from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) => `${name} ${from + index}`)

/** Types one after another without waiting for anything: by events in the page, since a hand is slower than what is tested. */
export const pour = (page: Page, texts: readonly string[]) =>
  page.getByTestId('composer').evaluate(async (field, all) => {
    const setValue = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set
    const turn = () => new Promise((resolve) => setTimeout(resolve))
    for (const text of all) {
      setValue?.call(field, text)
      field.dispatchEvent(new InputEvent('input', { bubbles: true }))
      await turn()
      field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }))
      await turn()
    }
  }, texts)

/**
 * The newest of them is in the database that all tabs of this person share, and cannot be lost. Whether it is in sight is another matter: what
 * the other says meanwhile stands below it.
 */
export async function kept(page: Page, jid: string, texts: readonly string[]) {
  const last = texts.at(-1)
  if (last === undefined) return
  await expect.poll(async () => (await storedChat(page, jid)).some((row) => row.body === last)).toBe(true)
}

/** The network is back, says the device: nobody waits out the pause between two attempts. */
export const wake = (page: Page) => page.evaluate(() => void window.dispatchEvent(new Event('online')))

/** Said again until it is heard: an attempt that began before may be the one that fails. */
export const wakeUntilOnline = (page: Page) =>
  eventually(page, async () => ({})).toEqual({ status: 'online' })

interface Told {
  /** In the database, oldest first. */
  mine: string[]
  theirs: string[]
  waiting: number
}

async function told(page: Page, me: Browsing, other: Browsing): Promise<Told> {
  const chat = await storedChat(page, other.jid)
  return {
    mine: chat.filter((row) => row.from === me.jid).map((row) => row.body),
    theirs: chat.filter((row) => row.from === other.jid).map((row) => row.body),
    waiting: (await rowsOf(page, 'outbox')).length + chat.filter((row) => row.state === 'sending').length,
  }
}

/**
 * Each message exactly once in both databases, as written; nothing waits any more. `lostTo`: what the server itself has lost
 * of what was written to somebody.
 */
export async function expectAllTold(
  alice: Browsing,
  bob: Browsing,
  pages = [alice.page, bob.page],
  lostTo: (person: Browsing, written: readonly string[]) => Promise<readonly string[]> = async () => [],
) {
  const fromAlice = words('alice', 0, MANY)
  const fromBob = words('bob', 0, MANY)
  const [here, there] = pages
  if (!here || !there) throw new Error('two pages are needed')
  const sides = [
    { page: here, me: alice, other: bob, written: fromBob },
    { page: there, me: bob, other: alice, written: fromAlice },
  ]
  // What somebody never sent cannot have been lost: first both say that nothing waits.
  for (const { page, me, other } of sides)
    await eventually(page, async () => {
      const { mine, waiting } = await told(page, me, other)
      return { mine: mine.length, waiting }
    }).toEqual({ status: 'online', mine: MANY, waiting: 0 })
  for (const { page, me, other, written } of sides) {
    const lost = await lostTo(me, written)
    await eventually(page, async () => {
      const known = new Set((await told(page, me, other)).theirs)
      return { missing: written.filter((body) => !known.has(body) && !lost.includes(body)).slice(0, 20) }
    }).toEqual({ status: 'online', missing: [] })
  }
  const [atAlice, atBob] = [await told(here, alice, bob), await told(there, bob, alice)]
  const arrived = (written: string[], { theirs }: Told) => written.filter((body) => theirs.includes(body))
  expect({ atAlice, atBob }).toEqual({
    atAlice: { mine: fromAlice, theirs: arrived(fromBob, atAlice), waiting: 0 },
    atBob: { mine: fromBob, theirs: arrived(fromAlice, atBob), waiting: 0 },
  })
}

/** As long as a person is patient. */
const eventually = (page: Page, look: () => Promise<object>) =>
  expect.poll(
    async () => {
      await wake(page)
      const found = await look()
      return { ...found, status: await page.getByTestId('connection').getAttribute('data-status') }
    },
    { timeout: 90_000, intervals: [300] },
  )
