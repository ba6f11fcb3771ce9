import { xml } from '@xmpp/xml'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Answers, abilitiesOf } from '../../src/client/inspecting/abilities.ts'
import { askServer } from '../../src/client/inspecting/ask-server.ts'
import type { AbilityName, Inspecting, ServerFacts } from '../../src/client/inspecting/inspecting.ts'
import type { Account } from '../../src/model/account.ts'
import { RequestTimeout } from '../../src/xmpp/failure.ts'
import type { Stream } from '../../src/xmpp/stream.ts'
import { romeoAccount } from '../support/verona.ts'
import { type Device, type Tab, World } from '../support/world.ts'
import { fakeLink } from '../xmpp/fake-link.ts'
import { stanza } from '../xmpp/xml.ts'

const stateOf = (facts: ServerFacts | null, name: AbilityName) =>
  facts?.abilities.find((ability) => ability.name === name)?.state
const NOTHING: Answers = {
  server: null,
  account: null,
  personal: null,
  upload: null,
  words: null,
  invites: null,
  byInvite: null,
  mayAct: null,
  offer: null,
}

describe('what a server can do', () => {
  it('is not known where nobody could be asked, and not there where all was answered with nothing', () => {
    expect(new Set(abilitiesOf(NOTHING).map(({ state }) => state))).toEqual(new Set(['unknown']))
    const no: Answers = {
      server: new Set(),
      account: new Set(),
      personal: false,
      upload: false,
      words: false,
      invites: false,
      byInvite: false,
      mayAct: false,
      offer: false,
    }
    expect(new Set(abilitiesOf(no).map(({ state }) => state))).toEqual(new Set(['absent']))
  })

  it('is there when one of the two says so, and not known to be missing while one has not answered', () => {
    const blocking = (server: Answers['server'], account: Answers['account']) =>
      abilitiesOf({ ...NOTHING, server, account }).find(({ name }) => name === 'blocking')?.state
    const here = new Set(['urn:xmpp:blocking'])
    expect(blocking(here, null)).toBe('there')
    expect(blocking(null, here)).toBe('there')
    expect(blocking(new Set(), null)).toBe('unknown')
    expect(blocking(new Set(), new Set())).toBe('absent')
  })

  it('never says less when more was answered, and never more than was', () => {
    const maybe = fc.option(fc.boolean(), { nil: null })
    fc.assert(
      fc.property(
        fc.record({ personal: maybe, words: maybe, invites: maybe, byInvite: maybe, mayAct: maybe }),
        (some) => {
          for (const { name, state } of abilitiesOf({ ...NOTHING, ...some }))
            if (name in some && name !== 'words') {
              const answer = some[name as keyof typeof some]
              expect(state).toBe(answer === null ? 'unknown' : answer ? 'there' : 'absent')
            }
        },
      ),
    )
  })
})

/** A server that answers by what is asked; null: never. */
const asked = (answers: Record<string, string | null>, features: string | null = null) => {
  const link = fakeLink((iq) => {
    const child = iq.getChildElements()[0]
    const key = `${iq.attrs.to ?? ''} ${child?.attrs.xmlns}`
    const answer = key in answers ? answers[key] : ''
    if (answer === null) throw new RequestTimeout()
    return answer
      ? [stanza(`<iq xmlns='jabber:client' type='result' id='1'>${answer}</iq>`)]
      : [
          stanza(
            "<iq xmlns='jabber:client' type='error' id='1'><error type='cancel'><service-unavailable xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>",
          ),
        ]
  })
  const row: Account = { ...romeoAccount, features }
  return askServer({
    stream: Object.assign(link, { features }) as unknown as Stream,
    row,
    openRegistration: () => Promise.reject(new RequestTimeout()),
    setTimer: () => () => {},
  })
}
const INFO = 'http://jabber.org/protocol/disco#info'
const VERSION = 'jabber:iq:version'

describe('asking a server', () => {
  it('XEP-0092 hears what it runs, or that it does not say, or nothing', async () => {
    const told = (answer: string | null) =>
      asked({ [`verona.example ${VERSION}`]: answer }).then(({ software }) => software)
    expect(
      await told(`<query xmlns='${VERSION}'><name>Prosody</name><version>13.0.1</version></query>`),
    ).toEqual({ state: 'there', name: 'Prosody', version: '13.0.1' })
    expect(await told(`<query xmlns='${VERSION}'/>`)).toEqual({ state: 'absent' })
    expect(await told('')).toEqual({ state: 'absent' })
    expect(await told(null)).toEqual({ state: 'unknown' })
  })

  it('takes a refusal for an answer, and silence for none', async () => {
    const refused = await asked({})
    expect(refused.features).toEqual({ server: [], account: [] })
    expect(stateOf(refused, 'archive')).toBe('absent')
    expect(stateOf(refused, 'byInvite')).toBe('unknown')
    const silent = await asked({
      [`verona.example ${INFO}`]: null,
      [`juliet@verona.example ${INFO}`]: null,
    })
    expect(silent.features).toEqual({ server: null, account: null })
    expect(stateOf(silent, 'archive')).toBe('unknown')
  })

  it('knows what it offers before sign-in by what this device has seen', async () => {
    const offer = xml(
      'authentication',
      { xmlns: 'urn:xmpp:sasl:2' },
      xml('mechanism', null, 'OAUTHBEARER'),
      xml(
        'inline',
        null,
        xml('fast', { xmlns: 'urn:xmpp:fast:0' }, xml('mechanism', null, 'HT-SHA-256-NONE')),
        xml('bind', { xmlns: 'urn:xmpp:bind:0' }),
      ),
    )
    const facts = await asked({}, offer.toString())
    expect(stateOf(facts, 'fastReturn')).toBe('there')
    expect(stateOf(facts, 'pages')).toBe('there')
    expect(stateOf(await asked({}), 'fastReturn')).toBe('absent')
  })
})

describe('a look at the server', () => {
  let world: World
  let device: Device
  let tab: Tab
  const stops: (() => void)[] = []
  beforeEach(async () => {
    world = new World({ pep: true })
    world.server.join('romeo')
    ;({ device, tab } = await world.signedIn('romeo'))
  })
  afterEach(() => {
    for (const stop of stops.splice(0)) stop()
    world.end()
  })
  const look = async (at: Inspecting) => {
    stops.push(at.server.subscribe(() => {}))
    await world.calm()
    return at.server.get()
  }

  it('asks nothing before somebody looks, and then what the server is', async () => {
    const inspecting = await tab.client.inspecting()
    await world.calm()
    expect(inspecting.server.get()).toBeNull()
    const facts = await look(inspecting)
    expect(facts?.software).toEqual({ state: 'absent' })
    expect(stateOf(facts, 'files')).toBe('absent')
  })

  it('is had in any tab, by the one that leads', async () => {
    const second = await device.open()
    await world.settled()
    const there = await second.client.inspecting()
    const facts = await look(there)
    expect(facts).toEqual(await look(await tab.client.inspecting()))
    expect(second.wires.size).toBe(0)
  })

  it('says without a line only what is known without asking, and asks when the line is back', async () => {
    world.network.down = true
    world.network.cut()
    await world.calm()
    const inspecting = await tab.client.inspecting()
    const facts = await look(inspecting)
    expect(facts?.software).toEqual({ state: 'unknown' })
    expect(stateOf(facts, 'archive')).toBe('unknown')
    expect(stateOf(facts, 'fastReturn')).not.toBe('unknown')
    world.network.down = false
    await world.advance(60_000)
    expect(inspecting.server.get()?.software).toEqual({ state: 'absent' })
  })
})
