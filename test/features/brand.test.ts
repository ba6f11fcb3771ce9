import { expect, it } from 'vitest'
import { hueAndChroma } from '../../src/app/brand.ts'

it("knows our own accent by its hex value: LOOK's 2747a8 is hue 266, chroma 0.16", () => {
  const { hue, chroma } = hueAndChroma('#2747a8')
  expect(hue).toBeGreaterThan(263)
  expect(hue).toBeLessThan(269)
  expect(chroma).toBeGreaterThan(0.15)
  expect(chroma).toBeLessThan(0.17)
})

it('reads short colours, and gives grey no chroma', () => {
  expect(hueAndChroma('#888').chroma).toBeLessThan(0.001)
  expect(hueAndChroma('#f00')).toEqual(hueAndChroma('#ff0000'))
})
