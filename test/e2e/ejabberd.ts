/** The people of `people.ts` at the other server: ejabberd 26. Where this machine has none, their tests are skipped and say so. */
import { randomBytes } from 'node:crypto'
import type { BrowserContext } from '@playwright/test'
import { startEjabberd } from '../../server/ejabberd.mjs'
import { adviceWithoutEjabberd, findEjabberd } from '../../server/find-ejabberd.mjs'
import { type Browsing, test as base, type Guest } from './people.ts'

type Ejabberd = Awaited<ReturnType<typeof startEjabberd>>

/** Everybody may let people in, and make accounts by invite; an invite has a page of the server's own. */
export const OPEN = 'open.localhost'
/** Members may make contacts by invite, and nothing else; there is no page. */
export const CLUB = 'club.localhost'

/** Colleagues are on each other's lists, put there by the operator. */
export const TEAM = 'team.localhost'

/** For ejabberd, everything less than a sentence is weak. */
export const GOOD_PASSWORD = 'Correct horse, battery 5taple'

interface AtEjabberd {
  /** A browser that finds these servers, and has never seen the app. */
  newStranger(): Promise<Guest>
  /** A new account with a browser that shows the app, not signed in. */
  newMember(name: string, domain: string): Promise<Browsing>
}

const route = (context: BrowserContext, { websocket }: Ejabberd) =>
  context.route('**/config.json', (request) =>
    request.fulfill({
      json: {
        servers: { [OPEN]: { websocket }, [CLUB]: { websocket }, [TEAM]: { websocket } },
        defaultDomain: OPEN,
      },
    }),
  )

export const test = base.extend<AtEjabberd, { ejabberd: Ejabberd }>({
  ejabberd: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern which fixtures are needed
    async ({}, use) => {
      const server = await startEjabberd()
      await use(server)
      await server.stop()
    },
    { scope: 'worker' },
  ],
  newStranger: async ({ ejabberd, newGuest }, use) => {
    await use(async () => {
      const guest = await newGuest()
      await route(guest.context, ejabberd)
      return guest
    })
  },
  newMember: async ({ ejabberd, newStranger, house }, use) => {
    await use(async (name, domain) => {
      const user = `${name}-${randomBytes(4).toString('hex')}`
      await ejabberd.register(user, domain, GOOD_PASSWORD)
      const guest = await newStranger()
      await guest.page.goto(house.web)
      return { ...guest, user, domain, jid: `${user}@${domain}`, password: GOOD_PASSWORD }
    })
  },
})

/** At the head of a file: its tests run where there is an ejabberd. */
export function skipWithoutEjabberd(): void {
  const isHere = findEjabberd() !== undefined
  if (!isHere) process.stdout.write(`skipped: ${adviceWithoutEjabberd}\n`)
  test.skip(!isHere, adviceWithoutEjabberd)
}
