import { describe, expect, it } from 'vitest'
import { queryArchive } from '../../src/xmpp/xep-0313-archive.ts'
import { fullTextField } from '../../src/xmpp/xep-0431-full-text.ts'
import { fakeLink } from './fake-link.ts'
import { plain, stanza } from './xml.ts'

const form = (fields: string) =>
  stanza(`<iq xmlns='jabber:client' type='result' id='1'><query xmlns='urn:xmpp:mam:2'>
    <x xmlns='jabber:x:data' type='form'>
      <field type='hidden' var='FORM_TYPE'><value>urn:xmpp:mam:2</value></field>
      <field type='jid-single' var='with'/><field type='text-single' var='start'/><field type='text-single' var='end'/>
      ${fields}</x></query></iq>`)

describe('words in the archive (XEP-0431)', () => {
  it.each([
    // §3.1, and what ejabberd 26 says.
    ["<field type='text-single' var='{urn:xmpp:fulltext:0}fulltext'/>", '{urn:xmpp:fulltext:0}fulltext'],
    ["<field type='text-single' label='Search the text' var='withtext'/>", 'withtext'],
    ["<field type='text-single' var='fulltext'/>", null],
    // Prosody 13 has more fields, none of them for words.
    [
      "<field type='list-multi' var='ids'><validate xmlns='http://jabber.org/protocol/xdata-validate'/></field>",
      null,
    ],
  ])('are looked for in the field of its form: %s', async (fields, name) => {
    const link = fakeLink(() => [form(fields)])
    expect(await fullTextField(link)).toBe(name)
    expect(plain(stanza(String(link.written[0])))).toEqual(
      plain(stanza("<iq type='get'><query xmlns='urn:xmpp:mam:2'/></iq>")),
    )
  })

  it('has none where there is no form', async () => {
    const empty = fakeLink(() => [stanza("<iq xmlns='jabber:client' type='result' id='1'/>")])
    expect(await fullTextField(empty)).toBeNull()
  })

  it('are asked for with everything else that narrows', async () => {
    const fin =
      "<iq xmlns='jabber:client' type='result' id='1'><fin xmlns='urn:xmpp:mam:2' complete='true'/></iq>"
    const link = fakeLink(() => [stanza(fin)])
    await queryArchive(link, {
      before: '',
      max: 50,
      with: 'romeo@montague.example',
      text: { field: '{urn:xmpp:fulltext:0}fulltext', words: 'sweet "sorrow" <x>' },
    })
    expect(plain(stanza(String(link.written[0]).replace(/queryid="[0-9a-f]{24}"/, '')))).toEqual(
      plain(
        stanza(`<iq type='set'><query xmlns='urn:xmpp:mam:2'><x xmlns='jabber:x:data' type='submit'>
          <field var='FORM_TYPE' type='hidden'><value>urn:xmpp:mam:2</value></field>
          <field var='with'><value>romeo@montague.example</value></field>
          <field var='{urn:xmpp:fulltext:0}fulltext'><value>sweet "sorrow" &lt;x&gt;</value></field>
          </x><set xmlns='http://jabber.org/protocol/rsm'><max>50</max><before/></set></query></iq>`),
      ),
    )
  })
})
