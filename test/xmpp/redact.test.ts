import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { showFrame } from '../../src/xmpp/redact.ts'
import { redactText } from '../../src/xmpp/redact-text.ts'

const COMMANDS = 'http://jabber.org/protocol/commands'
const iq = (inner: string, type = 'result') =>
  `<iq xmlns='jabber:client' type='${type}' id='1' from='verona.example'>${inner}</iq>`
const message = (inner: string) =>
  `<message xmlns='jabber:client' from='romeo@montague.example' type='chat'>${inner}</message>`
const form = (fields: string, type = 'submit') => `<x xmlns='jabber:x:data' type='${type}'>${fields}</x>`
const event = (items: string) =>
  message(`<event xmlns='http://jabber.org/protocol/pubsub#event'>${items}</event>`)
const pubsub = (inner: string) => iq(`<pubsub xmlns='http://jabber.org/protocol/pubsub'>${inner}</pubsub>`)
const forwarded = (inner: string) =>
  message(
    `<result xmlns='urn:xmpp:mam:2' id='a'><forwarded xmlns='urn:xmpp:forward:0'>${inner}</forwarded></result>`,
  )

/** Every place where something stands that lets somebody in; what is `$` is the secret. */
const PLACES: Readonly<Record<string, string>> = {
  'SASL auth': "<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='PLAIN'>$</auth>",
  'SASL challenge': "<challenge xmlns='urn:ietf:params:xml:ns:xmpp-sasl'>$</challenge>",
  'SASL response': "<response xmlns='urn:ietf:params:xml:ns:xmpp-sasl'>$</response>",
  'SASL success': "<success xmlns='urn:ietf:params:xml:ns:xmpp-sasl'>$</success>",
  'SASL2 first word':
    "<authenticate xmlns='urn:xmpp:sasl:2' mechanism='SCRAM-SHA-1'><initial-response>$</initial-response></authenticate>",
  'SASL2 challenge': "<challenge xmlns='urn:xmpp:sasl:2'>$</challenge>",
  'SASL2 response': "<response xmlns='urn:xmpp:sasl:2'>$</response>",
  'SASL2 proof': "<success xmlns='urn:xmpp:sasl:2'><additional-data>$</additional-data></success>",
  'SASL2 more to do':
    "<continue xmlns='urn:xmpp:sasl:2'><additional-data>$</additional-data><tasks><task>X</task></tasks></continue>",
  'SASL2 task':
    "<next xmlns='urn:xmpp:sasl:2' task='X'><hash xmlns='urn:xmpp:scram-upgrade:0'>$</hash></next>",
  'FAST token':
    "<success xmlns='urn:xmpp:sasl:2'><token xmlns='urn:xmpp:fast:0' expiry='2026-12-01T00:00:00Z' token='$'/></success>",
  'FAST count':
    "<authenticate xmlns='urn:xmpp:sasl:2'><fast xmlns='urn:xmpp:fast:0' count='$'/></authenticate>",
  resumption: "<resume xmlns='urn:xmpp:sm:3' h='1' previd='$'/>",
  'resumption, allowed': "<enabled xmlns='urn:xmpp:sm:3' resume='true' max='600' id='$'/>",
  'resumption, inline':
    "<authenticate xmlns='urn:xmpp:sasl:2'><resume xmlns='urn:xmpp:sm:3' h='1' previd='$'/></authenticate>",
  resumed: "<resumed xmlns='urn:xmpp:sm:3' h='1' previd='$'/>",
  'preauth of a contact':
    "<presence xmlns='jabber:client' to='juliet@verona.example' type='subscribe'><preauth xmlns='urn:xmpp:pars:0' token='$'/></presence>",
  'preauth of a registration': iq("<preauth xmlns='urn:xmpp:ibr-token:0' token='$'/>", 'set'),
  'an invite in a text': message(
    '<body>Come: xmpp:juliet@verona.example?roster;preauth=$;ibr=y and chat</body>',
  ),
  'an invite in a link': message(
    '<body>https://tessera.example/#/invite/xmpp%3Ajuliet%40verona.example%3Froster%3Bpreauth%3D$</body>',
  ),
  'an invite in an attribute': message(
    "<reference xmlns='urn:xmpp:reference:0' uri='xmpp:a@b.example?register;preauth=$'/>",
  ),
  'an invite on a page': message('<body>https://verona.example/invites/$/</body>'),
  'an invite that is made': iq(
    `<command xmlns='${COMMANDS}' node='urn:xmpp:invite#invite' status='completed'>${form("<field var='uri'><value>xmpp:a@b.example?roster;preauth=$</value></field>", 'result')}</command>`,
  ),
  'the page of an invite that is made': iq(
    `<command xmlns='${COMMANDS}' node='urn:xmpp:invite#invite' status='completed'>${form("<field var='landing-url'><value>https://verona.example/x/$</value></field>", 'result')}</command>`,
  ),
  'an invite in rows': iq(
    `<command xmlns='${COMMANDS}' node='urn:xmpp:invite#invite' status='completed'>${form("<item><field var='url'><value>$</value></field></item>", 'result')}</command>`,
  ),
  'the note of a command': iq(
    `<command xmlns='${COMMANDS}' node='urn:xmpp:invite#create-account'><note type='info'>$</note></command>`,
  ),
  'an invite in the archive': forwarded(message('<body>xmpp:a@b.example?roster;preauth=$</body>')),
  registration: iq(
    "<query xmlns='jabber:iq:register'><username>nina</username><password>$</password></query>",
    'set',
  ),
  'another password': iq(
    "<query xmlns='jabber:iq:register'><username>nina</username><password>$</password></query>",
    'set',
  ),
  'the form of a registration': iq(
    `<query xmlns='jabber:iq:register'>${form("<field var='word'><value>$</value></field>")}</query>`,
    'set',
  ),
  'an old sign-in': iq(
    "<query xmlns='jabber:iq:auth'><username>nina</username><digest>$</digest></query>",
    'set',
  ),
  'a private field': message(form("<field type='text-private' var='x'><value>$</value></field>", 'form')),
  'a field called password': message(form("<field var='muc#roomconfig_roomsecret'><value>$</value></field>")),
  'a password of a room':
    "<presence xmlns='jabber:client' to='a@b.example/c'><x xmlns='http://jabber.org/protocol/muc'><password>$</password></x></presence>",
  'an OAuth token': message('<body>Authorization: Bearer $</body>'),
  'an OAuth token in an address': message('<body>https://verona.example/cb?access_token=$</body>'),
  'push, switched on': iq("<enable xmlns='urn:xmpp:push:0' jid='push.example' node='$'/>", 'set'),
  'where push goes': iq("<enable xmlns='urn:xmpp:push:0' jid='$' node='n'/>", 'set'),
  'push, its secret': iq(
    `<enable xmlns='urn:xmpp:push:0' jid='push.example' node='n'>${form("<field var='secret'><value>$</value></field>")}</enable>`,
    'set',
  ),
  'push, its browser': iq(
    `<command xmlns='${COMMANDS}' node='register-push-webpush'>${form("<field var='endpoint'><value>https://push.example/wp/$</value></field>")}</command>`,
    'set',
  ),
  'push, its key': iq(
    `<command xmlns='${COMMANDS}' node='register-push-webpush'>${form("<field var='auth'><value>$</value></field>")}</command>`,
    'set',
  ),
  'header of an upload': iq(
    "<slot xmlns='urn:xmpp:http:upload:0'><put url='https://up.example/a'><header name='Authorization'>Bearer $</header></put><get url='https://up.example/a'/></slot>",
  ),
  'query of an upload': iq(
    "<slot xmlns='urn:xmpp:http:upload:0'><put url='https://up.example/a?v=$'/><get url='https://up.example/a'/></slot>",
  ),
  'path of an upload': iq(
    "<slot xmlns='urn:xmpp:http:upload:0'><put url='https://up.example/$/a.png'/><get url='https://up.example/a'/></slot>",
  ),
  'query of a file': message("<x xmlns='jabber:x:oob'><url>https://up.example/a.png?sig=$</url></x>"),
  'key of a file': message('<body>aesgcm://up.example/a.png#$</body>'),
  'an invite in the ledger': pubsub(
    "<publish node='urn:tessera:invites:0'><item id='i'><invite xmlns='urn:tessera:invites:0' kind='contact' uri='xmpp:a@b.example?roster;preauth=$'/></item></publish>",
  ),
  'the page of an invite in the ledger': pubsub(
    "<items node='urn:tessera:invites:0'><item id='i'><invite xmlns='urn:tessera:invites:0' page='https://b.example/$'/></item></items>",
  ),
  'the note of an invite': event(
    "<items node='urn:tessera:invites:0'><item id='i'><invite xmlns='urn:tessera:invites:0' note='$'/></item></items>",
  ),
  'a name of one’s own': event(
    "<items node='urn:tessera:names:0'><item id='a@b.example'><person xmlns='urn:tessera:names:0' alias='A'><group>$</group></person></item></items>",
  ),
  'who has such a name': pubsub("<retract node='urn:tessera:names:0'><item id='$'/></retract>"),
  'a payload of another version': event(
    "<items node='urn:tessera:names:9'><item id='x'><sealed xmlns='urn:other'>$</sealed></item></items>",
  ),
  'a bookmark': pubsub(
    "<items node='urn:xmpp:bookmarks:1'><item id='x'><conference xmlns='urn:xmpp:bookmarks:1'><nick>$</nick></conference></item></items>",
  ),
  'private storage': iq("<query xmlns='jabber:iq:private'><a xmlns='x'>$</a></query>"),
  'another place to go':
    "<close xmlns='urn:ietf:params:xml:ns:xmpp-framing' see-other-uri='wss://b.example/ws?k=$'/>",
  'a secret beside the element': message(
    "<turn xmlns='urn:xmpp:extdisco:2'><service host='b.example' password='$'/></turn>",
  ),
}

const textOf = (frame: string) => showFrame(frame)?.text ?? ''

describe('what goes over the wire, for eyes', () => {
  it.each(Object.entries(PLACES))('has no secret: %s', (_, frame) => {
    const shown = textOf(frame.replaceAll('$', 'Zx7TopSecretQ9'))
    expect(shown).not.toBe('')
    expect(shown).not.toContain('TopSecret')
    expect(shown).toContain('…')
  })

  it('has none of them, whatever they look like', () => {
    const secret = fc
      .stringMatching(/^[A-Za-z0-9_~.-]{12,40}$/)
      .filter((text) => !Object.values(PLACES).some((place) => place.includes(text)))
    fc.assert(
      fc.property(secret, fc.constantFrom(...Object.values(PLACES)), (word, place) => {
        expect(textOf(place.replaceAll('$', word))).not.toContain(word)
      }),
      { numRuns: 500 },
    )
  })

  it('shows all else as it is', () => {
    const shown = (text: string) => textOf(text).replace(/\n\s*/g, '')
    const same = [
      '<message xmlns="jabber:client" from="romeo@montague.example/garden" to="juliet@verona.example" type="chat" id="a"><body>Call me but love: the key, the code, a password = none of them</body><active xmlns="http://jabber.org/protocol/chatstates"/></message>',
      '<iq xmlns="jabber:client" type="get" id="7" to="verona.example"><query xmlns="http://jabber.org/protocol/disco#info"/></iq>',
      '<presence xmlns="jabber:client" from="a@b.example"><show>away</show></presence>',
      '<a xmlns="urn:xmpp:sm:3" h="12"/>',
      '<open xmlns="urn:ietf:params:xml:ns:xmpp-framing" to="verona.example" version="1.0"/>',
    ]
    for (const text of same) expect(shown(text)).toBe(text)
    expect(shown("<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='PLAIN'>c2VjcmV0</auth>")).toBe(
      '<auth xmlns="urn:ietf:params:xml:ns:xmpp-sasl" mechanism="PLAIN">[…]</auth>',
    )
    expect(redactText('https://verona.example/photos/a.png and https://b.example')).toBe(
      'https://verona.example/photos/a.png and https://b.example',
    )
  })

  it('puts each element on a line, and says what kind of frame it is', () => {
    expect(showFrame(message('<body>Hi</body><x xmlns="y"/>'))).toEqual({
      kind: 'message',
      text: '<message xmlns="jabber:client" from="romeo@montague.example" type="chat">\n  <body>Hi</body>\n  <x xmlns="y"/>\n</message>',
    })
    expect(showFrame(iq(''))?.kind).toBe('iq')
    expect(showFrame("<presence xmlns='jabber:client'/>")?.kind).toBe('presence')
    expect(showFrame("<r xmlns='urn:xmpp:sm:3'/>")?.kind).toBe('stream')
  })

  it('shows nothing of what it cannot read', () => {
    expect(showFrame("<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl'>c2VjcmV0")).toBeNull()
    expect(showFrame('')).toBeNull()
  })
})
