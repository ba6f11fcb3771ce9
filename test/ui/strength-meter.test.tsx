import { expect, it } from 'vitest'
import { StrengthMeter } from '../../src/ui/StrengthMeter.tsx'
import { stage } from '../support/kit-stage.tsx'

it('fills as many tiles as there is strength, and leaves the word for it to others', async () => {
  for (const level of [0, 1, 2, 3, 4] as const) {
    const screen = await stage(<StrengthMeter level={level} />)
    const meter = screen.container.querySelector('[data-level]')
    expect(meter?.getAttribute('aria-hidden')).toBe('true')
    const ground = (tile: Element) => getComputedStyle(tile).backgroundColor
    const grounds = [...(meter?.children ?? [])].map(ground)
    expect(grounds).toHaveLength(4)
    expect(new Set(grounds.slice(0, level)).size).toBe(level ? 1 : 0)
    expect(new Set(grounds.slice(level)).size).toBe(level < 4 ? 1 : 0)
    expect(grounds[0] === grounds[3]).toBe(level === 0 || level === 4)
    await screen.unmount()
  }
})
