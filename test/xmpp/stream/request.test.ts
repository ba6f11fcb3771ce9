import type { Element } from '@xmpp/xml'
import { xml } from '@xmpp/xml'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { Requests } from '../../../src/xmpp/request.ts'
import { JULIET } from './script.ts'

const SELF = `${JULIET}/balcony`
afterEach(() => vi.useRealTimers())

function ask(to: string | undefined, timeout?: number) {
  const sent: Element[] = []
  const requests = new Requests(JULIET, (iq) => void sent.push(iq))
  let ended = 'waiting'
  requests.request(xml('iq', { type: 'get', to }, xml('query')), timeout).then(
    () => (ended = 'answered'),
    (error: Error) => (ended = error.name),
  )
  const id = sent[0]?.attrs.id ?? ''
  const answer = async (
    from: string | undefined,
    attributes: Record<string, string> = { id, type: 'result' },
  ) => {
    requests.answer(xml('iq', { from, ...attributes }), SELF)
    await Promise.resolve()
    return ended
  }
  return { id, requests, answer, ended: () => ended }
}

describe('an answer to a question', () => {
  const nobody = undefined
  it.each([
    [
      nobody,
      [nobody, JULIET, 'verona.example', SELF],
      ['romeo@verona.example', `${JULIET}/other`, 'montague.example', '@'],
    ],
    [JULIET, [nobody, JULIET, 'verona.example', SELF], ['romeo@verona.example', `${JULIET}/other`]],
    [
      'verona.example',
      [nobody, JULIET, 'verona.example'],
      ['romeo@verona.example', SELF, 'verona.example/x', 'x@verona.example'],
    ],
    [
      'rooms.verona.example',
      ['rooms.verona.example', 'ROOMS.verona.example'],
      [nobody, JULIET, 'verona.example', 'garden@rooms.verona.example'],
    ],
    [
      'romeo@montague.example/orchard',
      ['Romeo@montague.example/orchard'],
      ['romeo@montague.example', 'romeo@montague.example/Orchard', nobody, JULIET],
    ],
  ])('RFC 6120 §8.1.2.1 to %j may come from %j and not from %j', async (to, rightful, forged) => {
    for (const from of forged) expect(await ask(to).answer(from)).toBe('waiting')
    for (const from of rightful) expect(await ask(to).answer(from)).toBe('answered')
    const once = ask(to)
    await once.answer(forged[0])
    expect(await once.answer(rightful[0])).toBe('answered')
  })

  it('has to know the id, which nobody can guess', async () => {
    const { answer, id } = ask(undefined)
    expect(await answer(undefined, { id: 'x', type: 'result' })).toBe('waiting')
    expect(id).toMatch(/^[0-9a-f]{24}$/)
    expect(ask(undefined).id).not.toBe(id)
  })

  it('comes as an error when it is one', async () => {
    const { answer, id } = ask(undefined)
    expect(await answer(undefined, { id, type: 'error' })).toBe('StanzaError')
  })

  it('is not waited for longer than one wants, and comes to nothing when it is late', async () => {
    vi.useFakeTimers()
    const { ended, answer } = ask(undefined, 500)
    await vi.advanceTimersByTimeAsync(499)
    expect(ended()).toBe('waiting')
    await vi.advanceTimersByTimeAsync(1)
    expect(ended()).toBe('RequestTimeout')
    expect(await answer(undefined)).toBe('RequestTimeout')
    const patient = ask(undefined)
    await vi.advanceTimersByTimeAsync(29_999)
    expect(patient.ended()).toBe('waiting')
    await vi.advanceTimersByTimeAsync(1)
    expect(patient.ended()).toBe('RequestTimeout')
  })

  it('cannot come any more when the stream has ended', async () => {
    const { requests, answer, ended } = ask(undefined)
    requests.abandon()
    await Promise.resolve()
    await Promise.resolve()
    expect(ended()).toBe('LinkLost')
    expect(await answer(undefined)).toBe('LinkLost')
  })
})
