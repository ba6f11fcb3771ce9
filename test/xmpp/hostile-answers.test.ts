/** Answers of a server that means harm, or has been damaged on the way: whatever they are, they are read to the end. */
import type { Element } from '@xmpp/xml'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { readLedgerItem } from '../../src/xmpp/invite-ledger.ts'
import { formIn, readForm, readResult, writeAnswers } from '../../src/xmpp/xep-0004-forms.ts'
import { readRegistration, writeRegistration } from '../../src/xmpp/xep-0077-registration.ts'
import { readBits } from '../../src/xmpp/xep-0231-bits.ts'
import { damage, golden } from './damaged.ts'
import { stanza } from './xml.ts'

const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
const CAPTCHA = `<iq type='result' id='1'><query xmlns='jabber:iq:register'><instructions>Read</instructions><username/><password/>
  <x xmlns='jabber:x:data' type='form'><field var='username'><required/></field><field var='password' type='text-private'/>
  <field var='lang' type='list-multi'><option label='A'><value>a</value></option><value>a</value></field>
  <field var='ocr'><media xmlns='urn:xmpp:media-element'><uri>cid:p</uri></media></field></x>
  <x xmlns='jabber:x:oob'><url>https://verona.example/</url></x><data xmlns='urn:xmpp:bob' cid='p' type='image/png'>${PNG}</data></query></iq>`
const samples = [CAPTCHA, ...golden.filter((text) => /jabber:x:data|urn:tessera/.test(text))]
const value = fc.oneof(
  fc.constantFrom('form', 'result', '', '__proto__', 'constructor', 'cid:p', 'open', 'used'),
  fc.string({ unit: 'binary' }),
)
const damaged = fc
  .tuple(fc.constantFrom(...samples), fc.array(fc.tuple(fc.nat(), value), { maxLength: 8 }))
  .map(([text, blows]) => damage(stanza(text), blows))
const everyPart = (at: Element): Element[] => [at, ...at.getChildElements().flatMap(everyPart)]

it('reads every damaged form, and every answer to it can be written', () => {
  fc.assert(
    fc.property(damaged, fc.dictionary(value, fc.array(value)), (element, answers) => {
      for (const part of everyPart(element)) {
        const form = readForm(formIn(part) ?? part, readBits(part))
        for (const { image } of form.fields) expect(image ?? 'data:image/png;').toMatch(/^data:image\/png;/)
        expect(writeAnswers(form, answers).toString()).toContain('submit')
        for (const [name] of readResult(part)) expect(name).not.toBe('')
      }
    }),
    { numRuns: 2000 },
  )
})

it('reads every damaged question of a registration, and can answer it', () => {
  fc.assert(
    fc.property(damaged, fc.dictionary(value, fc.array(value)), (element, answers) => {
      const { form, asked } = readRegistration(element)
      if (form.kind === 'elsewhere') expect(form.url).toMatch(/^https?:/)
      expect(writeRegistration('verona.example', asked, 'nina', 'pw', answers).attrs.to).toBe(
        'verona.example',
      )
    }),
    { numRuns: 2000 },
  )
})

it('takes no damaged row for one, unless it is one', () => {
  fc.assert(
    fc.property(damaged, (element) => {
      for (const part of everyPart(element)) {
        const row = readLedgerItem('abcdefghijklmn-_', part)
        if (!row) continue
        expect(['contact', 'contact-and-account', 'account', 'reset']).toContain(row.kind)
        expect(row.uri ?? 'xmpp:').toMatch(/^xmpp:/)
        expect(row.landingUrl ?? 'https:').toMatch(/^https?:/)
        expect(Number.isSafeInteger(row.madeAt)).toBe(true)
      }
    }),
    { numRuns: 2000 },
  )
})
