import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  closeToast,
  currentToasts,
  pauseToasts,
  showToast,
  subscribeToasts,
} from '../../src/ui/toast-queue.ts'

const texts = () => currentToasts().map((toast) => toast.text)

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  for (const toast of currentToasts()) closeToast(toast.id)
  vi.useRealTimers()
})

describe('toasts', () => {
  it('leave after six seconds', () => {
    showToast({ text: 'Chat archived' })
    vi.advanceTimersByTime(5999)
    expect(texts()).toEqual(['Chat archived'])
    vi.advanceTimersByTime(1)
    expect(texts()).toEqual([])
  })

  it('stand still while somebody looks, and then have the rest of their time', () => {
    showToast({ text: 'Chat archived' })
    vi.advanceTimersByTime(4000)
    pauseToasts(true)
    vi.advanceTimersByTime(60_000)
    expect(texts()).toEqual(['Chat archived'])
    pauseToasts(false)
    vi.advanceTimersByTime(1999)
    expect(texts()).toEqual(['Chat archived'])
    vi.advanceTimersByTime(1)
    expect(texts()).toEqual([])
  })

  it('that come while somebody looks wait too', () => {
    showToast({ text: 'one' })
    pauseToasts(true)
    showToast({ text: 'two' })
    vi.advanceTimersByTime(60_000)
    expect(texts()).toEqual(['one', 'two'])
    pauseToasts(false)
    vi.advanceTimersByTime(6000)
    expect(texts()).toEqual([])
  })

  it('do not wait for ever when the last one was closed under the pointer', () => {
    showToast({ text: 'one' })
    pauseToasts(true)
    closeToast(currentToasts()[0]?.id ?? 0)
    showToast({ text: 'two' })
    vi.advanceTimersByTime(6000)
    expect(texts()).toEqual([])
  })

  it('are three at most, the newest', () => {
    for (const text of ['one', 'two', 'three', 'four']) showToast({ text })
    expect(texts()).toEqual(['two', 'three', 'four'])
  })

  it('tell whoever listens, until they stop', () => {
    const heard = vi.fn()
    const stop = subscribeToasts(heard)
    showToast({ text: 'one' })
    expect(heard).toHaveBeenCalledTimes(1)
    stop()
    showToast({ text: 'two' })
    expect(heard).toHaveBeenCalledTimes(1)
  })
})
