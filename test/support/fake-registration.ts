/** The network's edge for somebody without an account: frames between a guest and the fake server's front desk. */
import { type Element, xml } from '@xmpp/xml'
import { ConnectFailure, LinkLost, StanzaError } from '../../src/xmpp/failure.ts'
import { writeFrame } from '../../src/xmpp/framing.ts'
import type { Registration, RegistrationOptions } from '../../src/xmpp/registration.ts'
import { explainRefusal } from '../../src/xmpp/registration-refusal.ts'
import { readStanzaError } from '../../src/xmpp/stanza-error.ts'
import type { ConnectOptions, Stream } from '../../src/xmpp/stream.ts'
import { askRegistration, readRegistration, writeRegistration } from '../../src/xmpp/xep-0077-registration.ts'
import { writePreauth } from '../../src/xmpp/xep-0379-preauth.ts'
import type { FakeWire } from './fake-wire.ts'

export interface Lobby {
  /** A socket to this domain's front desk; rejects with `ConnectFailure`. */
  enter(options: RegistrationOptions): Promise<FakeWire>
  /** Signs in: on this socket, or on one of its own. */
  connect(options: ConnectOptions, wire: FakeWire | null): Promise<Stream>
  /** Whether it lets somebody sign in on a stream that was opened in nobody's name. */
  mindsName: boolean
}

export async function openFakeRegistration(
  lobby: Lobby,
  options: RegistrationOptions,
): Promise<Registration> {
  let wire = await lobby.enter(options)
  let shown: string | null = null
  let ids = 0

  /** As on a real stream: what was written and not answered is lost, what was not written was not said. */
  async function ask(iq: Element): Promise<Element> {
    const { failure } = wire.connection
    if (failure) throw failure
    const id = `guest-${++ids}`
    iq.attrs.id = id
    const asked = wire
    return new Promise<Element>((resolve, reject) => {
      asked.connection.flow({
        frame(frame) {
          if (frame.kind !== 'stanza' || frame.element.attrs.id !== id) return
          if (frame.element.attrs.type === 'error') reject(readStanzaError(frame.element))
          else resolve(frame.element)
        },
        closed: () => reject(new LinkLost()),
      })
      asked.connection.write(writeFrame(iq))
    })
  }

  async function show(token: string): Promise<'accepted' | 'refused'> {
    try {
      await ask(xml('iq', { type: 'set', to: options.domain }, writePreauth(token)))
      return 'accepted'
    } catch (error) {
      if (error instanceof StanzaError) return 'refused'
      throw error instanceof LinkLost ? (wire.connection.failure ?? error) : error
    }
  }

  async function stayOpen(): Promise<boolean> {
    if (!wire.connection.failure) return true
    wire = await lobby.enter(options)
    return shown === null || (await show(shown)) === 'accepted'
  }

  return {
    offers: { register: true, preauth: true },
    async preauth(token) {
      await stayOpen()
      const answer = await show(token)
      shown = answer === 'accepted' ? token : null
      return answer
    },
    async form() {
      await stayOpen()
      return readRegistration(await ask(askRegistration(options.domain))).form
    },
    async submit(username, password, answers = {}) {
      if (!(await stayOpen())) return { status: 'token-refused', text: null, form: null }
      const asked = { form: null, plain: [] }
      try {
        await ask(writeRegistration(options.domain, asked, username, password, answers))
        return { status: 'registered' }
      } catch (error) {
        if (!(error instanceof StanzaError)) throw error
        return { ...explainRefusal(error, { invited: shown !== null, asked: false }), form: null }
      }
    },
    signIn(connect) {
      const here = !wire.connection.failure && !lobby.mindsName
      if (!here) wire.fail(new ConnectFailure('aborted', 'closed'))
      return lobby.connect(connect, here ? wire : null)
    },
    cutOff: () => wire.fail(new ConnectFailure('unreachable')),
    close: async () => wire.fail(new ConnectFailure('aborted', 'closed')),
  }
}
