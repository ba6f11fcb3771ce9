/** XEP-0352 over a resumption: whether somebody is looking is always said anew. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type FakeServer, startFakeServer } from '../../support/fake-server.ts'
import { world } from './diary.ts'
import * as say from './script.ts'
import { Wallet } from './wallet.ts'

let server: FakeServer

beforeEach(async () => {
  server = await startFakeServer()
})
afterEach(() => server.stop())

const resume = { id: 'sm-0', self: say.SELF, handled: 0, unacked: [], acked: 0 }

for (const active of [true, false]) {
  const state = active ? 'active' : 'inactive'
  it(`says ${state} after a resumption, since the last page may have said otherwise`, async () => {
    const { connect } = world(say.JULIET, server.url, new Wallet('capulet'))
    const connecting = connect({ resume, active })
    const guest = await server.nextGuest()
    await guest.greet(say.DOMAIN, say.features())
    await guest.next('<authenticate')
    guest.send(say.success(say.resumed(0, 'sm-0')), say.ack(0))
    await connecting
    await guest.next(`<${state} xmlns="urn:xmpp:csi:0"/>`)
  })
}

it('says nothing of it to a server that does not know the words', async () => {
  const { connect } = world(say.JULIET, server.url, new Wallet('capulet'))
  const connecting = connect({ resume, active: true })
  const guest = await server.nextGuest()
  await guest.greet(say.DOMAIN, say.features().replace(`<feature var='urn:xmpp:csi:0'/>`, ''))
  await guest.next('<authenticate')
  guest.send(say.success(say.resumed(0, 'sm-0')), say.ack(0))
  await connecting
  await guest.next('<r ')
  expect(
    guest.frames.all.filter((frame) => frame.includes('urn:xmpp:csi:0') && !frame.startsWith('<auth')),
  ).toEqual([])
})
