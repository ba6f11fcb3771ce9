/** Contacts that a web application owns: what our Prosody asks it, tells it, and lets nobody else do. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { post } from '../../server/contacts-app.mjs'
import { listOf, MANAGED, type ManagedHost, SILENT, startManagedHost } from '../support/managed-host.ts'
import type { Person } from '../support/prosody.ts'
import { RawStream } from '../support/raw-stream.ts'

const ROSTER = "<query xmlns='jabber:iq:roster'/>"
let house: ManagedHost
let anna: Person
let ben: Person
beforeAll(async () => {
  house = await startManagedHost()
  ;[anna, ben] = [await house.server.person('anna', MANAGED), await house.server.person('ben', MANAGED)]
}, 60_000)
afterAll(() => house.close())

const enter = (person: Person) => RawStream.signIn(house.server.websocket(MANAGED), person)
const set = (person: Person, people: Record<string, string>) =>
  house.app.change({ [person.user]: listOf(people) })
const say = (body: string) => post({ port: house.server.ports.http, host: MANAGED }, body)
const edit = (item: string) => `<query xmlns='jabber:iq:roster'>${item}</query>`

describe('the list', () => {
  it('is the application’s, from the first moment', async () => {
    await house.app.change({ [anna.user]: { [ben.jid]: { name: 'Ben', groups: ['Team', 'Lunch'] } } })
    const here = await enter(anna)
    const list = await here.iq('get', ROSTER)
    expect(list).toContain(`jid='${ben.jid}'`)
    expect(list).toContain("name='Ben'")
    expect(list).toContain("subscription='both'")
    expect(list).toContain('<group>Team</group>')
    expect(list).toContain('<group>Lunch</group>')
    await here.close()
  })

  it('changes while somebody is there: new, renamed, gone, one push each, and presence goes with it', async () => {
    await set(anna, {})
    await set(ben, { [anna.jid]: 'Anna' })
    const [here, there] = [await enter(anna), await enter(ben)]
    await here.iq('get', ROSTER)
    here.presence()
    there.presence()
    await set(anna, { [ben.jid]: 'Ben' })
    expect(await here.next('jabber:iq:roster')).toContain("name='Ben'")
    expect(await here.next(there.jid)).toContain('<presence')
    await set(anna, { [ben.jid]: 'Benvolio' })
    expect(await here.next("name='Benvolio'")).toContain("subscription='both'")
    await set(anna, {})
    expect(await here.next('jabber:iq:roster')).toContain("subscription='remove'")
    await Promise.all([here.close(), there.close()])
  })

  it('is nobody else’s to change: edits and questions are refused, and other people’s questions do not arrive', async () => {
    await set(anna, { [ben.jid]: 'Ben' })
    const stranger = await house.server.person('carl')
    const [here, outside] = [await enter(anna), await RawStream.signIn(house.server.websocket(), stranger)]
    here.presence()
    for (const item of [`<item jid='x@${MANAGED}'/>`, `<item jid='${ben.jid}' subscription='remove'/>`])
      expect(await here.iq('set', edit(item))).toContain('<not-allowed')
    for (const type of ['subscribe', 'subscribed', 'unsubscribe', 'unsubscribed']) {
      here.send(`<presence xmlns='jabber:client' to='${ben.jid}' type='${type}'/>`)
      expect(await here.next("type='error'")).toContain('<not-allowed')
    }
    outside.send(`<presence xmlns='jabber:client' to='${anna.jid}' type='subscribe'/>`)
    outside.message(anna.jid, 'behind the question')
    await here.next('behind the question')
    expect(here.frames.all.some((frame) => frame.includes("type='subscribe'"))).toBe(false)
    expect(await here.iq('get', ROSTER)).toContain(ben.jid)
    await Promise.all([here.close(), outside.close()])
  })
})

describe('where refusals are silent', () => {
  it('nothing that people ask for is answered or arrives, and their list is what it was', async () => {
    const [dora, emil] = [
      await house.server.person('dora', SILENT),
      await house.server.person('emil', SILENT),
    ]
    await house.app.change({ [dora.user]: listOf({ [emil.jid]: 'Emil' }) })
    const [here, there] = await Promise.all(
      [dora, emil].map((person) => RawStream.signIn(house.server.websocket(SILENT), person)),
    )
    if (!here || !there) throw new Error('nobody is there')
    there.presence()
    for (const type of ['subscribe', 'subscribed', 'unsubscribe', 'unsubscribed'])
      here.send(`<presence xmlns='jabber:client' to='${emil.jid}' type='${type}'/>`)
    // A stream is in order: what would have been said to it has been said by then, to both.
    expect(await here.iq('get', ROSTER)).toContain(`jid='${emil.jid}'`)
    here.message(emil.jid, 'behind the questions')
    await there.next('behind the questions')
    for (const stream of [here, there])
      expect(stream.frames.all.filter((frame) => /type='(?:error|(?:un)?subscribed?)'/.test(frame))).toEqual(
        [],
      )
    // An edit is a question that has to be answered (RFC 6120 §8.2.3).
    expect(await here.iq('set', edit(`<item jid='x@${SILENT}'/>`))).toContain('<not-allowed')
    await Promise.all([here.close(), there.close()])
  })
})

describe('the refresh address', () => {
  const ok = { status: 'ok', message: 'roster update complete' }

  it('answers with how many were updated', async () => {
    const { status, answer } = await house.app.change({ [anna.user]: {}, [ben.user]: {} })
    expect(status).toBe(200)
    expect(answer).toEqual({ ...ok, updated: 2, errors: 0 })
    const nobody = await say('[]')
    expect([nobody.status, JSON.parse(nobody.body)]).toEqual([200, { ...ok, updated: 0, errors: 0 }])
  })

  it.each(['', 'nonsense', '{"anna":1}', '"anna"', '[1]', '["anna"', '[["anna"]]'])(
    'takes nothing but an array of names: %s',
    async (body) => {
      const { status, body: text } = await say(body)
      expect(status).toBe(400)
      expect(JSON.parse(text)).toMatchObject({ status: 'error', updated: 0, errors: 0 })
    },
  )

  // Others than Linux have the one loopback address.
  it.runIf(process.platform === 'linux')('hears nobody but those who may say so', async () => {
    const stranger = { port: house.server.ports.http, host: MANAGED, localAddress: '127.0.0.2' }
    const { status, body } = await post(stranger, JSON.stringify([anna.user]))
    expect(status).toBe(403)
    expect(JSON.parse(body)).toEqual({ status: 'error', message: 'not from here', updated: 0, errors: 0 })
    // Not even whether it would have been understood.
    expect((await post(stranger, 'nonsense')).status).toBe(403)
  })

  it('counts those that could not be updated, and fails when there was nobody else', async () => {
    await house.app.change({ broken: [] as never })
    const both = await say(JSON.stringify([anna.user, 'broken']))
    expect([both.status, JSON.parse(both.body)]).toEqual([200, { ...ok, updated: 1, errors: 1 }])
    const alone = await say('["broken"]')
    expect(alone.status).toBe(500)
    expect(JSON.parse(alone.body)).toMatchObject({ status: 'error', updated: 0, errors: 1 })
  })
})
