import { describe, expect, it } from 'vitest'
import { LinkLost } from '../../src/xmpp/failure.ts'
import { discoverUpload } from '../../src/xmpp/xep-0363-http-upload.ts'
import { fakeLink } from './fake-link.ts'
import { stanza } from './xml.ts'

const result = (query: string) => stanza(`<iq type='result'>${query}</iq>`)
const refusal = stanza(
  `<iq type='error'><error type='cancel'><service-unavailable xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>`,
)
const INFO = `xmlns='http://jabber.org/protocol/disco#info'`
const service = (limit: string) =>
  `<query ${INFO}><identity category='store' type='file'/><feature var='urn:xmpp:http:upload:0'/><x type='result' xmlns='jabber:x:data'><field var='FORM_TYPE' type='hidden'><value>urn:xmpp:http:upload:0</value></field><field var='max-file-size'><value>${limit}</value></field></x></query>`
const items = (...jids: string[]) =>
  `<query xmlns='http://jabber.org/protocol/disco#items'>${jids.map((jid) => `<item jid='${jid}'/>`).join('')}</query>`

/** Answers by whom is asked for what. */
const serverWith = (answers: Record<string, string>) =>
  fakeLink((iq) => {
    const about = iq.getChildElements()[0]?.attrs.xmlns?.endsWith('items') ? 'items' : 'info'
    const answer = answers[`${about} ${iq.attrs.to}`]
    return [answer === undefined ? refusal : result(answer)]
  })

describe('XEP-0363 §3: where files go', () => {
  it('is a service of the server, with its limit', async () => {
    const link = serverWith({
      'info verona.example': `<query ${INFO}/>`,
      'items verona.example': items('rooms.verona.example', 'files.verona.example'),
      'info rooms.verona.example': `<query ${INFO}><feature var='http://jabber.org/protocol/muc'/></query>`,
      'info files.verona.example': service('5242880'),
    })
    expect(await discoverUpload(link)).toEqual({ jid: 'files.verona.example', limit: 5_242_880 })
  })

  it('is the server itself', async () => {
    const link = serverWith({ 'info verona.example': service('10'), 'items verona.example': items() })
    expect(await discoverUpload(link)).toEqual({ jid: 'verona.example', limit: 10 })
  })

  it('has no limit that is not a number of bytes', async () => {
    const link = serverWith({ 'info verona.example': service('-1'), 'items verona.example': items() })
    expect(await discoverUpload(link)).toEqual({ jid: 'verona.example', limit: null })
  })

  it('is nowhere, at a server that refuses or knows none; one service that fails hides no other', async () => {
    expect(await discoverUpload(serverWith({}))).toBeNull()
    const link = serverWith({
      'items verona.example': items('broken.verona.example', 'files.verona.example'),
      'info files.verona.example': service('7'),
    })
    expect(await discoverUpload(link)).toEqual({ jid: 'files.verona.example', limit: 7 })
  })

  it('is not known when the stream ended', async () => {
    const link = fakeLink()
    link.request = () => Promise.reject(new LinkLost())
    await expect(discoverUpload(link)).rejects.toBeInstanceOf(LinkLost)
  })
})
