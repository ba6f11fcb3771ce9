import { xml } from '@xmpp/xml'
import { describe, expect, it } from 'vitest'
import { fetchInvites, INVITES_NODE, publishInvite, retractInvite } from '../../../src/xmpp/invite-ledger.ts'
import { sendPresence } from '../../../src/xmpp/presence.ts'
import { row, usedRow } from '../ledger-row.ts'
import { USER_AGENT } from './diary.ts'
import { withProsody } from './real-server.ts'

const prosody = withProsody(['bare.localhost'])
const PUBSUB = 'http://jabber.org/protocol/pubsub'

describe('the ledger of invites in Prosody', () => {
  it('keeps rows, tells the other devices of each change, and forgets', async () => {
    const { connect, diary } = prosody.enter(await prosody.person())
    const stream = await connect()
    const other = await connect({
      userAgent: { ...USER_AGENT, id: crypto.randomUUID() },
      features: null,
    })
    sendPresence(other)
    await other.request(xml('iq', { type: 'get' }, xml('query', { xmlns: 'jabber:iq:roster' })))
    expect(await fetchInvites(stream)).toEqual([])
    await publishInvite(stream, row())
    await publishInvite(stream, usedRow)
    expect(await fetchInvites(other)).toEqual(expect.arrayContaining([row(), usedRow]))
    const changed = row({ state: { is: 'withdrawn', at: 1_795_000_002_000 }, uri: null })
    await publishInvite(stream, changed)
    await retractInvite(stream, usedRow.id)
    await retractInvite(stream, usedRow.id)
    expect(await fetchInvites(other)).toEqual([changed])
    const told = () => diary.incoming.filter((incoming) => incoming.kind === 'pep')
    await expect
      .poll(told)
      .toContainEqual({ kind: 'pep', node: INVITES_NODE, items: [changed], retracted: [] })
    await expect
      .poll(told)
      .toContainEqual({ kind: 'pep', node: INVITES_NODE, items: [], retracted: [usedRow.id] })
    await stream.close()
    await other.close()
  })

  it('shows them to nobody else', async () => {
    const person = await prosody.person()
    const stream = await prosody.enter(person).connect()
    await publishInvite(stream, row())
    const romeo = await prosody.enter(await prosody.person()).connect()
    const items = xml('pubsub', { xmlns: PUBSUB }, xml('items', { node: INVITES_NODE }))
    await expect(romeo.request(xml('iq', { type: 'get', to: person.jid }, items))).rejects.toMatchObject({
      name: 'StanzaError',
    })
    await stream.close()
    await romeo.close()
  })

  it('puts a node right that was open to contacts, before it writes to it', async () => {
    const stream = await prosody.enter(await prosody.person()).connect()
    const item = xml('item', { id: 'other' }, xml('invite', { xmlns: INVITES_NODE }))
    const publish = xml('publish', { node: INVITES_NODE }, item)
    await stream.request(xml('iq', { type: 'set' }, xml('pubsub', { xmlns: PUBSUB }, publish)))
    await publishInvite(stream, row())
    expect(await fetchInvites(stream)).toEqual([row()])
    const configure = xml('configure', { node: INVITES_NODE })
    const config = await stream.request(
      xml('iq', { type: 'get' }, xml('pubsub', { xmlns: `${PUBSUB}#owner` }, configure)),
    )
    expect(config.toString()).toContain('<value>whitelist</value></field>')
    await stream.close()
  })

  it('says where a server keeps nothing', async () => {
    const stream = await prosody.enter(await prosody.person('bare.localhost')).connect()
    await expect(publishInvite(stream, row())).rejects.toMatchObject({ name: 'StanzaError' })
    await expect(fetchInvites(stream)).rejects.toMatchObject({ name: 'StanzaError' })
    await stream.close()
  })
})
