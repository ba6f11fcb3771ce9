import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { placeWindow, SMALLEST } from '../../electron/window-state.ts'

const left = { x: 0, y: 0, width: 1920, height: 1040 }
const right = { x: 1920, y: 0, width: 2560, height: 1400 }
const KEPT = { x: 2000, y: 50, width: 1000, height: 700, maximized: false }

describe('where the window stands', () => {
  it('is where it stood', () => {
    expect(placeWindow(KEPT, [left, right])).toEqual(KEPT)
    expect(placeWindow({ ...KEPT, maximized: true }, [left, right]).maximized).toBe(true)
  })

  it('is the middle of the first screen when that place is gone', () => {
    const { x, y, ...size } = KEPT
    expect(placeWindow(KEPT, [left])).toEqual(size)
    expect(placeWindow({ ...KEPT, y: -200 }, [left, right])).toEqual(size)
    expect(placeWindow({ ...KEPT, x: 4400 }, [left, right])).toEqual(size)
  })

  it('is one of a usual size when nothing sensible was kept', () => {
    const usual = { width: 1180, height: 800, maximized: false }
    for (const kept of [
      undefined,
      null,
      'wide',
      [],
      {},
      { ...KEPT, width: '1e9' },
      { ...KEPT, x: 1e9 },
      { ...KEPT, y: Number.NaN },
    ])
      expect(placeWindow(kept, [left]), JSON.stringify(kept)).toEqual(usual)
    expect(placeWindow({ ...KEPT, maximized: 'yes' }, [left, right])).toEqual(KEPT)
    expect(placeWindow(undefined, [])).toEqual(usual)
  })

  it('is in sight also when the part of it that was in sight has no room', () => {
    const kept = { x: 0, y: -32, width: 760, height: 480, maximized: false }
    const screens = [
      { x: 640, y: -32, width: 640, height: 480 },
      { x: 0, y: 0, width: 640, height: 480 },
    ]
    expect(placeWindow(kept, screens)).toEqual({ width: 640, height: 480, maximized: false })
  })

  it('is never off the screens, larger than one, or too small to use', () => {
    const number = fc.integer({ min: -70_000, max: 70_000 })
    const screen = fc.record({
      x: fc.integer({ min: -4000, max: 4000 }),
      y: fc.integer({ min: -4000, max: 4000 }),
      width: fc.integer({ min: 640, max: 4000 }),
      height: fc.integer({ min: 480, max: 3000 }),
    })
    fc.assert(
      fc.property(
        fc.record({ x: number, y: number, width: number, height: number, maximized: fc.boolean() }),
        fc.array(screen, { minLength: 1, maxLength: 3 }),
        (kept, screens) => {
          const { x, y, width, height } = placeWindow(kept, screens)
          expect(width).toBeGreaterThanOrEqual(SMALLEST.width)
          expect(height).toBeGreaterThanOrEqual(SMALLEST.height)
          expect(screens.some((one) => width <= one.width && height <= one.height)).toBe(true)
          if (x === undefined || y === undefined) return
          expect(
            screens.some(
              (one) => x + width > one.x && x < one.x + one.width && y + 32 > one.y && y < one.y + one.height,
            ),
          ).toBe(true)
        },
      ),
    )
  })
})
