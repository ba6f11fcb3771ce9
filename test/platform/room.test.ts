import { describe, expect, it, vi } from 'vitest'
import { roomOf } from '../../src/platform/browser-room.ts'
import { markOf } from '../../src/platform/mark.ts'
import type { RoomWindow } from '../../src/platform/room.ts'

const windowWith = (storage?: RoomWindow['navigator']['storage']): RoomWindow => ({
  navigator: storage ? { storage } : {},
})
const no = () => Promise.reject(new Error('no'))

describe('the room of a browser', () => {
  it('is safe when the browser says so, and asks only where it is not', async () => {
    const persist = vi.fn(async () => true)
    const safe = roomOf(windowWith({ persisted: async () => true, persist }))
    expect([await safe.isSafe(), await safe.keepSafe()]).toEqual([true, true])
    expect(persist).not.toHaveBeenCalled()
    const unsafe = roomOf(windowWith({ persisted: async () => false, persist }))
    expect([await unsafe.isSafe(), await unsafe.keepSafe()]).toEqual([false, true])
    expect(persist).toHaveBeenCalledOnce()
  })

  it('is not safe where the browser refuses, and unknown where it says nothing', async () => {
    const refused = roomOf(windowWith({ persisted: async () => false, persist: async () => false }))
    expect(await refused.keepSafe()).toBe(false)
    for (const silent of [roomOf(windowWith()), roomOf(windowWith({ persisted: no, persist: no }))])
      expect([await silent.isSafe(), await silent.keepSafe()]).toEqual([null, false])
  })

  it('knows which browser puts the question to the person', () => {
    expect(roomOf(windowWith()).asksPerson).toBe(false)
    expect(roomOf({ ...windowWith(), mozInnerScreenX: 0 }).asksPerson).toBe(true)
  })

  it('is estimated, with the program apart where the browser counts by kind', async () => {
    const usageDetails = { caches: 5, serviceWorkerRegistrations: 1, indexedDB: 4 }
    const estimate = async () => ({ usage: 10, quota: 100, usageDetails })
    expect(await roomOf(windowWith({ estimate })).estimate()).toEqual({ usage: 10, quota: 100, program: 6 })
    const plain = async () => ({ usage: 10, quota: 100 })
    expect(await roomOf(windowWith({ estimate: plain })).estimate()).toEqual({
      usage: 10,
      quota: 100,
      program: null,
    })
    for (const silent of [
      windowWith(),
      windowWith({ estimate: async () => ({}) }),
      windowWith({ estimate: no }),
    ])
      expect(await roomOf(silent).estimate()).toBeNull()
  })
})

describe('the mark', () => {
  it('is read by whoever comes next, until it is taken away', () => {
    const words = new Map<string, string>()
    const localStorage = {
      getItem: (name: string) => words.get(name) ?? null,
      setItem: (name: string, text: string) => void words.set(name, text),
      removeItem: (name: string) => void words.delete(name),
    }
    markOf({ localStorage }).write('romeo@verona.example')
    expect(markOf({ localStorage }).read()).toBe('romeo@verona.example')
    markOf({ localStorage }).write(null)
    expect([markOf({ localStorage }).read(), words.size]).toEqual([null, 0])
  })

  it('is no trouble where nothing may be kept', () => {
    const forbidden = {
      get localStorage(): Storage {
        throw new DOMException('no', 'SecurityError')
      },
    }
    for (const mark of [markOf(forbidden), markOf({})]) {
      mark.write('romeo@verona.example')
      mark.write(null)
      expect(mark.read()).toBeNull()
    }
  })
})
