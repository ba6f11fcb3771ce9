import { describe, expect, it } from 'vitest'
import { comeBack, isMuted, isNews, muteUntil, pinnedFirst } from '../../src/model/muting.ts'

const HOUR = 3_600_000

describe('muting', () => {
  it('ends when its time has come, or never', () => {
    expect(muteUntil('hour', 1000)).toBe(1000 + HOUR)
    expect(muteUntil('day', 1000)).toBe(1000 + 24 * HOUR)
    expect(isMuted({ muted: 1000 + HOUR }, 1000 + HOUR - 1)).toBe(true)
    expect(isMuted({ muted: 1000 + HOUR }, 1000 + HOUR)).toBe(false)
    expect(isMuted({ muted: muteUntil('always', 0) }, Number.MAX_SAFE_INTEGER)).toBe(true)
    expect(isMuted({}, 0)).toBe(false)
  })

  it('counts as new neither what is muted nor what strangers and the blocked write', () => {
    expect(isNews({ unread: 1 }, 0)).toBe(true)
    expect(isNews({ unread: 0 }, 0)).toBe(false)
    expect(isNews({ unread: 1, muted: 'always' }, 0)).toBe(false)
    expect(isNews({ unread: 1, standing: 'stranger' }, 0)).toBe(false)
    expect(isNews({ unread: 1, standing: 'blocked' }, 0)).toBe(false)
  })
})

describe('out of the way', () => {
  it('ends when somebody writes, unless they are muted', () => {
    expect(comeBack({ archived: true as const }, 5)).toEqual({})
    expect(comeBack({ archived: true as const, muted: 6 }, 5)).toEqual({ archived: true, muted: 6 })
    const row = { muted: 6 }
    expect(comeBack(row, 5)).toBe(row)
  })
})

describe('on top', () => {
  it('is who was pinned, the first one first; the rest stays as it was', () => {
    const rows = [{ id: 'a' }, { id: 'b', pinned: 2 }, { id: 'c' }, { id: 'd', pinned: 1 }]
    expect(pinnedFirst(rows).map((row) => row.id)).toEqual(['d', 'b', 'a', 'c'])
    const none: { id: string; pinned?: number }[] = [{ id: 'a' }]
    expect(pinnedFirst(none)).toBe(none)
  })
})
