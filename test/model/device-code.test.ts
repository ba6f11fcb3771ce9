import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { deviceLink, linkNumber, readDeviceLink, readTypedCode } from '../../src/model/device-code.ts'
import { bestReading, readText } from '../../src/model/read-text.ts'

const PAGE = 'https://verona.example/oauth2/device'
const LINK = `${PAGE}?user_code=WDJB-MJHT`

describe('the code of a device (RFC 8628)', () => {
  it('is read out of the address that the device shows', () => {
    expect(readText(LINK)).toEqual({
      kind: 'device',
      code: { page: PAGE, host: 'verona.example', code: 'WDJB-MJHT', says: null },
    })
    expect(readText(`Come: ${LINK}.`)).toMatchObject({ kind: 'device', code: { code: 'WDJB-MJHT' } })
  })

  it('takes nothing over from the address but its page and its code', () => {
    expect(readText(`${LINK}&client_id=evil&redirect_uri=https://evil.example/`)).toMatchObject({
      code: { page: PAGE, code: 'WDJB-MJHT' },
    })
  })

  it('says what the device calls itself, on one line and not at length', () => {
    const says = (name: string) => readDeviceLink(new URL(deviceLink(LINK, name)))?.says
    expect(says('Firefox on Linux')).toBe('Firefox on Linux')
    expect(says('a\u202eb\nc')).toBe('a b c')
    expect(says(' ')).toBeNull()
    expect(says('x'.repeat(500))).toHaveLength(40)
  })

  it('is no code where it came unencrypted, with a password, or twice', () => {
    for (const link of [
      LINK.replace('https', 'http'),
      LINK.replace('verona', 'anna:secret@verona'),
      `${LINK}&user_code=AAAA-BBBB`,
      `${PAGE}?user_code=`,
      `${PAGE}?user_code=${'A'.repeat(41)}`,
      `${PAGE}?user_code=%3Cscript%3E`,
    ])
      expect(readText(link).kind, link).not.toBe('device')
    expect(readText(LINK.replace('https://verona.example', 'http://verona.localhost:5280')).kind).toBe(
      'device',
    )
  })

  it('is less likely what was meant than an invite in the same picture', () => {
    const invite = 'xmpp:romeo@verona.example?roster;preauth=abc'
    expect(bestReading([LINK, invite])?.kind).toBe('invite')
    expect(bestReading(['https://verona.example/figs', LINK])?.kind).toBe('device')
  })

  it('may be typed in small letters and with blanks', () => {
    expect(readTypedCode(' ts_x - ltq0 ')).toMatchObject({ page: null, code: 'TS_X-LTQ0' })
    expect(readTypedCode('wdjb‑mjht')?.code).toBe('WDJB-MJHT')
    for (const wrong of ['', 'abc', 'a/b/c/d', LINK]) expect(readTypedCode(wrong)).toBeNull()
  })
})

describe('the number beside it', () => {
  it('is the one that the description makes', async () => {
    expect(await linkNumber('https://verona.example', 'WDJB-MJHT')).toBe('39')
  })

  it('has two digits and is the same on both devices, however the code came', async () => {
    const letters = fc.string({ unit: fc.constantFrom(...'BCDFGHJKLM'), minLength: 4, maxLength: 4 })
    await fc.assert(
      fc.asyncProperty(fc.string(), letters, letters, async (issuer, one, other) => {
        const code = `${one}-${other}`
        const shown = await linkNumber(issuer, code)
        expect(shown).toMatch(/^[1-9]\d$/)
        const typed = readTypedCode(code.toLowerCase())
        const read = readDeviceLink(new URL(deviceLink(`${PAGE}?user_code=${code}`, 'Anything')))
        expect(await linkNumber(issuer, typed?.code ?? '')).toBe(shown)
        expect(await linkNumber(issuer, read?.code ?? '')).toBe(shown)
      }),
      { numRuns: 40 },
    )
  })

  it('is another one for most other codes, and at other issuers', async () => {
    const numbers = new Set<string>()
    for (let n = 0; n < 200; n++) numbers.add(await linkNumber('https://verona.example', `AAAA-${n}`))
    expect(numbers.size).toBeGreaterThan(60)
    expect(await linkNumber('https://mantua.example', 'WDJB-MJHT')).not.toBe(
      await linkNumber('https://verona.example', 'WDJB-MJHT'),
    )
  })
})
