import { describe, expect, it, vi } from 'vitest'
import { map, value } from '../../src/live/live.ts'

describe('a value', () => {
  it('tells its listeners of every change, and of nothing else', () => {
    const number = value(1)
    const listener = vi.fn()
    number.subscribe(listener)
    number.set(1)
    expect(listener).not.toHaveBeenCalled()
    number.set(2)
    expect(listener).toHaveBeenCalledTimes(1)
    expect(number.get()).toBe(2)
  })

  it('tells nobody who has left', () => {
    const number = value(1)
    const [stays, leaves] = [vi.fn(), vi.fn()]
    number.subscribe(stays)
    number.subscribe(leaves)()
    number.set(2)
    expect(stays).toHaveBeenCalledTimes(1)
    expect(leaves).not.toHaveBeenCalled()
  })
})

describe('a view of a value', () => {
  it('keeps its identity while the value does', () => {
    const number = value(1)
    const doubled = map(number, (n) => ({ twice: 2 * n }))
    expect(doubled.get()).toBe(doubled.get())
    number.set(2)
    expect(doubled.get()).toEqual({ twice: 4 })
  })
})
