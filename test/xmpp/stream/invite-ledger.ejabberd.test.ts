import { xml } from '@xmpp/xml'
import { describe, expect, it } from 'vitest'
import { fetchInvites, INVITES_NODE, publishInvite, retractInvite } from '../../../src/xmpp/invite-ledger.ts'
import { sendPresence } from '../../../src/xmpp/presence.ts'
import { row, usedRow } from '../ledger-row.ts'
import { withEjabberd } from './real-ejabberd.ts'

const ejabberd = withEjabberd()
const PUBSUB = 'http://jabber.org/protocol/pubsub'

describe('the ledger of invites in ejabberd', () => {
  it('keeps rows, tells of each change, and forgets', async () => {
    const { stream, diary } = await ejabberd.arrive('open.localhost')
    sendPresence(stream)
    expect(await fetchInvites(stream)).toEqual([])
    await publishInvite(stream, row())
    await publishInvite(stream, usedRow)
    expect(await fetchInvites(stream)).toEqual(expect.arrayContaining([row(), usedRow]))
    const told = () => diary.incoming.filter((incoming) => incoming.kind === 'pep')
    // Who listens is learnt from our presence, in the server's own time.
    await expect
      .poll(async () => {
        await publishInvite(stream, row({ uri: null }))
        return told()
      })
      .toContainEqual({ kind: 'pep', node: INVITES_NODE, items: [row({ uri: null })], retracted: [] })
    await retractInvite(stream, usedRow.id)
    await retractInvite(stream, usedRow.id)
    await expect
      .poll(told)
      .toContainEqual({ kind: 'pep', node: INVITES_NODE, items: [], retracted: [usedRow.id] })
    expect(await fetchInvites(stream)).toEqual([row({ uri: null })])
    await stream.close()
  })

  it('puts a node right that was open to contacts, before it writes to it', async () => {
    const { stream } = await ejabberd.arrive('open.localhost')
    const item = xml('item', { id: 'other' }, xml('invite', { xmlns: INVITES_NODE }))
    const publish = xml('publish', { node: INVITES_NODE }, item)
    await stream.request(xml('iq', { type: 'set' }, xml('pubsub', { xmlns: PUBSUB }, publish)))
    await publishInvite(stream, row())
    expect(await fetchInvites(stream)).toEqual([row()])
    const configure = xml('configure', { node: INVITES_NODE })
    const config = await stream.request(
      xml('iq', { type: 'get' }, xml('pubsub', { xmlns: `${PUBSUB}#owner` }, configure)),
    )
    expect(config.toString()).toContain('<value>whitelist</value>')
    await stream.close()
  })

  it('shows them to nobody else', async () => {
    const { stream, jid } = await ejabberd.arrive('open.localhost')
    await publishInvite(stream, row())
    const romeo = await ejabberd.arrive('open.localhost')
    const items = xml('pubsub', { xmlns: PUBSUB }, xml('items', { node: INVITES_NODE }))
    await expect(romeo.stream.request(xml('iq', { type: 'get', to: jid }, items))).rejects.toMatchObject({
      name: 'StanzaError',
    })
    await stream.close()
    await romeo.stream.close()
  })
})
