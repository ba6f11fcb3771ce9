import { type Element, xml } from '@xmpp/xml'
import { describe, expect, it } from 'vitest'
import { publishPrivately } from '../../src/xmpp/xep-0223-private-data.ts'
import { fakeLink } from './fake-link.ts'
import { stanza } from './xml.ts'

const STANZAS = "xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'"
const fine = () => stanza(`<iq type='result' id='1'/>`)
const refused = (condition: string, detail = '') =>
  stanza(`<iq type='error' id='1'><error type='cancel'><${condition} ${STANZAS}/>${detail}</error></iq>`)
const MISMATCH = `<precondition-not-met xmlns='http://jabber.org/protocol/pubsub#errors'/>`

/** What was asked, in words, and the answers in order. */
async function publish(...answers: Element[]) {
  const link = fakeLink(() => answers.splice(0, 1))
  const outcome = await publishPrivately(link, 'urn:x', 'id', xml('secret', { xmlns: 'urn:x' })).then(
    () => 'published',
    (error: { condition: string }) => error.condition,
  )
  const said = link.written.map((iq) => {
    const text = iq.toString()
    const capacity = /max_items"><value>(\w+)</.exec(text)?.[1]
    return `${text.includes('<configure') ? 'configure' : 'publish'} ${capacity}`
  })
  // Whatever is asked: never without saying that it is private.
  expect(link.written.every((iq) => iq.toString().includes('access_model"><value>whitelist'))).toBe(true)
  return { outcome, said }
}

describe('private data', () => {
  it('is published to a node that must be private', async () => {
    expect(await publish(fine())).toEqual({ outcome: 'published', said: ['publish max'] })
  })

  it('is published after the node was put right', async () => {
    expect(await publish(refused('conflict', MISMATCH), fine(), fine())).toEqual({
      outcome: 'published',
      said: ['publish max', 'configure max', 'publish max'],
    })
  })

  it('makes do with a number where a server cannot keep all there is', async () => {
    expect(await publish(refused('not-acceptable'), fine())).toEqual({
      outcome: 'published',
      said: ['publish max', 'publish 256'],
    })
    expect(await publish(refused('conflict', MISMATCH), refused('not-acceptable'), fine())).toEqual({
      outcome: 'published',
      said: ['publish max', 'configure max', 'publish 256'],
    })
  })

  it('is not published where it cannot be kept private', async () => {
    const never = Array.from({ length: 10 }, () => refused('conflict', MISMATCH))
    expect((await publish(...never)).outcome).toBe('conflict')
    expect(
      (await publish(...Array.from({ length: 10 }, () => refused('feature-not-implemented')))).outcome,
    ).toBe('feature-not-implemented')
  })
})
