/** What the fake server answers to somebody who has not signed in: as Prosody 13 and ejabberd 26 were heard to. */
import { type Element, xml } from '@xmpp/xml'
import { writeFrame } from '../../src/xmpp/framing.ts'
import { readXml } from '../../src/xmpp/xml-reader.ts'
import type { FakeToken } from './fake-tokens.ts'
import type { FakeXmppServer } from './fake-xmpp-server.ts'

const ERRORS = 'urn:ietf:params:xml:ns:xmpp-stanzas'
const SHORTEST = 8

type Refusal = [type: string, condition: string, text: string | null]

export class FakeFrontDesk {
  #server: FakeXmppServer
  #domain: string
  #token: FakeToken | null = null

  constructor(server: FakeXmppServer, domain: string) {
    this.#server = server
    this.#domain = domain
  }

  receive(text: string): string | null {
    const iq = readXml(text)
    if (iq.name !== 'iq') return null
    const answer = this.#answer(iq)
    const facts = { id: iq.attrs.id, from: this.#domain }
    if (!Array.isArray(answer)) return writeFrame(xml('iq', { ...facts, type: 'result' }, answer))
    const [type, condition, words] = answer
    const error = xml('error', { type }, xml(condition, { xmlns: ERRORS }))
    if (words !== null) error.append(xml('text', { xmlns: ERRORS }, words))
    return writeFrame(xml('iq', { ...facts, type: 'error' }, error))
  }

  #answer(iq: Element): Element | null | Refusal {
    const preauth = iq.getChild('preauth', 'urn:xmpp:pars:0')
    const query = iq.getChild('query', 'jabber:iq:register')
    if (preauth) return this.#show(preauth.attrs.token ?? '')
    if (!query) return ['cancel', 'service-unavailable', null]
    return iq.attrs.type === 'get' ? this.#form() : this.#make(query)
  }

  get #isEjabberd(): boolean {
    return this.#server.habits.brand === 'ejabberd'
  }

  #show(text: string): null | Refusal {
    this.#token = this.#server.tokens.forAccount(text, this.#domain)
    if (this.#token) return null
    return this.#isEjabberd
      ? ['cancel', 'item-not-found', 'The token provided is either invalid or expired.']
      : ['cancel', 'forbidden', 'The invite token is invalid or expired']
  }

  #form(): Element {
    const named = this.#isEjabberd ? (this.#token?.username ?? '') : ''
    return xml(
      'query',
      { xmlns: 'jabber:iq:register' },
      this.#isEjabberd && this.#token?.resets ? xml('registered') : null,
      xml('username', null, named),
      xml('password'),
    )
  }

  #make(query: Element): null | Refusal {
    const name = (query.getChildText('username') ?? '').toLowerCase()
    const password = query.getChildText('password') ?? ''
    const token = this.#token
    const refusal = this.#refusal(name, password, token)
    if (refusal) return refusal
    const jid = `${name}@${this.#domain}`
    const known = this.#server.accounts.get(jid)
    if (known) known.password = password
    const account = known ?? this.#server.join(name, password, this.#domain)
    if (token) token.accounts++
    const host = token?.inviter == null ? null : this.#server.accounts.get(token.inviter)
    // Prosody makes contacts of the two; ejabberd leaves it to the guest.
    if (host && !this.#isEjabberd) {
      host.befriend(jid)
      host.pushRoster(xml('item', { jid, subscription: 'both' }))
      account.befriend(host.jid)
    }
    return null
  }

  #refusal(name: string, password: string, token: FakeToken | null): Refusal | null {
    const jid = `${name}@${this.#domain}`
    const isOpen = this.#server.habits.openTo.includes(this.#domain)
    if (!token && !isOpen)
      return this.#isEjabberd
        ? ['auth', 'forbidden', 'Access denied by service policy']
        : ['modify', 'not-acceptable', 'Registration on this server is through invitation only']
    if (/["&'/:<>@\s]|^$/.test(name))
      return this.#isEjabberd
        ? ['modify', 'jid-malformed', null]
        : ['modify', 'not-acceptable', 'The requested username is invalid.']
    if (this.#isEjabberd && token?.username != null && token.username !== name)
      return ['cancel', 'not-allowed', null]
    if (password.length < SHORTEST)
      return this.#isEjabberd
        ? wrapped('not-acceptable', 'The password is too weak')
        : ['modify', 'not-acceptable', `Password is too short (minimum ${SHORTEST} characters)`]
    if (this.#server.accounts.has(jid) && !(token?.resets && token.username === name))
      return this.#isEjabberd
        ? wrapped('conflict', 'User already exists')
        : ['cancel', 'conflict', 'The requested username already exists.']
    // Prosody lets in everybody whose token was good when they showed it.
    return this.#isEjabberd && token?.accounts ? ['cancel', 'conflict', 'Not allowed'] : null
  }
}

/** ejabberd prints its own error where words should be. */
const wrapped = (condition: string, words: string): Refusal => [
  'wait',
  'internal-server-error',
  `Unexpected error condition: {stanza_error,cancel,undefined,${condition},\n [{text,<<"en">>,<<"${words}">>}],[]}`,
]
