import { describe, expect, it } from 'vitest'
import { askRegistration, readRegistration, writeRegistration } from '../../src/xmpp/xep-0077-registration.ts'
import { plain, stanza } from './xml.ts'

const X = "xmlns='jabber:x:data'"
const read = (content: string, beside = '') =>
  readRegistration(
    stanza(
      `<iq type='result' id='1' from='verona.example'><query xmlns='jabber:iq:register'>${content}</query>${beside}</iq>`,
    ),
  )
const NAME_AND_PASSWORD = `<field var='username' type='text-single' label='User'><required/></field>
  <field var='password' type='text-private' label='Password'><required/></field>`
const write = (content: string, answers = {}) =>
  plain(writeRegistration('verona.example', read(content).asked, 'nina', 'p & q', answers))
const said = (content: string) => plain(stanza(`<iq type='set' to='verona.example'>${content}</iq>`))

describe('what a server asks of somebody who wants an account', () => {
  it('D3.2 is a name and a password, as elements', () => {
    const content = `<instructions>Choose</instructions><username/><password/>`
    expect(read(content).form).toEqual({ kind: 'open', username: null, registered: false, more: null })
    expect(write(content, { extra: ['x'] })).toEqual(
      said(
        `<query xmlns='jabber:iq:register'><username>nina</username><password>p &amp; q</password></query>`,
      ),
    )
  })

  it('D3.2 is the same twice, as elements and as a form: the elements are simpler', () => {
    const content = `<username/><password/><x ${X} type='form'>
      <field var='FORM_TYPE' type='hidden'><value>jabber:iq:register</value></field>${NAME_AND_PASSWORD}</x>`
    expect(read(content).form).toMatchObject({ kind: 'open', more: null })
    expect(write(content)).toEqual(write('<username/><password/>'))
  })

  it('D3.2 is a form and nothing else', () => {
    const content = `<x ${X} type='form'>${NAME_AND_PASSWORD}</x>`
    expect(read(content).form).toEqual({ kind: 'open', username: null, registered: false, more: null })
    expect(write(content)).toEqual(
      said(`<query xmlns='jabber:iq:register'><x ${X} type='submit'><field var='username'><value>nina</value></field>
        <field var='password'><value>p &amp; q</value></field></x></query>`),
    )
  })

  it('D3.2 is more than that: the rest is a form of its own, answered with name and password in it', () => {
    const content = `<username/><password/><email/><x ${X} type='form'><title>Join</title>
      <field var='FORM_TYPE' type='hidden'><value>jabber:iq:register</value></field>${NAME_AND_PASSWORD}
      <field var='email' type='text-single' label='E-mail'/></x>`
    const { form } = read(content)
    expect(form).toMatchObject({ kind: 'open', more: { title: 'Join' } })
    expect(form.kind === 'open' && form.more?.fields.map(({ name }) => name)).toEqual(['FORM_TYPE', 'email'])
    expect(write(content, { email: ['n@verona.example'], username: ['forged'] })).toEqual(
      said(`<query xmlns='jabber:iq:register'><x ${X} type='submit'>
        <field var='FORM_TYPE' type='hidden'><value>jabber:iq:register</value></field>
        <field var='username'><value>nina</value></field><field var='password'><value>p &amp; q</value></field>
        <field var='email'><value>n@verona.example</value></field></x></query>`),
    )
  })

  it('D3.2 is more than that, as of old', () => {
    const content = `<instructions>All of it</instructions><key>k1</key><username/><password/><email/><nick/>`
    expect(read(content).form).toMatchObject({
      more: {
        instructions: 'All of it',
        fields: [
          { name: 'key', kind: 'hidden', values: ['k1'] },
          { name: 'email', kind: 'text', label: 'email', required: true },
          { name: 'nick', kind: 'text' },
        ],
      },
    })
    expect(write(content, { email: ['n@verona.example'], nick: [] })).toEqual(
      said(`<query xmlns='jabber:iq:register'><username>nina</username><password>p &amp; q</password><key>k1</key>
        <email>n@verona.example</email><nick/></query>`),
    )
  })

  it('D3.7 D2.8 names the account of the invite, and says when it is there already', () => {
    expect(read('<username>anna</username><registered/><password/>').form).toEqual({
      kind: 'open',
      username: 'anna',
      registered: true,
      more: null,
    })
    const field = `<field var='username'><value>anna</value></field><field var='password' type='text-private'/>`
    expect(read(`<x ${X} type='form'>${field}</x>`).form).toMatchObject({
      username: 'anna',
      registered: false,
    })
  })

  it('D3.2 has no use for the address of a picture that is here', () => {
    const png = 'iVBORw0KGgo='
    const fallback = `<field var='captcha-fallback-text' type='fixed'><value>See there</value></field>
      <field var='captcha-fallback-url' type='text-single'><value>http://127.0.0.1/captcha</value></field>`
    const ocr = `<field var='ocr'><media xmlns='urn:xmpp:media-element'><uri type='image/png'>cid:a@bob.xmpp.org</uri></media></field>`
    const data = `<data xmlns='urn:xmpp:bob' cid='a@bob.xmpp.org' type='image/png'>${png}</data>`
    const kinds = (content: string, beside = '') => {
      const { form } = read(content, beside)
      return form.kind === 'open' ? form.more?.fields.map(({ kind }) => kind) : null
    }
    const content = `<x ${X} type='form'>${fallback}${ocr}</x>`
    expect(kinds(content)).toEqual(['fixed', 'text', 'text'])
    expect(kinds(content + data)).toEqual(['hidden', 'hidden', 'text'])
    expect(kinds(content, data)).toEqual(['hidden', 'hidden', 'text'])
  })

  it('D3.6 is to be done elsewhere, at an address that can be shown', () => {
    const oob = (url: string) =>
      `<instructions>There</instructions><x xmlns='jabber:x:oob'><url>${url}</url></x>`
    expect(read(oob('https://verona.example/join')).form).toEqual({
      kind: 'elsewhere',
      url: 'https://verona.example/join',
    })
    for (const url of ['javascript:alert(1)', 'data:text/html,x', 'join', ''])
      expect(read(oob(url)).form).toEqual({ kind: 'closed', text: 'There' })
    expect(read(`<username/><password/>${oob('https://verona.example/')}`).form).toMatchObject({
      kind: 'open',
    })
  })

  it('is nothing that could be answered', () => {
    expect(read('').form).toEqual({ kind: 'closed', text: null })
    expect(readRegistration(stanza(`<iq type='result' id='1'/>`)).form).toEqual({
      kind: 'closed',
      text: null,
    })
  })

  it('is asked for by name', () => {
    expect(plain(askRegistration('verona.example'))).toEqual(
      plain(stanza(`<iq type='get' to='verona.example'><query xmlns='jabber:iq:register'/></iq>`)),
    )
  })
})
