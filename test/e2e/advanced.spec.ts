/** What a server says of itself on the page for those who want to know. */
import { go } from './chat.ts'
import { expect, signIn, test } from './people.ts'

test('what my server is and can do stands under Advanced, and nothing of it was asked before I looked', async ({
  alice,
}) => {
  const asked: string[] = []
  alice.page.on('websocket', (socket) => socket.on('framesent', ({ payload }) => asked.push(String(payload))))
  await signIn(alice.page, alice)
  const versions = () => asked.filter((frame) => frame.includes('<query xmlns="jabber:iq:version"'))
  expect(versions()).toEqual([])
  await go(alice.page, '#/settings/advanced')
  await expect(alice.page.getByText(/^Prosody /)).toBeVisible()
  expect(versions()).toHaveLength(1)
  const state = (name: string) => alice.page.locator(`[data-ability="${name}"]`)
  for (const name of ['archive', 'everywhere', 'files', 'blocking', 'invites', 'byInvite', 'fastReturn'])
    await expect(state(name)).toHaveAttribute('data-state', 'there')
  // Prosody has no search in its archive.
  await expect(state('words')).toHaveAttribute('data-state', 'absent')
})
