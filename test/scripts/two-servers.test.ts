/** The servers of the tests themselves: two of them, in two processes, really federate. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { otherDomain, startTwoServers } from '../support/prosody.ts'
import { RawStream } from '../support/raw-stream.ts'

let servers: Awaited<ReturnType<typeof startTwoServers>>
beforeAll(async () => {
  servers = await startTwoServers()
})
afterAll(() => servers.close())

it('carries a message from one server to the other', async () => {
  const romeo = await servers.here.person('romeo')
  const juliet = await servers.there.person('juliet')
  expect(juliet.domain).toBe(otherDomain)
  const here = await RawStream.signIn(servers.here.websocket(), romeo)
  const there = await RawStream.signIn(servers.there.websocket(), juliet)
  there.presence()
  here.message(juliet.jid, 'Wherefore')
  await there.next('Wherefore')
  await Promise.all([here.close(), there.close()])
})

it('makes invites of every kind', async () => {
  const { here } = servers
  const romeo = await here.person('romeo')
  expect(await here.inviteContact(romeo.jid)).toContain('?roster;preauth=')
  expect(await here.inviteAccount(romeo.domain)).toContain('register')
  expect(await here.inviteReset(romeo.jid)).toContain(romeo.user)
})
