import { expect, it } from 'vitest'
import { createRouter } from '../../src/xmpp/router.ts'
import { JULIET } from './fake-link.ts'
import { stanza } from './xml.ts'

const read = (inner: string) => {
  const text = `<message xmlns='jabber:client' type='chat' from='eve@mantua.example/x' to='${JULIET}' id='m'>${inner}</message>`
  const [incoming] = createRouter({ account: JULIET }).read(stanza(text), { resumed: false })
  return incoming?.kind === 'message' ? incoming.message : null
}
const codes = (count: number) =>
  Array.from({ length: count }, (_, index) => String.fromCodePoint(0x1f300 + (index % 200)))

it('keeps twenty of ten thousand reactions', () => {
  const all = codes(10_000).map((emoji) => `<reaction>${emoji}</reaction>`)
  const message = read(`<reactions xmlns='urn:xmpp:reactions:0' id='a'>${all.join('')}</reactions>`)
  expect(message?.reactions?.emojis).toHaveLength(20)
})

it('takes no emoji that is as long as a letter', () => {
  const chain = codes(5000).join('\u200d')
  expect(
    read(`<reactions xmlns='urn:xmpp:reactions:0' id='a'><reaction>${chain}</reaction></reactions>`)
      ?.reactions,
  ).toEqual({
    id: 'a',
    emojis: [],
  })
})

it.each([
  ['a correction', `<body>x</body><replace xmlns='urn:xmpp:message-correct:0' id='ID'/>`, 'replaces'],
  ['a retraction', `<retract xmlns='urn:xmpp:message-retract:1' id='ID'/>`, 'retracts'],
  ['a reaction', `<reactions xmlns='urn:xmpp:reactions:0' id='ID'/>`, 'reactions'],
  ['a receipt', `<received xmlns='urn:xmpp:receipts' id='ID'/>`, 'receiptFor'],
  ['a mark', `<displayed xmlns='urn:xmpp:chat-markers:0' id='ID'/>`, 'marks'],
  ['an answer', `<body>x</body><reply xmlns='urn:xmpp:reply:0' id='ID'/>`, 'reply'],
])('names nothing by a name that is no name: %s', (_, inner, facet) => {
  expect(read(inner.replace('ID', 'a'))).toHaveProperty(facet)
  for (const id of ['', 'x'.repeat(5000)]) expect(read(inner.replace('ID', id))).not.toHaveProperty(facet)
})

it('reads a few of many stretches, and none that is no number', () => {
  const regions = Array.from({ length: 5000 }, (_, at) => `<body start='${at}' end='${at + 1}'/>`).join('')
  const message = read(
    `<body>x</body><fallback xmlns='urn:xmpp:fallback:0' for='urn:xmpp:reply:0'>${regions}<body start='1e3' end='99999999999999999999'/></fallback>`,
  )
  expect(message?.fallbacks).toHaveLength(16)
})
