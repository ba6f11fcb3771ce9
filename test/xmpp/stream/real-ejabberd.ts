/** ejabberd for the tests of the protocol. Where this machine has none, they are skipped and say so. */
import { afterAll, beforeAll, beforeEach } from 'vitest'
import { startEjabberd } from '../../../server/ejabberd.mjs'
import { adviceWithoutEjabberd } from '../../../server/find-ejabberd.mjs'
import { world } from './diary.ts'
import { newcomer, someName } from './newcomer.ts'
import { Wallet } from './wallet.ts'

/** For ejabberd, everything less than a sentence is weak. */
export const GOOD_PASSWORD = 'Correct horse, battery 5taple'

export function withEjabberd() {
  let server: Awaited<ReturnType<typeof startEjabberd>> | null = null
  beforeAll(async () => {
    server = await startEjabberd().catch((error: Error) => {
      if (error.message !== adviceWithoutEjabberd) throw error
      console.warn(`skipped: ${error.message}`)
      return null
    })
  }, 60_000)
  afterAll(() => server?.stop())
  beforeEach(({ skip }) => skip(!server, adviceWithoutEjabberd))

  const get = () => {
    if (!server) throw new Error(adviceWithoutEjabberd)
    return server
  }
  return {
    get server() {
      return get()
    },
    newcomer: (domain: string) => newcomer(domain, get().websocket),
    /** Signed in, with an account of their own or as `user`. */
    async arrive(domain: string, user = someName('juliet')) {
      await get().register(user, domain, GOOD_PASSWORD)
      const { connect, diary } = world(`${user}@${domain}`, get().websocket, new Wallet(GOOD_PASSWORD))
      return { user, jid: `${user}@${domain}`, stream: await connect(), diary }
    },
  }
}
