/** What a person asks of any server, at ejabberd: who is kept out, reports, files, words in the archive. */
import { expect, it } from 'vitest'
import { sendMessage } from '../../../src/xmpp/outgoing-message.ts'
import { sendPresence } from '../../../src/xmpp/presence.ts'
import type { Stream } from '../../../src/xmpp/stream.ts'
import { discoverInfo } from '../../../src/xmpp/xep-0030-disco.ts'
import { BLOCKING, blockAddress, fetchBlocked, unblockAddress } from '../../../src/xmpp/xep-0191-blocking.ts'
import { discoverUpload, requestSlot } from '../../../src/xmpp/xep-0363-http-upload.ts'
import { REPORTING } from '../../../src/xmpp/xep-0377-reporting.ts'
import { fullTextField } from '../../../src/xmpp/xep-0431-full-text.ts'
import { withEjabberd } from './real-ejabberd.ts'

const ejabberd = withEjabberd()

/** `text` from one to the other, as chats are. */
const say = (from: { stream: Stream }, to: { jid: string }, body: string) =>
  sendMessage(from.stream, { to: to.jid, id: crypto.randomUUID(), body })

it('keeps somebody out, tells our other devices, and lets them in again', async () => {
  const juliet = await ejabberd.arrive('open.localhost')
  const mallory = await ejabberd.arrive('open.localhost')
  sendPresence(juliet.stream)
  expect(await fetchBlocked(juliet.stream)).toEqual([])
  await blockAddress(juliet.stream, mallory.jid)
  expect(await fetchBlocked(juliet.stream)).toEqual([mallory.jid])
  await expect
    .poll(() => juliet.diary.incoming)
    .toContainEqual({ kind: 'blocking', on: true, jids: [mallory.jid] })
  say(mallory, juliet, 'let me in')
  await expect
    .poll(() => mallory.diary.incoming)
    .toContainEqual(expect.objectContaining({ message: expect.objectContaining({ type: 'error' }) }))
  await unblockAddress(juliet.stream, mallory.jid)
  expect(await fetchBlocked(juliet.stream)).toEqual([])
  say(mallory, juliet, 'thank you')
  await expect.poll(() => juliet.diary.bodies()).toEqual(['thank you'])
  await juliet.stream.close()
  await mallory.stream.close()
})

it('takes a report along with it, whether or not it says that it does', async () => {
  const juliet = await ejabberd.arrive('open.localhost')
  const mallory = await ejabberd.arrive('open.localhost')
  await blockAddress(juliet.stream, mallory.jid, 'spam')
  expect(await fetchBlocked(juliet.stream)).toEqual([mallory.jid])
  await juliet.stream.close()
  await mallory.stream.close()
})

it('keeps a file, says how large one may be, and gives it back to a page elsewhere', async () => {
  const { stream } = await ejabberd.arrive('open.localhost')
  const service = await discoverUpload(stream)
  expect(service).toEqual({ jid: 'upload.open.localhost', limit: 100_000 })
  const bytes = new TextEncoder().encode('a rose by any other name')
  const file = { name: 'rose & ö.txt', size: bytes.length, type: 'text/plain' }
  const slot = await requestSlot(stream, service?.jid ?? '', file)
  if (!slot) throw new Error('no slot')
  const openTo = (answer: Response) => answer.headers.get('access-control-allow-origin')
  const asked = await fetch(slot.put.url, { method: 'OPTIONS', headers: { origin: 'https://chat.example' } })
  expect([openTo(asked), asked.headers.get('access-control-allow-methods')]).toEqual([
    '*',
    expect.stringContaining('PUT'),
  ])
  const put = await fetch(slot.put.url, { method: 'PUT', body: bytes, headers: { ...slot.put.headers } })
  expect(put.status).toBe(201)
  const got = await fetch(slot.get)
  expect(await got.text()).toBe('a rose by any other name')
  expect(openTo(got)).toBe('*')
  await expect(requestSlot(stream, service?.jid ?? '', { ...file, size: 100_001 })).rejects.toMatchObject({
    name: 'StanzaError',
    condition: 'not-acceptable',
  })
  await stream.close()
})

it('looks for no words, and says so: it can where its archive is in MySQL, and nowhere else', async () => {
  const { stream } = await ejabberd.arrive('open.localhost')
  expect(await fullTextField(stream)).toBeNull()
  await stream.close()
})

it('does not say that it takes reports, so nobody is asked for one', async () => {
  const { stream } = await ejabberd.arrive('open.localhost')
  const { features } = await discoverInfo(stream, 'open.localhost')
  expect(features.has(BLOCKING)).toBe(true)
  expect(features.has(REPORTING)).toBe(false)
  await stream.close()
})
