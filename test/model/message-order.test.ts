import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { orderPage } from '../../src/model/message-order.ts'

const stamps = (...all: number[]) => all.map((stamp) => ({ stamp }))
const increasing = (orders: readonly number[]) =>
  orders.every(
    (order, index) => Number.isInteger(order) && (index === 0 || order > (orders[index - 1] ?? order)),
  )

const anyStamp = fc.nat(20)
const anyPage = fc.array(
  fc.record(
    { stamp: anyStamp, existing: fc.option(fc.nat(20), { nil: undefined }) },
    { requiredKeys: ['stamp'] },
  ),
  { maxLength: 8 },
)
const anyBounds = fc.record({ after: fc.nat(20), before: fc.nat(40) }, { requiredKeys: [] })

describe('the places of a page', () => {
  it('are the stamps when these tell the sequence', () => {
    expect(orderPage(stamps(10, 20, 30))).toEqual([10, 20, 30])
  })

  it('follow each other where an archive knows only whole seconds', () => {
    expect(orderPage(stamps(10, 10, 10, 20))).toEqual([10, 11, 12, 20])
  })

  it('squeeze in before the page that follows', () => {
    expect(orderPage(stamps(10, 10), { before: 10 })).toEqual([8, 9])
  })

  it('squeeze in after the page that was before', () => {
    expect(orderPage(stamps(10, 10), { after: 12 })).toEqual([13, 14])
  })

  it('move the one stamp that is wrong, not its neighbours', () => {
    expect(orderPage(stamps(10, 9999, 20, 30))).toEqual([10, 19, 20, 30])
    expect(orderPage(stamps(10, 20, 1, 30))).toEqual([10, 20, 21, 30])
  })

  it('leave a stored message where it is and let new ones go around it', () => {
    expect(orderPage([{ stamp: 50 }, { stamp: 20, existing: 20 }, { stamp: 5 }])).toEqual([19, 20, 21])
  })

  it('move a stored message only if the archive says that it stood wrong', () => {
    const page = [
      { stamp: 10, existing: 10 },
      { stamp: 20, existing: 90 },
      { stamp: 30, existing: 30 },
      { stamp: 40, existing: 40 },
    ]
    expect(orderPage(page)).toEqual([10, 20, 30, 40])
  })

  it('go past the following page when there is no room before it', () => {
    expect(orderPage(stamps(10, 10), { after: 10, before: 12 })).toEqual([11, 12])
  })

  it('are whole numbers', () => expect(orderPage(stamps(10.4, 10.6))).toEqual([10, 11]))

  it('always increase, strictly between the neighbours if there is room', () => {
    fc.assert(
      fc.property(anyPage, anyBounds, (page, bounds) => {
        const orders = orderPage(page, bounds)
        const { after = Number.NEGATIVE_INFINITY, before = Number.POSITIVE_INFINITY } = bounds
        expect(orders).toHaveLength(page.length)
        expect(increasing(orders)).toBe(true)
        for (const order of orders) expect(order).toBeGreaterThan(after)
        if (before - after > page.length) for (const order of orders) expect(order).toBeLessThan(before)
      }),
    )
  })

  it('stay when the page is read again', () => {
    fc.assert(
      fc.property(anyPage, anyBounds, (page, bounds) => {
        const orders = orderPage(page, bounds)
        const stored = page.map(({ stamp }, index) => ({ stamp, existing: orders[index] ?? 0 }))
        expect(orderPage(stored, bounds)).toEqual(orders)
      }),
    )
  })

  it('stay when the stored ones are in sequence already and within bounds', () => {
    const sorted = fc.uniqueArray(fc.integer({ min: 5, max: 25 })).map((all) => all.sort((a, b) => a - b))
    fc.assert(
      fc.property(sorted, fc.array(anyStamp, { minLength: 21, maxLength: 21 }), (orders, times) => {
        const page = orders.map((existing, index) => ({ existing, stamp: times[index] ?? 0 }))
        expect(orderPage(page, { after: 4, before: 26 })).toEqual(orders)
      }),
    )
  })

  it('keep as many stored ones in place as any places could', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(9), { maxLength: 6 }), (existing) => {
        const kept = orderPage(existing.map((order) => ({ existing: order, stamp: order })))
        const unmoved = kept.filter((order, index) => order === existing[index]).length
        // The longest subset that leaves room for what stands between, by trying all of them.
        let best = 0
        for (let subset = 0; subset < 2 ** existing.length; subset++) {
          const chosen = existing
            .map((order, index) => order - index)
            .filter((_, index) => subset & (1 << index))
          if (chosen.every((one, index) => index === 0 || one >= (chosen[index - 1] ?? one)))
            best = Math.max(best, chosen.length)
        }
        expect(unmoved).toBe(best)
      }),
    )
  })
})
