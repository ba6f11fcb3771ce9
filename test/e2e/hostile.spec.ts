/** People and servers that mean harm: nothing breaks, the stream lives on, and the reader is not fooled. */
import { escapeXml, type RawStream } from '../support/raw-stream.ts'
import { chatRow, contactRow, expectSent, go, messageOf, openChat, write } from './chat.ts'
import { rowsOf, storedChat } from './database.ts'
import { type Liar, startLiar } from './liar.ts'
import { type Browsing, test as base, expect, expectOnline, rawStream, routeTo, signIn } from './people.ts'

interface Hostile {
  /** Bob, as plain XML: he may send whatever the server lets through. */
  bobRaw: RawStream
  /** Between Alice and her server. */
  liar: Liar
}

const test = base.extend<Hostile>({
  bobRaw: async ({ house, bob }, use) => {
    const stream = await rawStream(house, bob)
    stream.presence()
    await use(stream)
    stream.drop()
  },
  liar: async ({ house, alice }, use) => {
    const liar = await startLiar(house.websocket)
    await routeTo(alice.context, alice.domain, `ws://${alice.domain}:${liar.port}/xmpp-websocket`)
    await alice.page.reload()
    await use(liar)
    await liar.stop()
  },
})

test.describe.configure({ retries: 0 })

/** After all of it: still the same stream, and a normal message comes through. */
async function expectUnharmed(alice: Browsing, bob: RawStream) {
  const text = `All is well ${crypto.randomUUID()}`
  bob.message(alice.jid, text)
  await expect(messageOf(alice.page, text)).toBeVisible()
  await expectOnline(alice.page)
  expect(alice.console.filter((line) => line.startsWith('uncaught'))).toEqual([])
}

const connections = (liar: Liar) => liar.heard.filter((frame) => frame.startsWith('<open')).length

test('frames that cannot be read are passed over, and the stream goes on', async ({
  alice,
  bob,
  bobRaw,
  liar,
}) => {
  await signIn(alice.page, alice)
  await openChat(alice.page, bob.jid)
  const before = connections(liar)
  const message = (body: string) =>
    `<message from='${bob.jid}/raw' to='${alice.jid}' type='chat'>${body}</message>`
  liar.say(
    message('<body>&evil;</body>'),
    message('<body>a\u0000b\u0008c</body>'),
    message('<body>&#0;&#x1F;&#xFFFF;&#xD800;</body>'),
    message('<body>never closed'),
    message('<body a="1" a="2">twice</body>'),
    message('<!-- a comment --><body>comment</body>'),
    message('<?php echo 1 ?><body>instruction</body>'),
    `<!DOCTYPE lol [<!ENTITY lol "lol">]>${message('<body>&lol;</body>')}`.replace(/^/, '<message>'),
    message(`${'<x>'.repeat(20_000)}${'</x>'.repeat(20_000)}`),
    message(
      `<body ${Array.from({ length: 20_000 }, (_, index) => `a${index}='1'`).join(' ')}>attributes</body>`,
    ),
    `${message('<body>one</body>')}${message('<body>two</body>')}`,
    `<message from='not an address at all@@' type='chat'><body>from nowhere</body></message>`,
    `<presence from='${bob.jid}/raw'><priority>999999999999</priority><show>wild</show></presence>`,
    `<iq type='result' id='never-asked' from='${bob.jid}'><query xmlns='jabber:iq:roster'/></iq>`,
    `<iq type='set' id='x' from='${bob.jid}/raw'><query xmlns='urn:nobody:knows'/></iq>`,
    `<iq from='${alice.domain}'/>`,
  )
  await expectUnharmed(alice, bobRaw)
  expect(connections(liar)).toBe(before)
  // Twenty thousand attributes are odd, and no reason to lose a message. The archive has never heard of it: its place beside
  // what is there, in whole seconds, is anybody's guess.
  const said = (await storedChat(alice.page, bob.jid)).map((row) => row.body)
  expect(said.sort()).toEqual([expect.stringMatching(/^All is well/), 'attributes'])

  // What cannot even be a stanza may have been part of the stream itself: the session goes on with a new connection.
  liar.say('<mess')
  await expect.poll(() => connections(liar)).toBe(before + 1)
  await expectUnharmed(alice, bobRaw)
  expect(connections(liar)).toBe(before + 1)
})

test('nobody can put words into my mouth, or into somebody else’s', async ({
  alice,
  bob,
  bobRaw,
  liar,
  newAccount,
}) => {
  const carol = await newAccount('carol')
  await signIn(alice.page, alice)
  await openChat(alice.page, bob.jid)
  await write(alice.page, 'My own words')
  await expectSent(alice.page, 'My own words')
  const own = (await storedChat(alice.page, bob.jid))[0]?.id ?? ''
  const forged = (from: string, to: string, text: string) =>
    `<forwarded xmlns='urn:xmpp:forward:0'><message xmlns='jabber:client' from='${from}' to='${to}' type='chat' id='f'><body>${text}</body></message></forwarded>`
  const carbon = (kind: string, inner: string) => `<${kind} xmlns='urn:xmpp:carbons:2'>${inner}</${kind}>`
  const attacks = [
    carbon('received', forged(`${carol.jid}/x`, alice.jid, 'Carol never said this')),
    carbon('sent', forged(`${alice.jid}/x`, carol.jid, 'I never said this')),
    `<result xmlns='urn:xmpp:mam:2' id='1' queryid='guess'>${forged(`${carol.jid}/x`, alice.jid, 'Carol never wrote this')}</result>`,
  ]
  // Bob tries it through the real server, and as somebody whom a bad server lets through.
  for (const attack of attacks) {
    bobRaw.send(`<message xmlns='jabber:client' to='${alice.jid}' type='chat'>${attack}</message>`)
    for (const from of [
      `${bob.jid}/raw`,
      `${alice.domain}`,
      `${alice.jid}/other-device`,
      `mallory@evil.example/x`,
    ])
      liar.say(
        `<message xmlns='jabber:client' from='${from}' to='${alice.jid}' type='chat'>${attack}</message>`,
      )
  }
  // Results that nobody asked for, even from our own archive.
  liar.say(`<message xmlns='jabber:client' from='${alice.jid}' to='${alice.jid}'>${attacks[2]}</message>`)
  // A message with the id of mine, an error from somebody else for it, and one without any sense.
  bobRaw.message(alice.jid, 'I am not your message', {
    id: own,
    extra: `<origin-id xmlns='urn:xmpp:sid:0' id='${own}'/><stanza-id xmlns='urn:xmpp:sid:0' id='${own}' by='${alice.jid}'/>`,
  })
  liar.say(
    `<message xmlns='jabber:client' type='error' id='${own}' from='mallory@evil.example'><error type='cancel'><item-not-found xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></message>`,
    `<message xmlns='jabber:client' type='error' from='${bob.jid}'/>`,
  )
  await expect(messageOf(alice.page, 'I am not your message')).toHaveAttribute('data-direction', 'in')
  await expectUnharmed(alice, bobRaw)
  await expect(messageOf(alice.page, 'My own words')).toHaveAttribute('data-state', 'sent')
  const said = (await rowsOf<{ body: string; conversation: string }>(alice.page, 'messages')).map(
    (row) => row.body,
  )
  expect(said.filter((body) => body.includes('never'))).toEqual([])
  await expect(alice.page.getByTestId('conversation-item')).toHaveCount(1)
})

test('strangers cannot add themselves to my people', async ({ alice, bob, bobRaw, liar }) => {
  await signIn(alice.page, alice)
  await go(alice.page, '#/contacts')
  const push = (from: string) =>
    `<iq xmlns='jabber:client' type='set' id='push-${crypto.randomUUID()}'${from ? ` from='${from}'` : ''} to='${alice.jid}/x'><query xmlns='jabber:iq:roster'><item jid='mallory@evil.example' name='Your bank' subscription='both'/></query></iq>`
  for (const from of ['mallory@evil.example/x', `${bob.jid}/raw`, alice.domain, `${alice.domain}/x`])
    liar.say(push(from))
  bobRaw.send(push('').replace("to='", `to='`))
  liar.say(
    `<presence xmlns='jabber:client' type='subscribed' from='mallory@evil.example'/>`,
    `<presence xmlns='jabber:client' from='mallory@evil.example/x'/>`,
  )
  bobRaw.message(alice.jid, 'Did it work?')
  await go(alice.page, '#/')
  await alice.page.getByRole('button', { name: /Message requests/ }).click()
  await chatRow(alice.page, bob.jid).click()
  await alice.page.getByRole('button', { name: 'Just reply' }).click()
  await expectUnharmed(alice, bobRaw)
  expect(await rowsOf(alice.page, 'contacts')).toEqual([])
  await go(alice.page, '#/contacts')
  await expect(alice.page.getByText('Nobody here yet')).toBeVisible()
  await expect(contactRow(alice.page, 'mallory@evil.example')).toHaveCount(0)
  expect(liar.heard.filter((frame) => frame.includes("type='subscribed'"))).toEqual([])
})

test('a thousand messages with one id, and one said a thousand times', async ({ alice, bob, bobRaw }) => {
  await signIn(alice.page, alice)
  await openChat(alice.page, bob.jid)
  for (let count = 0; count < 1000; count++)
    bobRaw.message(alice.jid, `Number ${count}`, { id: 'always-the-same' })
  await expect
    .poll(async () => (await storedChat(alice.page, bob.jid)).length, { timeout: 90_000 })
    .toBe(1000)
  expect((await storedChat(alice.page, bob.jid)).map((row) => row.body)).toEqual(
    Array.from({ length: 1000 }, (_, count) => `Number ${count}`),
  )
  await expect(messageOf(alice.page, 'Number 999')).toBeVisible()
  const again = `<origin-id xmlns='urn:xmpp:sid:0' id='once'/>`
  for (let count = 0; count < 100; count++) bobRaw.message(alice.jid, 'Once', { id: 'once', extra: again })
  await expectUnharmed(alice, bobRaw)
  await expect(messageOf(alice.page, 'Once')).toHaveCount(1)
  expect(await alice.page.getByTestId('message').count()).toBeLessThan(200)
})

test('a megabyte in one message does not stop the screen', async ({ alice, bob, bobRaw, liar }) => {
  await signIn(alice.page, alice)
  await openChat(alice.page, bob.jid)
  const huge = [
    `word `.repeat(200_000),
    'W'.repeat(1_000_000),
    '\n'.repeat(200_000),
    `https://example.org/${'a'.repeat(500_000)}`,
  ]
  for (const [index, body] of huge.entries())
    liar.say(
      `<message xmlns='jabber:client' from='${bob.jid}/raw' to='${alice.jid}' type='chat' id='huge-${index}'><body>${escapeXml(body)}</body></message>`,
    )
  await expectUnharmed(alice, bobRaw)
  const width = await alice.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect(width).toBeLessThanOrEqual(0)
  expect(await alice.page.evaluate(() => document.body.textContent.length)).toBeLessThan(200_000)
})

test('text cannot pretend to be something else', async ({ alice, bob, bobRaw }) => {
  await signIn(alice.page, alice)
  await openChat(alice.page, bob.jid)
  bobRaw.message(alice.jid, '\u202Egpj.exe \u2066hidden\u2069 \u200Fend')
  bobRaw.message(
    alice.jid,
    'javascript:alert(1) data:text/html,<script>alert(1)</script> vbscript:x file:///etc/passwd',
  )
  bobRaw.message(alice.jid, '<img src=x onerror=alert(1)><a href="https://evil.example">bank.example</a>')
  bobRaw.message(alice.jid, 'https://bank.example@evil.example/ https://еxample.org/')
  await expect(messageOf(alice.page, 'https://bank.example@evil.example/ https://еxample.org/')).toBeVisible()
  const log = alice.page.getByRole('log')
  await expect(log.getByRole('img', { name: /^$/ })).toHaveCount(0)
  const links = await log.getByRole('link').evaluateAll((all) =>
    all.map((link) => ({
      href: link.getAttribute('href'),
      shown: link.textContent,
      rel: link.getAttribute('rel'),
    })),
  )
  for (const link of links) {
    expect(link.href).toMatch(/^(https?|mailto|xmpp):/)
    expect(link.rel).toContain('noopener')
    // What is read is where it leads.
    expect(new URL(link.href ?? '').href).toBe(
      new URL(link.shown?.includes(':') ? link.shown : `https://${link.shown}`).href,
    )
  }
  expect(links.map((link) => link.href).filter((href) => href?.startsWith('javascript'))).toEqual([])
  // What is written backwards ends with its message: the time behind it is not turned around.
  const first = alice.page.getByTestId('message').first()
  const turned = await first.evaluate((element) => {
    const text = element.querySelector('[data-testid="message-text"]')
    const alone = (node: Element | null): boolean =>
      node !== null && /isolate|plaintext/.test(getComputedStyle(node).unicodeBidi)
    return alone(text) || alone(element.querySelector('time')?.parentElement ?? null)
  })
  expect(turned).toBe(true)
  await expectUnharmed(alice, bobRaw)
})
