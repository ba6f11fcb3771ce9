import { describe, expect, it } from 'vitest'
import { fetchPicture } from '../../src/client/people/ask-profile.ts'
import { sha1Hex } from '../../src/client/people/sha1-hex.ts'
import { tellOwnProfile } from '../../src/client/people/tell-profile.ts'
import { newProfile } from '../../src/storage/profiles.ts'
import type { ProfileRow } from '../../src/storage/schema.ts'
import { onePixel, onePixelBytes } from '../support/one-pixel.ts'
import { fakeLink, JULIET } from '../xmpp/fake-link.ts'
import { stanza } from '../xmpp/xml.ts'

const ROMEO = 'romeo@verona.example'
const base64 = () => btoa(String.fromCharCode(...onePixelBytes()))
const result = (inner: string) => [stanza(`<iq type='result' id='1'>${inner}</iq>`)]
const refused = [
  stanza(
    "<iq type='error' id='1'><error type='cancel'><service-unavailable xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>",
  ),
]

async function ownRow(): Promise<ProfileRow> {
  const hash = await sha1Hex(onePixelBytes().buffer)
  return {
    ...newProfile(JULIET, JULIET),
    nick: 'Jule',
    avatar: { hash, from: 'pep', picture: onePixel() },
    untold: { nick: true, picture: true },
  }
}

/** A server that has an old card of ours with a telephone number, and does with PEP what it is told to. */
async function tell(pep: 'taken' | 'refused', card: 'taken' | 'refused', converts: boolean) {
  let row = await ownRow()
  const link = fakeLink((iq) => {
    const text = iq.toString()
    if (text.includes('disco#info'))
      return result(
        `<query xmlns='http://jabber.org/protocol/disco#info'>${converts ? "<feature var='urn:xmpp:pep-vcard-conversion:0'/>" : ''}</query>`,
      )
    if (text.includes('vcard-temp') && card === 'refused') return refused
    if (text.includes('vcard-temp') && iq.attrs.type === 'get')
      return result("<vCard xmlns='vcard-temp'><TEL><NUMBER>1</NUMBER></TEL><NICKNAME>old</NICKNAME></vCard>")
    if (text.includes('pubsub') && pep === 'refused') return refused
    return result('')
  })
  await tellOwnProfile(link, row, async (patch) => {
    row = patch(row)
  })
  return { row, written: link.written.map(String) }
}

describe('telling of oneself', () => {
  it('XEP-0398 needs no old card where the server makes one', async () => {
    const { row, written } = await tell('taken', 'taken', true)
    expect(row.untold).toBeUndefined()
    expect(row.avatar?.from).toBe('pep')
    expect(written.some((text) => text.includes('vcard-temp'))).toBe(false)
    const [data, metadata] = ['avatar:data', 'avatar:metadata'].map((node) =>
      written.findIndex((text) => text.includes(`publish node="urn:xmpp:${node}"`)),
    )
    expect(data).toBeGreaterThanOrEqual(0)
    expect(metadata).toBeGreaterThan(data ?? 0)
  })

  it('XEP-0153 writes the old card elsewhere, and keeps what else stands on it', async () => {
    const { row, written } = await tell('taken', 'taken', false)
    const card = written.at(-1) ?? ''
    expect(card).toContain('<TEL><NUMBER>1</NUMBER></TEL>')
    expect(card).toContain('<NICKNAME>Jule</NICKNAME>')
    expect(card).not.toContain('old')
    expect(card).toContain(`<BINVAL>${base64()}</BINVAL>`)
    // Then our presence has to say it.
    expect(row.avatar?.from).toBe('vcard')
    expect(row.untold).toBeUndefined()
  })

  it('is content with the old card where there is no PEP', async () => {
    const { row } = await tell('refused', 'taken', false)
    expect(row).not.toHaveProperty('refused')
    expect(row.untold).toBeUndefined()
  })

  it('says so where nothing is taken, and keeps what was wanted', async () => {
    const { row } = await tell('refused', 'refused', false)
    expect(row).toMatchObject({ refused: true, nick: 'Jule', untold: { nick: true, picture: true } })
  })
})

describe('a picture on an old card', () => {
  const card = (bytes: string) => () =>
    result(
      `<vCard xmlns='vcard-temp'><FN>Romeo</FN><PHOTO><TYPE>image/svg+xml</TYPE><BINVAL>${bytes}</BINVAL></PHOTO></vCard>`,
    )

  it('is what its bytes are, whatever is said of it, and brings a name', async () => {
    const hash = await sha1Hex(onePixelBytes().buffer)
    const found = await fetchPicture(fakeLink(card(base64())), ROMEO, { hash, from: 'vcard', picture: null })
    expect(found?.picture.type).toBe('image/png')
    expect(found?.names).toEqual({ fullName: 'Romeo' })
  })

  it('is none when it is another, or no picture at all', async () => {
    const hash = await sha1Hex(onePixelBytes().buffer)
    const svg = new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"/>')
    const of = (link: ReturnType<typeof fakeLink>, name: string) =>
      fetchPicture(link, ROMEO, { hash: name, from: 'vcard', picture: null })
    expect(await of(fakeLink(card(btoa('another'))), hash)).toBeNull()
    expect(await of(fakeLink(card(btoa(String.fromCharCode(...svg)))), await sha1Hex(svg.buffer))).toBeNull()
    expect(
      await of(
        fakeLink(() => refused),
        hash,
      ),
    ).toBeNull()
  })
})
