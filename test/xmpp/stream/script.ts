/** What a server says during a sign-in, for scripted ones. */
import { createHmac } from 'node:crypto'
import type { Guest } from '../../support/fake-server.ts'

export const DOMAIN = 'verona.example'
export const JULIET = `juliet@${DOMAIN}`
export const SELF = `${JULIET}/Tessera~1`
const SM = "xmlns='urn:xmpp:sm:3'"

export const features = ({ mechanisms = ['PLAIN'], fast = true, sm = true } = {}) => `
  <authentication xmlns='urn:xmpp:sasl:2'>${mechanisms.map((name) => `<mechanism>${name}</mechanism>`).join('')}
    <inline><bind xmlns='urn:xmpp:bind:0'><inline><feature var='urn:xmpp:carbons:2'/><feature var='urn:xmpp:csi:0'/>
      ${sm ? `<feature var='urn:xmpp:sm:3'/>` : ''}</inline></bind>
      ${fast ? `<fast xmlns='urn:xmpp:fast:0'><mechanism>HT-SHA-256-NONE</mechanism></fast>` : ''}
      ${sm ? `<sm ${SM}/>` : ''}</inline></authentication>`

export const classicFeatures = (...mechanisms: string[]) =>
  `<mechanisms xmlns='urn:ietf:params:xml:ns:xmpp-sasl'>${mechanisms.map((name) => `<mechanism>${name}</mechanism>`).join('')}</mechanisms>`

export const postAuth = `<stream:features xmlns:stream='http://etherx.jabber.org/streams'><sub xmlns='urn:xmpp:features:pre-approval'/><csi xmlns='urn:xmpp:csi:0'/></stream:features>`

export const bound = (id: string | null = 'sm-1') =>
  `<bound xmlns='urn:xmpp:bind:0'>${id ? `<enabled ${SM} id='${id}' resume='true'/>` : ''}</bound>`
export const resumed = (h: number, previd = 'sm-1') => `<resumed ${SM} h='${h}' previd='${previd}'/>`
export const failedResume = (h: number | null) =>
  `<failed ${SM}${h === null ? '' : ` h='${h}'`}><item-not-found xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></failed>`
export const newToken = (token: string, expiry = '2999-01-01T00:00:00.123456Z') =>
  `<token xmlns='urn:xmpp:fast:0' token='${token}' expiry='${expiry}'/>`

/** The server's half of HT-SHA-256-NONE. */
export const responder = (secret: string) =>
  `<additional-data>${createHmac('sha256', secret).update('Responder').digest('base64')}</additional-data>`
export const initiator = (secret: string, user = 'juliet') =>
  Buffer.concat([
    Buffer.from(`${user}\0`),
    createHmac('sha256', secret).update('Initiator').digest(),
  ]).toString('base64')

export const success = (content: string, self = SELF) =>
  `<success xmlns='urn:xmpp:sasl:2'>${content}<authorization-identifier>${self}</authorization-identifier></success>`
export const refusal = (condition: string) =>
  `<failure xmlns='urn:xmpp:sasl:2'><${condition} xmlns='urn:ietf:params:xml:ns:xmpp-sasl'/></failure>`
export const ack = (h: number) => `<a ${SM} h='${h}'/>`
export const ask = `<r ${SM}/>`
export const chat = (body: string, from = 'romeo@verona.example/orchard') =>
  `<message xmlns='jabber:client' type='chat' from='${from}' to='${SELF}' id='${body}'><body>${body}</body></message>`

/** The shortest whole sign-in: PLAIN, and everything inline. */
export async function admit(guest: Guest, content = bound()): Promise<string> {
  await guest.greet(DOMAIN, features())
  const authenticate = await guest.next('<authenticate')
  guest.send(success(content), postAuth)
  return authenticate
}

/** The answer to a question that the stream itself asks. */
export const pong = (question: string) =>
  `<iq xmlns='jabber:client' type='result' from='${DOMAIN}' id='${idOf(question)}'/>`
export const idOf = (frame: string): string => /\bid=["']([^"']+)["']/.exec(frame)?.[1] ?? ''
