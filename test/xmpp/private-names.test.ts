/** A name of one's own as an item of the private node: what is written is what is read. */
import { xml } from '@xmpp/xml'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { readName, writeName } from '../../src/xmpp/private-names.ts'
import { readXml } from '../../src/xmpp/xml-reader.ts'

const JID = 'juliet@verona.example'
const words = fc
  .string({ minLength: 1, maxLength: 50 })
  .map((text) => text.replace(/[^\p{L}\p{N} .&<>'"]/gu, '').trim())
const NODE = 'urn:tessera:names:0'

it('says the same to the other device', () => {
  fc.assert(
    fc.property(
      fc.option(words.filter(Boolean)),
      fc.uniqueArray(words.filter(Boolean), { maxLength: 5 }),
      (alias, groups) => {
        fc.pre(alias !== null || groups.length > 0)
        const there = readXml(writeName({ jid: JID, alias, groups }).toString())
        expect(readName(JID, there)).toEqual({ jid: JID, alias, groups })
      },
    ),
  )
})

it.each([
  ['another element', xml('conference', { xmlns: NODE, alias: 'Sun' }), JID],
  ['another namespace', xml('person', { xmlns: 'urn:else', alias: 'Sun' }), JID],
  ['no address', xml('person', { xmlns: NODE, alias: 'Sun' }), '@@'],
  ['nothing said', xml('person', { xmlns: NODE, alias: '  ' }), JID],
])('is none: %s', (_, payload, id) => {
  expect(readName(id, payload)).toBeNull()
})

it('keeps within bounds whatever is there', () => {
  const groups = Array.from({ length: 500 }, (_, index) => xml('group', null, `g${index}${'x'.repeat(1000)}`))
  const read = readName(JID, xml('person', { xmlns: NODE, alias: 'a'.repeat(5000) }, ...groups))
  expect(read?.alias).toHaveLength(200)
  expect(read?.groups).toHaveLength(50)
  expect(read?.groups.every((group) => group.length <= 200)).toBe(true)
})
