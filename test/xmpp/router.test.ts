import { Element } from '@xmpp/xml'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRouter } from '../../src/xmpp/router.ts'
import { damage, golden } from './damaged.ts'
import { JULIET } from './fake-link.ts'
import { stanza } from './xml.ts'

/** Trees out of the words that the readers know, put together in every wrong way. */
const words = {
  name: fc.constantFrom(
    ...[
      'message',
      'presence',
      'iq',
      'body',
      'query',
      'item',
      'error',
      'text',
      'sent',
      'received',
      'forwarded',
      'result',
    ],
    ...[
      'delay',
      'stanza-id',
      'origin-id',
      'show',
      'priority',
      'ping',
      'time',
      'x:y',
      ':',
      '',
      'service-unavailable',
    ],
  ),
  namespace: fc.constantFrom(
    ...[
      'jabber:client',
      'jabber:iq:roster',
      'urn:xmpp:carbons:2',
      'urn:xmpp:forward:0',
      'urn:xmpp:mam:2',
      'urn:xmpp:delay',
    ],
    ...[
      'urn:xmpp:sid:0',
      'urn:ietf:params:xml:ns:xmpp-stanzas',
      'http://jabber.org/protocol/disco#info',
      'urn:xmpp:ping',
      '',
    ],
  ),
  attribute: fc.constantFrom(
    'from',
    'to',
    'type',
    'id',
    'jid',
    'by',
    'stamp',
    'ver',
    'node',
    'subscription',
    '__proto__',
    'xml:lang',
  ),
  value: fc.oneof(
    fc.constantFrom(
      JULIET,
      `${JULIET}/x`,
      'a@b.example',
      'get',
      'set',
      'error',
      'chat',
      'subscribe',
      '2026-01-01T00:00:00Z',
      '',
    ),
    fc.string({ unit: 'binary' }),
  ),
}

const { tree } = fc.letrec<{ tree: Element; node: Element | string }>((tie) => ({
  node: fc.oneof({ depthSize: 'small', withCrossShrink: true }, fc.string({ unit: 'binary' }), tie('tree')),
  tree: fc
    .tuple(
      words.name,
      fc.option(words.namespace, { nil: undefined }),
      fc.array(fc.tuple(words.attribute, words.value), { maxLength: 5 }),
      fc.array(tie('node'), { maxLength: 4 }),
    )
    .map(([name, xmlns, attributes, children]) => {
      const element = new Element(name, {
        ...Object.fromEntries(attributes),
        ...(xmlns !== undefined && { xmlns }),
      })
      element.append(...children)
      return element
    }),
}))

describe('the router', () => {
  it('never throws, whatever the stanza is', () => {
    const router = createRouter({ account: JULIET, trusts: () => true })
    fc.assert(
      fc.property(tree, fc.boolean(), (element, resumed) => {
        expect(Array.isArray(router.read(element, { resumed }))).toBe(true)
        const answer = router.answer(element)
        if (answer)
          expect(answer.attrs).toMatchObject({
            id: element.attrs.id,
            type: expect.stringMatching(/^(result|error)$/),
          })
      }),
      { numRuns: 2000 },
    )
  })

  it('never throws at a stanza that was damaged, nor believes a stranger in it', () => {
    const router = createRouter({ account: JULIET })
    const blows = fc.array(fc.tuple(fc.nat(), words.value), { maxLength: 6 })
    fc.assert(
      fc.property(fc.constantFrom(...golden), blows, fc.boolean(), (text, damages, strange) => {
        const element = damage(stanza(text), damages)
        if (strange) element.attrs.from = 'tybalt@capulet.example/x'
        const incoming = router.read(element, { resumed: false })
        router.answer(element)
        if (!strange) return
        for (const each of incoming) {
          if (each.kind === 'message') expect(each.message.from).toBe('tybalt@capulet.example/x')
          else if (each.kind === 'presence') expect(each.presence.from).toBe('tybalt@capulet.example/x')
          else if (each.kind === 'subscription') expect(each.from).toBe('tybalt@capulet.example')
          else throw new Error('a stranger changed the list')
        }
      }),
      { numRuns: 3000 },
    )
  })

  it('never takes a list change, a copy or an archive result from anybody but ourselves', () => {
    const router = createRouter({ account: JULIET })
    fc.assert(
      fc.property(tree, (element) => {
        element.attrs.from = 'tybalt@capulet.example/x'
        for (const incoming of router.read(element, { resumed: false })) {
          expect(incoming.kind).not.toBe('roster-push')
          if (incoming.kind === 'message')
            expect(incoming.message).toMatchObject({ origin: 'live', from: 'tybalt@capulet.example/x' })
        }
      }),
      { numRuns: 2000 },
    )
  })

  it('keeps going when a collector breaks', () => {
    const router = createRouter({ account: JULIET })
    const stop = router.collect(() => {
      throw new Error('broken')
    })
    const hello = stanza("<message from='a@b.example/c'><body>hi</body></message>")
    expect(router.read(hello, { resumed: false })).toEqual([])
    stop()
    expect(router.read(hello, { resumed: false })).toHaveLength(1)
  })

  it('tells contacts the version and the time, and nobody else', () => {
    const router = createRouter({
      account: JULIET,
      version: '1.2',
      trusts: (jid) => jid === 'romeo@montague.example',
    })
    const ask = (from: string, child: string) =>
      router.answer(stanza(`<iq from='${from}' type='get' id='1'>${child}</iq>`))
    const version = "<query xmlns='jabber:iq:version'/>"
    const time = "<time xmlns='urn:xmpp:time'/>"
    for (const friend of ['Romeo@Montague.Example/o', `${JULIET}/other`, 'verona.example']) {
      expect(ask(friend, version)?.getChild('query')?.getChildText('version')).toBe('1.2')
      expect(ask(friend, time)?.getChild('time')?.getChildText('tzo')).toMatch(/^[+-]\d\d:\d\d$/)
      expect(ask(friend, time)?.getChild('time')?.getChildText('utc')).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/)
    }
    for (const stranger of ['tybalt@capulet.example/x', 'capulet.example', 'nurse@verona.example']) {
      expect(ask(stranger, version)?.getChild('query')?.getChildText('version')).toBe('')
      expect(ask(stranger, time)?.attrs.type).toBe('error')
    }
  })
})
