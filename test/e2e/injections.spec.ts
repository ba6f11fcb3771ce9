/** Texts that would like to be programs, in every place that others can write to: nothing runs, nobody is told, nothing is even tried. */
import { createHash } from 'node:crypto'
import type { Page } from '@playwright/test'
import { escapeXml } from '../support/raw-stream.ts'
import { chatRow, contactRow, go, messageOf, openChat, openSettings } from './chat.ts'
import { expectQuiet, test } from './expect-quiet.ts'
import type { Harm } from './harm.ts'
import { expect, rawStream, signIn } from './people.ts'

test.describe.configure({ retries: 0 })

/** Looks, and goes a little further up, until each of these places was on screen at some time; from the top on down again, and so on. */
async function expectSeen(page: Page, harm: Harm, wanted: string[]) {
  const seen = new Set<string>()
  let looks = 0
  const left = async () => {
    for (const place of await harm.shown(page)) seen.add(place)
    // A slow page may be scrolled twice before it draws once.
    await page.mouse.wheel(0, looks++ % 60 < 30 ? -500 : 500)
    return wanted.filter((place) => !seen.has(place))
  }
  await expect.poll(left, { timeout: 60_000, intervals: [200] }).toEqual([])
}

/** A file of XEP-0447, told by a message. */
const shared = (harm: Harm, file: string, address: string) =>
  `<file-sharing xmlns='urn:xmpp:sfs:0' disposition='inline'><file xmlns='urn:xmpp:file:metadata:0'>${file}</file><sources><url-data xmlns='http://jabber.org/protocol/url-data' target='${escapeXml(address)}'/></sources></file-sharing>` +
  `<body>${escapeXml(harm.word('words beside a file'))}</body>`

test('in messages, files and answers of a contact', async ({ alice, bob, accounts, harm, house, liar }) => {
  await accounts.befriend(alice.jid, bob.jid)
  await accounts.befriend(bob.jid, alice.jid)
  await alice.page.reload()
  await signIn(alice.page, alice)
  await openChat(alice.page, bob.jid)
  const raw = await rawStream(house, bob)
  raw.presence(
    `<show>away</show><status>${escapeXml(harm.html('presence status'))}</status>` +
      `<nick xmlns='http://jabber.org/protocol/nick'>${escapeXml(harm.html('presence nick'))}</nick>` +
      `<c xmlns='http://jabber.org/protocol/caps' hash='sha-1' node='${escapeXml(harm.script('capabilities'))}' ver='x'/>`,
  )
  const say = (child: string, id: string = crypto.randomUUID(), more = '') =>
    raw.send(
      `<message xmlns='jabber:client' type='chat' id='${escapeXml(id)}' to='${alice.jid}'${more}>${child}</message>`,
    )
  const body = (text: string) => `<body>${escapeXml(text)}</body>`
  const html = (place: string) => escapeXml(harm.html(place))
  const name = (place: string) => escapeXml(harm.name(place))

  say(body(harm.html('body')), 'first')
  say(
    body(
      `\`\`\`\n${harm.html('styled block')}\n\`\`\`\n*${harm.html('styled span')}*\n> ${harm.html('quote')}`,
    ),
  )
  say(body(`${harm.script('link')} data:text/html,<script>${harm.word('data link')}</script> vbscript:x`))
  say(
    body(
      `https://example.org/"onmouseover=__ran('attribute of a link')//${harm.word('attribute of a link')}`,
    ),
  )
  say(body(`xmpp:${bob.jid}?message;body=${encodeURIComponent(harm.html('xmpp link'))}`))
  say(`${body(harm.word('subject'))}<subject>${html('subject')}</subject><thread>${html('thread')}</thread>`)
  say(
    `${body('x')}<html xmlns='http://jabber.org/protocol/xhtml-im'><body xmlns='http://www.w3.org/1999/xhtml'><script>${harm.word('xhtml')}</script><img src='${harm.far('xhtml picture')}'/></body></html>`,
  )
  say(`${body('x')}<nick xmlns='http://jabber.org/protocol/nick'>${html('nick of a message')}</nick>`)
  say(body(harm.html('message id')), harm.html('message id'))
  say(
    `${body('> x\nanswer')}<reply xmlns='urn:xmpp:reply:0' to='${bob.jid}' id='${html('id of a reply')}'/><fallback xmlns='urn:xmpp:fallback:0' for='urn:xmpp:reply:0'><body start='0' end='4'/></fallback>`,
  )
  say(
    `<reactions xmlns='urn:xmpp:reactions:0' id='first'><reaction>${html('reaction')}</reaction></reactions>`,
  )
  say(body('to be corrected'), 'second')
  say(`${body(harm.html('correction'))}<replace xmlns='urn:xmpp:message-correct:0' id='second'/>`)
  say(
    `${body('x')}<retract xmlns='urn:xmpp:message-retract:1' id='${html('retraction')}'><reason>${html('reason')}</reason></retract>`,
  )
  const oob = (url: string, desc = '') => `<x xmlns='jabber:x:oob'><url>${escapeXml(url)}</url>${desc}</x>`
  say(body(harm.script('out-of-band script')) + oob(harm.script('out-of-band script')))
  say(
    body(harm.word('out-of-band words')) +
      oob(harm.script('out-of-band address'), `<desc>${html('out-of-band words')}</desc>`),
  )
  say(
    shared(
      harm,
      `<name>${name('file name')} ${harm.word('file name')}png</name><media-type>image/png</media-type><size>9</size><desc>${html('file words')}</desc>`,
      'https://files.invalid/z.png',
    ),
  )
  say(
    shared(
      harm,
      `<name>nowhere.png</name><media-type>image/png</media-type><size>9</size>`,
      harm.script('file address'),
    ),
  )
  say(
    shared(
      harm,
      `<name>${harm.word('file type')}.png</name><media-type>${html('file type')}</media-type><size>9</size><width>1&lt;</width><hash xmlns='urn:xmpp:hashes:2' algo='${html('file hash')}'>x</hash>`,
      'https://files.invalid/x.svg',
    ),
  )
  const svg = Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" onload="__ran('thumbnail')"/>`).toString(
    'base64',
  )
  say(
    shared(
      harm,
      `<name>thumb.png</name><media-type>image/png</media-type><size>9</size><thumbnail xmlns='urn:xmpp:thumbs:1' uri='data:image/svg+xml;base64,${svg}' media-type='image/svg+xml'/><thumbnail xmlns='urn:xmpp:thumbs:1' uri='${escapeXml(harm.far('thumbnail'))}' media-type='image/png'/>`,
      'https://files.invalid/y.png',
    ),
  )
  say(
    `<x xmlns='jabber:x:conference' jid='room@rooms.${alice.domain}' reason='${html('reason of an invite')}'/>`,
  )
  say(
    `<x xmlns='http://jabber.org/protocol/muc#user'><invite from='${bob.jid}'><reason>${html('invite through a room')}</reason></invite></x>`,
  )
  raw.message(alice.jid, 'That was all')
  await expect(messageOf(alice.page, 'That was all')).toBeVisible()

  // What is there to be read is there, as it was written.
  await alice.page.getByRole('log', { name: 'Messages with' }).hover()
  const words = [
    'body',
    'styled block',
    'styled span',
    'quote',
    'correction',
    'message id',
    'file name',
    'file type',
  ]
  await expectSeen(alice.page, harm, [
    ...words,
    'link',
    'data link',
    'attribute of a link',
    'out-of-band words',
  ])
  const hrefs = await alice.page
    .getByTestId('message')
    .getByRole('link')
    .evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''))
  for (const href of hrefs) expect(href).toMatch(/^(https?|xmpp|mailto):/)
  await alice.page.getByRole('button', { name: bob.user }).first().click()
  await expect(alice.page.getByText(harm.word('presence status')).first()).toBeVisible()

  // The server says no, in words of its own, to what Alice writes.
  await openChat(alice.page, bob.jid)
  await alice.page.getByTestId('composer').fill('Will not arrive')
  await alice.page.getByTestId('composer').press('Enter')
  await expect(messageOf(alice.page, 'Will not arrive')).toHaveAttribute('data-state', /sent|delivered/)
  const id = (await messageOf(alice.page, 'Will not arrive').getAttribute('data-id')) ?? ''
  liar.say(
    `<message xmlns='jabber:client' type='error' id='${id}' from='${bob.jid}' to='${alice.jid}'><error type='cancel'><policy-violation xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/><text xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'>${html('error text')}</text></error></message>`,
  )
  raw.message(alice.jid, 'Still here')
  await expect(messageOf(alice.page, 'Still here')).toBeVisible()
  await expectQuiet(alice, harm, 28)
  raw.drop()
})

test('in names, lists and requests, by a server that hands on anything', async ({
  alice,
  bob,
  accounts,
  harm,
  house,
  liar,
}) => {
  await accounts.befriend(alice.jid, bob.jid)
  await accounts.befriend(bob.jid, alice.jid)
  const raw = await rawStream(house, bob)
  raw.presence()
  const html = (place: string) => escapeXml(harm.html(place))
  const name = (place: string) => escapeXml(harm.name(place))
  const publish = (stream: typeof raw, node: string, payload: string, id = 'current') =>
    stream.iq(
      'set',
      `<pubsub xmlns='http://jabber.org/protocol/pubsub'><publish node='${node}'><item id='${id}'>${payload}</item></publish></pubsub>`,
    )
  await publish(
    raw,
    'http://jabber.org/protocol/nick',
    `<nick xmlns='http://jabber.org/protocol/nick'>${name('nickname')}</nick>`,
  )
  await publish(
    raw,
    'urn:xmpp:vcard4',
    `<vcard xmlns='urn:ietf:params:xml:ns:vcard-4.0'><fn><text>${name('vcard name')}</text></fn><note><text>${html('vcard note')}</text></note><url><uri>${escapeXml(harm.script('vcard address'))}</uri></url><photo><uri>${harm.far('vcard picture')}</uri></photo></vcard>`,
  )
  const svg = Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" onload="__ran('avatar')"/>`)
  const hash = createHash('sha1').update(svg).digest('hex')
  await publish(
    raw,
    'urn:xmpp:avatar:data',
    `<data xmlns='urn:xmpp:avatar:data'>${svg.toString('base64')}</data>`,
    hash,
  )
  await publish(
    raw,
    'urn:xmpp:avatar:metadata',
    `<metadata xmlns='urn:xmpp:avatar:metadata'><info id='${hash}' bytes='${svg.length}' type='image/svg+xml' url='${harm.far('avatar')}'/></metadata>`,
    hash,
  )
  const own = await rawStream(house, alice)
  await publish(
    own,
    'urn:xmpp:bookmarks:1',
    `<conference xmlns='urn:xmpp:bookmarks:1' name='${name('bookmark')}' autojoin='true'><nick>${name('bookmark nick')}</nick></conference>`,
    `room@rooms.${alice.domain}`,
  )
  own.drop()

  await alice.page.reload()
  await signIn(alice.page, alice)
  // The list as a whole is here: what is said of single lines comes after it.
  await go(alice.page, '#/contacts')
  await expect(contactRow(alice.page, bob.jid)).toBeVisible()
  const item = (jid: string, what: string, groups = '') =>
    `<iq xmlns='jabber:client' type='set' id='push-${crypto.randomUUID()}' to='${alice.jid}/x'><query xmlns='jabber:iq:roster'><item jid='${jid}' ${what}>${groups}</item></query></iq>`
  const lie = () =>
    liar.say(
      item(
        'mallory@evil.example',
        `subscription='both' name='${name('roster name')}'`,
        `<group>${name('roster group')}</group>`,
      ),
      item(escapeXml(harm.name('roster address')), `subscription='both'`),
      `<presence xmlns='jabber:client' type='subscribe' from='eve@evil.example' to='${alice.jid}'><status>${html('words of a request')}</status><nick xmlns='http://jabber.org/protocol/nick'>${name('name in a request')}</nick></presence>`,
      `<message xmlns='jabber:client' type='chat' id='stranger' from='eve@evil.example/x' to='${alice.jid}'><body>${html('words of a stranger')}</body><nick xmlns='http://jabber.org/protocol/nick'>${name('name of a stranger')}</nick></message>`,
      `<message xmlns='jabber:client' type='headline' from='${alice.domain}' to='${alice.jid}'><subject>${html('headline')}</subject><body>${html('announcement')}</body></message>`,
      `<message xmlns='jabber:client' type='groupchat' from='room@rooms.${alice.domain}/${name('room nick')}' to='${alice.jid}'><subject>${html('room subject')}</subject></message>`,
    )
  // A stream that is just being opened beside is heard instead of the one that lasts: said again, it is the same.
  await expect(async () => {
    lie()
    const name = alice.page.getByTestId('contact-item').getByText(harm.word('roster name'))
    await expect(name).toBeVisible({ timeout: 3000 })
  }).toPass()
  await expectSeen(alice.page, harm, ['nickname', 'roster name'])
  await go(alice.page, `#/chat/${encodeURIComponent(bob.jid)}`)
  await alice.page
    .getByRole('button', { name: /nickname/ })
    .first()
    .click()
  await expectSeen(alice.page, harm, ['nickname'])
  await go(alice.page, '#/')
  await alice.page.getByRole('button', { name: /Message requests/ }).click()
  await chatRow(alice.page, 'eve@evil.example').click()
  await expectSeen(alice.page, harm, ['words of a stranger'])
  for (const section of ['account', 'devices', 'blocked', 'profile']) await openSettings(alice.page, section)
  liar.say(
    `<stream:error xmlns:stream='http://etherx.jabber.org/streams'><policy-violation xmlns='urn:ietf:params:xml:ns:xmpp-streams'/><text xmlns='urn:ietf:params:xml:ns:xmpp-streams'>${html('stream error')}</text></stream:error>`,
  )
  await expect.poll(() => liar.heard.filter((frame) => frame.startsWith('<open')).length).toBeGreaterThan(1)
  await expectQuiet(alice, harm, 16)
  raw.drop()
})
