import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LinkLost, StanzaError } from '../../src/xmpp/failure.ts'
import {
  CLIENT_ACCESS,
  fetchClients,
  keepsNoList,
  MANAGE_CLIENTS,
  needsPassword,
  revokeClient,
} from '../../src/xmpp/xep-0494-client-access.ts'
import { damage, golden } from './damaged.ts'
import { fakeLink } from './fake-link.ts'
import { stanza } from './xml.ts'

const STANZAS = 'urn:ietf:params:xml:ns:xmpp-stanzas'
const refusal = (condition: string, more = '') =>
  stanza(`<iq type='error'><error type='cancel'><${condition} xmlns='${STANZAS}'/>${more}</error></iq>`)
const refused = async (attempt: Promise<unknown>) => {
  const error = await attempt.catch((reason: unknown) => reason)
  if (!(error instanceof StanzaError)) throw new Error('it was not refused')
  return error
}

describe("D6.7 Prosody's older words", () => {
  it('are tried where the newer ones are not known, and used from then on', async () => {
    const link = fakeLink((iq) => {
      const [child] = iq.getChildElements()
      if (child?.attrs.xmlns !== MANAGE_CLIENTS) return [refusal('service-unavailable')]
      return [
        stanza(
          `<iq type='result'><clients xmlns='${MANAGE_CLIENTS}'><client id='client/d456' connected='true' type='session'><first-seen>2023-04-06T14:26:08Z</first-seen><last-seen>2023-04-06T14:37:25Z</last-seen><auth><bearer-token/><fast/></auth><user-agent><software id='s' version='1'>Snikket</software><device>Pixel</device></user-agent></client></clients></iq>`,
        ),
      ]
    })
    const { namespace, clients } = await fetchClients(link)
    expect(namespace).toBe(MANAGE_CLIENTS)
    expect(clients).toMatchObject([
      { id: 'client/d456', means: ['grant', 'token'], rights: 'all', software: 'Snikket', device: 'Pixel' },
    ])
    expect(link.written).toHaveLength(2)
  })

  it('are not asked for when the server knows the others and says no', async () => {
    const link = fakeLink(() => [refusal('forbidden')])
    const error = await refused(fetchClients(link))
    expect(error.condition).toBe('forbidden')
    expect(keepsNoList(error)).toBe(false)
    expect(link.written).toHaveLength(1)
  })

  it('are not known either: there is no list', async () => {
    expect(keepsNoList(await refused(fetchClients(fakeLink(() => [refusal('service-unavailable')]))))).toBe(
      true,
    )
  })
})

describe('D6.7 what only another password ends', () => {
  it.each([CLIENT_ACCESS, MANAGE_CLIENTS] as const)('is told by the server, in %s', async (namespace) => {
    const more = `<password-reset-required xmlns='${namespace}'/>`
    const link = fakeLink(() => [refusal('service-unavailable', more)])
    expect(needsPassword(await refused(revokeClient(link, namespace, 'x')))).toBe(true)
  })

  it('is not guessed from any other refusal', async () => {
    const link = fakeLink(() => [
      refusal('service-unavailable', `<password-reset-required xmlns='urn:other'/>`),
    ])
    expect(needsPassword(await refused(revokeClient(link, CLIENT_ACCESS, 'x')))).toBe(false)
  })
})

it('knows nothing when the stream ends', async () => {
  const link = fakeLink()
  link.request = () => Promise.reject(new LinkLost())
  await expect(fetchClients(link)).rejects.toBeInstanceOf(LinkLost)
})

it('reads every damaged list: names are its own, pages are web pages, nothing throws', async () => {
  const [list = ''] = golden.filter((text) => text.includes('<clients'))
  expect(list).not.toBe('')
  const value = fc.oneof(fc.constantFrom('', 'session', 'true', '__proto__', 'javascript:x'), fc.string())
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(fc.nat(), value), { maxLength: 8 }), async (blows) => {
      const { clients } = await fetchClients(fakeLink(() => [damage(stanza(list), blows)]))
      const ids = clients.map(({ id }) => id)
      expect(new Set(ids).size).toBe(ids.length)
      for (const { page, software, device } of clients) {
        expect(page ?? 'https:').toMatch(/^https?:/)
        expect(`${software}${device}`.length).toBeLessThan(500)
      }
    }),
    { numRuns: 500 },
  )
})
