/** Prosody for the tests of the stream. Where this machine has none and can get none, they are skipped and say so. */
import { afterAll, beforeAll, beforeEach } from 'vitest'
import { adviceWithoutServer } from '../../../server/find-prosody.mjs'
import { type Person, startProsody, type TestHost, type TestServer } from '../../support/prosody.ts'
import { RawStream } from '../../support/raw-stream.ts'
import { world } from './diary.ts'
import { Wallet } from './wallet.ts'

export function withProsody(hosts: TestHost[] = []) {
  let server: TestServer | null = null
  beforeAll(async () => {
    server = await startProsody({ hosts }).catch((error: Error) => {
      if (error.message !== adviceWithoutServer) throw error
      console.warn(`skipped: ${error.message}`)
      return null
    })
  }, 60_000)
  afterAll(() => server?.close())
  beforeEach(({ skip }) => skip(!server, adviceWithoutServer))

  const get = () => {
    if (!server) throw new Error(adviceWithoutServer)
    return server
  }
  return {
    get server() {
      return get()
    },
    person: (domain?: string) => get().person('juliet', domain),
    /** A world for this person, by way of `port` if there is a proxy in between. */
    enter(person: Person, { password = person.password as string | null, port = get().ports.http } = {}) {
      return world(person.jid, `ws://${person.domain}:${port}/xmpp-websocket`, new Wallet(password))
    },
    /** The other side, as plain XML, present and listening. */
    async romeo(domain?: string) {
      const person = await get().person('romeo', domain)
      const stream = await RawStream.signIn(get().websocket(person.domain), person)
      stream.presence()
      await stream.next('<presence')
      return stream
    },
  }
}
