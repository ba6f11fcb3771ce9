/** Links inside a message: a press says what they are, and asks nobody. */
import { go, messageOf, openChat, write } from './chat.ts'
import { expectIn, landing, tokenIn } from './inviting.ts'
import { overhear } from './overhear.ts'
import { expect, signIn, test } from './people.ts'

test('a press on an invite in a message opens a card and sends nothing; its button leads to the landing', async ({
  alice,
  bob,
  newAccount,
  accounts,
}) => {
  const carol = await newAccount('carol')
  const link = await accounts.invite(carol.jid)
  const token = tokenIn(link)
  const uri = `xmpp:${carol.jid}?roster;preauth=${token};ibr=y`
  await accounts.befriend(alice.jid, bob.jid)
  await signIn(alice.page, alice)
  const heard = overhear(bob)
  await signIn(bob.page, bob)
  await openChat(alice.page, bob.jid)
  await write(alice.page, `as xmpp: ${uri}`)
  await write(alice.page, `as a page: ${link}`)
  await openChat(bob.page, alice.jid)

  const pages = bob.context.pages().length
  const card = bob.page.getByTestId('scan-result')
  for (const text of [`as xmpp: ${uri}`, `as a page: ${link}`]) {
    await messageOf(bob.page, text).getByRole('link').click()
    await expect(card).toHaveAttribute('data-kind', 'invite')
    await expect(card).toContainText(carol.jid)
    await expect(bob.page.getByTestId('conversation')).toHaveAttribute('data-jid', alice.jid)
    await bob.page.keyboard.press('Escape')
    await expect(card).toHaveCount(0)
  }
  expect(bob.context.pages()).toHaveLength(pages)
  expect(heard.frames.length).toBeGreaterThan(0)
  heard.expectSilent(token, carol.jid)

  await messageOf(bob.page, `as xmpp: ${uri}`).getByRole('link').click()
  await card.getByRole('button', { name: 'Open the invite' }).click()
  await expect(landing(bob.page)).toHaveAttribute('data-inviter', carol.jid)
  await expect(bob.page).toHaveURL(/#\/invite$/)
  heard.expectSilent(token, carol.jid)

  await bob.page.getByTestId('landing-accept').click()
  await expectIn(bob.page, carol.jid)
  await expect.poll(() => heard.framesWith(token)).toHaveLength(1)
  expect(heard.framesWith(token)[0]).toContain(`to="${carol.jid}"`)
})

test('an address in a message is a person to be asked, a room is a room; neither is asked by a press', async ({
  alice,
  bob,
  newAccount,
  accounts,
}) => {
  const carol = await newAccount('carol')
  await accounts.befriend(alice.jid, bob.jid)
  await signIn(alice.page, alice)
  const heard = overhear(bob)
  await signIn(bob.page, bob)
  await openChat(alice.page, bob.jid)
  await write(alice.page, `her: xmpp:${carol.jid}`)
  await write(alice.page, 'there: xmpp:fair@rooms.tessera.localhost?join')
  await openChat(bob.page, alice.jid)
  const card = bob.page.getByTestId('scan-result')
  for (const [text, kind] of [
    [`her: xmpp:${carol.jid}`, 'contact'],
    ['there: xmpp:fair@rooms.tessera.localhost?join', 'room'],
  ] as const) {
    await messageOf(bob.page, text).getByRole('link').click()
    await expect(card).toHaveAttribute('data-kind', kind)
    await bob.page.keyboard.press('Escape')
    await expect(card).toHaveCount(0)
  }
  heard.expectSilent(carol.jid, 'fair@rooms')
  await go(bob.page, '#/contacts')
  await expect(bob.page.locator(`[data-testid="contact-item"][data-jid="${carol.jid}"]`)).toHaveCount(0)
})
