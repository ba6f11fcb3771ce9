import { expect, it } from 'vitest'
import { registerPush } from '../../src/xmpp/xep-0357-push.ts'
import { fakeLink } from './fake-link.ts'
import { stanza } from './xml.ts'

const SERVICE = 'push.verona.example'
const asked = { id: 'a1', endpoint: 'https://push.example/1', p256dh: 'B-key', auth: 'secret' }
const answer = (status: string, node: string) =>
  fakeLink(() => [
    stanza(
      `<iq type='result' id='1' from='${SERVICE}'><command xmlns='http://jabber.org/protocol/commands' status='${status}'><x xmlns='jabber:x:data' type='result'><field var='node'><value>${node}</value></field></x></command></iq>`,
    ),
  ])

it.each([
  ['asks for more', 'executing', 'sealed'],
  ['has called it off', 'canceled', 'sealed'],
  ['gives no node', 'completed', ''],
  ['gives one without end', 'completed', 'x'.repeat(3001)],
])('§5 a service that %s has not registered anybody', async (_, status, node) => {
  await expect(registerPush(answer(status, node), SERVICE, asked)).rejects.toThrow('undefined-condition')
})
