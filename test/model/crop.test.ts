import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { moveCrop, wholeOf, zoomCrop, zoomOf } from '../../src/model/crop.ts'

const side = fc.integer({ min: 1, max: 10_000 })
const picture = fc.record({ width: side, height: side })
const step = fc.oneof(
  fc.record({
    kind: fc.constant('move' as const),
    a: fc.double({ min: -3, max: 3, noNaN: true }),
    b: fc.double({ min: -3, max: 3, noNaN: true }),
  }),
  fc.record({
    kind: fc.constant('zoom' as const),
    a: fc.double({ min: -1, max: 2, noNaN: true }),
    b: fc.constant(0),
  }),
)

describe('the square that is shown', () => {
  it('stays a square inside of the picture, whatever is done', () => {
    fc.assert(
      fc.property(picture, fc.array(step), (size, steps) => {
        let crop = wholeOf(size)
        for (const { kind, a, b } of steps)
          crop = kind === 'move' ? moveCrop(crop, a, b, size) : zoomCrop(crop, a, size)
        expect(crop.size).toBeGreaterThan(0)
        expect(crop.x).toBeGreaterThanOrEqual(0)
        expect(crop.y).toBeGreaterThanOrEqual(0)
        expect(crop.x + crop.size).toBeLessThanOrEqual(size.width + 1e-6)
        expect(crop.y + crop.size).toBeLessThanOrEqual(size.height + 1e-6)
      }),
    )
  })

  it('begins with all there is, and comes back to it', () => {
    const size = { width: 640, height: 480 }
    const whole = wholeOf(size)
    expect(whole).toEqual({ x: 80, y: 0, size: 480 })
    expect(zoomOf(whole, size)).toBe(1)
    expect(zoomCrop(zoomCrop(whole, 0.3, size), 1, size)).toEqual(whole)
  })

  it('grows about its middle', () => {
    const size = { width: 1000, height: 1000 }
    const { x, y, size: side } = zoomCrop(wholeOf(size), 0.5, size)
    expect([x + side / 2, y + side / 2]).toEqual([500, 500])
  })
})
