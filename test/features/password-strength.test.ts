import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { passphrase, secureChance } from '../../src/features/passphrase.ts'
import { WORDS } from '../../src/features/passphrase-words.ts'
import { COMMON } from '../../src/model/common-passwords.ts'
import { estimateStrength } from '../../src/model/password-strength.ts'

const strength = (password: string, own: string[] = []) => estimateStrength(password, own).strength

describe('how hard a password is to guess', () => {
  it('is nothing for nothing', () => {
    expect(estimateStrength('')).toEqual({ bits: 0, strength: 'none', weakness: null })
  })

  const WEAK = [
    ['password', 'common'],
    ['Passw0rd1', 'common'],
    ['Sommer2024!', 'common'],
    ['12345678', 'pattern'],
    ['qwertz123', 'pattern'],
    ['aaaaaaaaaaaa', 'pattern'],
    ['xyzxyzxyzxyz', 'pattern'],
    ['juliet1999', 'name'],
    ['JULIET-verona', 'name'],
    ['kjxq', 'short'],
    ['balcony', 'short'],
  ] as const
  for (const [password, weakness] of WEAK)
    it(`${password} is weak: ${weakness}`, () => {
      expect(estimateStrength(password, ['juliet', 'verona.example', 'verona'])).toMatchObject({
        strength: 'weak',
        weakness,
      })
    })

  it('rises with words, and with signs that nobody can speak', () => {
    expect(strength('balcony figs')).toBe('fair')
    expect(strength('orchard lantern')).toBe('good')
    expect(strength('correct horse battery staple')).toBe('strong')
    expect(strength('xK9$mQ2vLp7!')).toBe('strong')
  })

  it('is never above what chance alone could give, and never below nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (password) => {
        const { bits } = estimateStrength(password)
        expect(bits).toBeGreaterThanOrEqual(0)
        expect(bits).toBeLessThanOrEqual(password.length * Math.log2(65_536))
      }),
    )
  })

  it('is never higher for knowing more about the person', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (before, name, after) => {
        const password = before + name + after
        expect(estimateStrength(password, [name]).bits).toBeLessThanOrEqual(estimateStrength(password).bits)
      }),
    )
  })

  it('hardly grows by writing the same twice', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 20 }), (once) => {
        const twice = estimateStrength(once + once).bits
        expect(twice).toBeLessThanOrEqual(estimateStrength(once).bits + 1.5 + 1e-9)
      }),
    )
  })

  it('takes no time for a whole page', () => {
    expect(strength('to be or not to be '.repeat(5000))).toBe('strong')
  })

  it('knows every word that is tried first', () => {
    expect(COMMON.filter((word) => word.length > 2 && strength(word) !== 'weak')).toEqual([])
  })
})

describe('a suggested password', () => {
  it('is four words and a number, and strong', () => {
    for (let times = 0; times < 200; times++) {
      const made = passphrase()
      expect(made).toMatch(/^[a-z]{3,8}(?:-[a-z]{3,8}){3}-[1-9]\d$/)
      expect(strength(made)).toBe('strong')
    }
  })

  it('has ten bits for each word', () => {
    expect(WORDS).toHaveLength(1024)
    expect(new Set(WORDS).size).toBe(1024)
  })

  it('is chosen by nothing but chance', () => {
    const asked: number[] = []
    const made = passphrase((below) => {
      asked.push(below)
      return below - 1
    })
    expect(asked).toEqual([1024, 1024, 1024, 1024, 90])
    expect(made.endsWith('-99')).toBe(true)
    expect(made.startsWith(`${WORDS[1023]}-`)).toBe(true)
  })

  it('gives every number below a bound its turn, and none above', () => {
    const seen = new Set(Array.from({ length: 600 }, () => secureChance(6)))
    expect([...seen].sort()).toEqual([0, 1, 2, 3, 4, 5])
  })
})
