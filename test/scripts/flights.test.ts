import { describe, expect, test } from 'vitest'
import { FlightCounter } from '../../bench/flights.mjs'

/** `>` is what the client writes, `<` what the server does. */
function follow(...frames: string[]) {
  const counter = new FlightCounter()
  for (const frame of frames) {
    if (frame.startsWith('>')) counter.sent(frame.slice(1))
    else counter.received(frame.slice(1))
  }
  return counter
}

const fast = `><authenticate xmlns='urn:xmpp:sasl:2' mechanism='HT-SHA-256-NONE'><fast/></authenticate>`
const bound = `<<success><bound xmlns='urn:xmpp:bind:0'/></success>`
const resumed = `<<success><resumed xmlns='urn:xmpp:sm:3' h='0'/></success>`

describe('flights', () => {
  test('is one when everything leaves before anything comes', () => {
    const counter = follow('><open/>', fast, '><iq/>', '<<open/>', '<<features/>', bound)
    expect(counter).toMatchObject({ flights: 1, online: true, mechanism: 'HT-SHA-256-NONE', resumed: false })
  })

  test('is one more for each time that the client has waited', () => {
    const counter = follow('><open/>', '<<open/>', '<<features/>', fast, resumed)
    expect(counter).toMatchObject({ flights: 2, online: true, resumed: true })
  })

  test('counts two frames of the server in a row once', () => {
    const plain = '><authenticate mechanism="SCRAM-SHA-1"/>'
    const counter = follow('><open/>', '<<open/>', '<<features/>', plain, '<<challenge/>', '><response/>')
    expect(counter).toMatchObject({ flights: 3, online: false, mechanism: 'SCRAM-SHA-1' })
  })

  test('stops counting when one is online', () => {
    expect(follow('><open/>', fast, bound, '><r/>', '<<a/>', '><presence/>').flights).toBe(1)
  })

  test('tells what was tried last, when the first was refused', () => {
    const password = '><authenticate mechanism="PLAIN"/>'
    const counter = follow('><open/>', fast, '<<failure/>', password, bound)
    expect(counter).toMatchObject({ flights: 2, mechanism: 'PLAIN' })
  })
})
