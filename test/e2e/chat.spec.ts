/** Two people talk: what is said, what is kept, what is new. */
import { chatRow, expectSent, messageOf, openChat, signOut, write } from './chat.ts'
import { rowCounts, rowsOf, storedChat } from './database.ts'
import { expect, expectOnline, rawStream, signIn, test } from './people.ts'

test.use({ friends: true })

test('we talk both ways, and each sees the other’s words once', async ({ alice, bob }) => {
  await signIn(alice.page, alice)
  await signIn(bob.page, bob)
  await openChat(alice.page, bob.jid)
  await write(alice.page, 'But soft, what light?')
  await expectSent(alice.page, 'But soft, what light?')

  await chatRow(bob.page, alice.jid).click()
  await expect(messageOf(bob.page, 'But soft, what light?')).toHaveAttribute('data-direction', 'in')
  await write(bob.page, 'Ay me!\nWho is there?')
  await expect(messageOf(alice.page, 'Ay me!\nWho is there?')).toHaveAttribute('data-direction', 'in')

  for (const [page, jid] of [
    [alice.page, bob.jid],
    [bob.page, alice.jid],
  ] as const) {
    const said = (await storedChat(page, jid)).map((row) => row.body)
    expect(said).toEqual(['But soft, what light?', 'Ay me!\nWho is there?'])
  }
  expect([...alice.console, ...bob.console]).toEqual([])
})

test('what I write is shown exactly as I wrote it, and a button sends it as well', async ({ alice, bob }) => {
  await signIn(alice.page, alice)
  await signIn(bob.page, bob)
  await openChat(alice.page, bob.jid)
  await openChat(bob.page, alice.jid)
  const odd =
    '<b>&amp;</b> "quoted" ]]> 👩‍👩‍👧 e\u0301 שלום\n\n  indented   text https://example.org/?a=1&b=2'
  await alice.page.getByTestId('composer').fill(odd)
  await alice.page.getByTestId('send').click()
  await expect.poll(async () => (await storedChat(bob.page, alice.jid)).map((row) => row.body)).toEqual([odd])
  for (const page of [alice.page, bob.page]) {
    const text = page.getByTestId('message-text')
    await expect.poll(() => text.evaluate((element) => element.textContent)).toBe(odd)
    await expect(text.getByRole('link')).toHaveAttribute('href', 'https://example.org/?a=1&b=2')
  }
})

test('a message waits while I am offline, and leaves when I am back', async ({ alice, bob }) => {
  await signIn(alice.page, alice)
  await signIn(bob.page, bob)
  await openChat(alice.page, bob.jid)
  await alice.context.setOffline(true)
  await expect(alice.page.getByText('You are offline.')).toBeVisible()
  await write(alice.page, 'Are you awake?')
  await expect(messageOf(alice.page, 'Are you awake?')).toHaveAttribute('data-state', 'sending')
  await alice.context.setOffline(false)
  await expectSent(alice.page, 'Are you awake?')
  await expect(chatRow(bob.page, alice.jid)).toContainText('Are you awake?')
  await expect.poll(() => rowsOf(alice.page, 'outbox')).toEqual([])
})

test('what I had half written is still there after a reload', async ({ alice, bob }) => {
  await signIn(alice.page, alice)
  await openChat(alice.page, bob.jid)
  await alice.page.getByTestId('composer').fill('Dear Bob, I have been meaning to')
  await alice.page.reload()
  await expect(alice.page.getByTestId('composer')).toHaveValue('Dear Bob, I have been meaning to')
  await expect(chatRow(alice.page, bob.jid)).toContainText('Draft:')
  await alice.page.getByTestId('composer').press('Enter')
  await expectSent(alice.page, 'Dear Bob, I have been meaning to')
  await alice.page.reload()
  await expect(messageOf(alice.page, 'Dear Bob, I have been meaning to')).toBeVisible()
  await expect(alice.page.getByTestId('composer')).toHaveValue('')
})

test('I see how many messages are new, until I have read them', async ({ alice, bob, house }) => {
  await signIn(alice.page, alice)
  const elsewhere = await rawStream(house, bob)
  for (const text of ['One', 'Two', 'Three']) elsewhere.message(alice.jid, text)
  const row = chatRow(alice.page, bob.jid)
  await expect(row).toHaveAttribute('data-unread', '3')
  await expect(row).toContainText('3 unread messages')
  await expect(alice.page).toHaveTitle(/^\(1\) /)
  await row.click()
  await expect(alice.page.getByText('3 new messages')).toBeVisible()
  await expect(row).toHaveAttribute('data-unread', '0')
  await expect(alice.page).not.toHaveTitle(/^\(/)
  await alice.page.reload()
  await expectOnline(alice.page)
  await expect(row).toHaveAttribute('data-unread', '0')
})

test('I see that the other is typing, and that they stopped', async ({ alice, bob }) => {
  await signIn(alice.page, alice)
  await signIn(bob.page, bob)
  await openChat(alice.page, bob.jid)
  await openChat(bob.page, alice.jid)
  await write(bob.page, 'Hello')
  await expect(messageOf(alice.page, 'Hello')).toBeVisible()
  const typing = alice.page.getByTestId('conversation').getByText('typing…')
  await bob.page.getByTestId('composer').pressSequentially('I will')
  await expect(typing).toBeVisible()
  await expect(chatRow(alice.page, bob.jid)).toContainText('typing…')
  await bob.page.getByTestId('composer').fill('')
  await expect(typing).toHaveCount(0)
})

test('what I say on another device is here as well', async ({ alice, bob, house }) => {
  await signIn(alice.page, alice)
  await signIn(bob.page, bob)
  const phone = await rawStream(house, alice, 'phone')
  phone.presence()
  phone.message(bob.jid, 'From my phone')
  await chatRow(alice.page, bob.jid).click()
  await expect(messageOf(alice.page, 'From my phone')).toHaveAttribute('data-direction', 'out')
  await expect(messageOf(alice.page, 'From my phone')).toHaveAttribute('data-state', 'sent')
  await expect(chatRow(alice.page, bob.jid)).toHaveAttribute('data-unread', '0')
})

test('what was said while I was away is here when I come in', async ({ alice, bob, house }) => {
  const others = await rawStream(house, bob)
  const texts = Array.from({ length: 60 }, (_, index) => `Line ${index + 1}`)
  for (const text of texts) others.message(alice.jid, text)
  await others.iq('get', "<ping xmlns='urn:xmpp:ping'/>")
  await signIn(alice.page, alice)
  await chatRow(alice.page, bob.jid).click()
  await expect(messageOf(alice.page, 'Line 60')).toBeVisible()
  await expect.poll(async () => (await storedChat(alice.page, bob.jid)).map((row) => row.body)).toEqual(texts)
})

test('a message to nobody says why it did not arrive, and can be taken away', async ({ alice }) => {
  await signIn(alice.page, alice)
  await openChat(alice.page, 'someone@nowhere.localhost')
  await write(alice.page, 'Is anybody there?')
  const message = messageOf(alice.page, 'Is anybody there?')
  await expect(message).toHaveAttribute('data-state', 'failed')
  await expect(message).toContainText('Not sent: ')
  await message.getByRole('button', { name: 'Remove' }).click()
  await expect(message).toHaveCount(0)
})

test('D5.8 when I sign out, nothing of me stays on this device, and the server forgets it', async ({
  alice,
  bob,
  house,
}) => {
  await signIn(alice.page, alice)
  await openChat(alice.page, bob.jid)
  await write(alice.page, 'My ears have not yet drunk a hundred words')
  await expectSent(alice.page, 'My ears have not yet drunk a hundred words')
  // The token as an object that can sign: taken along before everything is deleted, to see what it is worth afterwards.
  const kept = await alice.page.evaluateHandle(
    () =>
      new Promise<{ account: { userAgentId: string }; key: CryptoKey }>((resolve) => {
        const opening = indexedDB.open('tessera')
        opening.onsuccess = () => {
          const stores = opening.result.transaction(['accounts', 'credentials'])
          const account = stores.objectStore('accounts').getAll()
          const token = stores.objectStore('credentials').getAll()
          stores.oncomplete = () => {
            opening.result.close()
            resolve({ account: account.result[0], key: token.result[0].token.key })
          }
        }
      }),
  )
  const tryToken = () =>
    kept.evaluate(signInByToken, { url: house.websocket, user: alice.user, domain: alice.domain })
  expect(await tryToken()).toBe('success')

  await signOut(alice.page)
  const counts = await rowCounts(alice.page)
  expect(Object.keys(counts).length).toBeGreaterThan(5)
  expect(Object.entries(counts).filter(([name, count]) => count > 0 && !name.endsWith('/settings'))).toEqual(
    [],
  )
  await expect.poll(tryToken).toBe('failure')

  await alice.page.reload()
  await expect(alice.page.getByRole('heading', { name: 'Come on in.' })).toBeVisible()
})

/** Runs in the page: what the server says to this token. */
async function signInByToken(
  { account, key }: { account: { userAgentId: string }; key: CryptoKey },
  { url, user, domain }: { url: string; user: string; domain: string },
): Promise<string> {
  const encoder = new TextEncoder()
  const hash = new Uint8Array(await crypto.subtle.sign('HMAC', key, encoder.encode('Initiator')))
  const initial = btoa(String.fromCharCode(...encoder.encode(`${user}\0`), ...hash))
  return new Promise((resolve) => {
    const socket = new WebSocket(url, 'xmpp')
    socket.onopen = () => {
      socket.send(
        `<open xmlns='urn:ietf:params:xml:ns:xmpp-framing' to='${domain}' from='${user}@${domain}' version='1.0'/>`,
      )
      socket.send(
        `<authenticate xmlns='urn:xmpp:sasl:2' mechanism='HT-SHA-256-NONE'><initial-response>${initial}</initial-response><user-agent id='${account.userAgentId}'/><fast xmlns='urn:xmpp:fast:0'/></authenticate>`,
      )
    }
    socket.onmessage = ({ data }) => {
      const answer = /^<(success|failure)/.exec(String(data))?.[1]
      if (!answer) return
      socket.close()
      resolve(answer)
    }
  })
}
