import { afterEach, describe, expect, it } from 'vitest'
import '../../src/ui/base.css'

type Rgb = readonly [number, number, number]

afterEach(() => {
  delete document.documentElement.dataset.theme
})

/** What a token looks like on the screen, rounded to 8 bits as a screen does. */
function colour(token: string): Rgb {
  const probe = document.createElement('i')
  probe.style.color = `var(--${token})`
  document.body.append(probe)
  const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true })
  if (!context) throw new Error('no canvas')
  context.fillStyle = getComputedStyle(probe).color
  context.fillRect(0, 0, 1, 1)
  probe.remove()
  const [r = 0, g = 0, b = 0] = context.getImageData(0, 0, 1, 1).data
  return [r, g, b]
}

/** WCAG 2.2, relative luminance. */
function luminance(rgb: Rgb): number {
  const [r = 0, g = 0, b = 0] = rgb.map((value) => {
    const share = value / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(colour(one)), luminance(colour(other))].sort((a, b) => b - a)
  return (light + 0.05) / (dark + 0.05)
}

const GROUNDS =
  'surface surface-raised surface-sunken surface-hover surface-selected control raised-hover control-on'.split(
    ' ',
  )
const PRESSED = ['surface-pressed', 'raised-pressed', 'control-pressed']

/** Ink, and the grounds it stands on: 4.5 : 1. */
const WORDS: readonly [string, readonly string[]][] = [
  ['text', [...GROUNDS, ...PRESSED]],
  ['text-muted', GROUNDS.filter((ground) => ground !== 'control-on')],
  ['accent-text', GROUNDS],
  ['danger-text', [...GROUNDS, 'danger-soft', 'danger-soft-pressed']],
  ['success-text', ['surface', 'surface-raised', 'surface-sunken', 'success-soft']],
  ['warning-text', ['surface', 'surface-raised', 'surface-sunken', 'warning-soft']],
  ['on-accent', ['accent', 'accent-hover', 'accent-pressed']],
  ['on-danger', ['danger', 'danger-hover', 'danger-pressed']],
  ['on-accent-soft', ['accent-soft', 'accent-soft-hover', 'accent-soft-pressed']],
  ['accent-text', ['accent-soft', 'accent-soft-hover', 'accent-soft-pressed']],
  ['text', ['accent-soft', 'success-soft', 'warning-soft', 'danger-soft']],
  ['on-bubble-in', ['bubble-in', 'quote-in']],
  ['bubble-in-muted', ['bubble-in']],
  ['on-bubble-out', ['bubble-out', 'quote-out']],
  ['bubble-out-muted', ['bubble-out']],
  ['accent-pressed', ['on-accent']],
  ['qr-ink', ['qr-paper']],
]

/** Outlines, fills and shapes that one has to see: 3 : 1. */
const SHAPES: readonly [string, readonly string[]][] = [
  ['line-control', ['surface', 'surface-raised', 'surface-sunken']],
  ['focus-ring', ['surface', 'surface-raised', 'surface-sunken', 'control', 'surface-selected']],
  ['accent', ['surface', 'surface-raised', 'surface-sunken']],
  ['danger', ['surface', 'surface-raised']],
  ['presence-online', ['surface', 'surface-raised', 'surface-sunken']],
  ['presence-away', ['surface', 'surface-raised', 'surface-sunken']],
  ['presence-busy', ['surface', 'surface-raised', 'surface-sunken']],
  ['presence-offline', ['surface', 'surface-raised', 'surface-sunken']],
]

describe.each(['light', 'dark'])('in the %s theme', (theme) => {
  const all = [
    ...WORDS.map((pair) => [...pair, 4.5] as const),
    ...SHAPES.map((pair) => [...pair, 3] as const),
  ]

  it.each(all)('%s is seen on %j at %f : 1', (ink, grounds, least) => {
    document.documentElement.dataset.theme = theme
    for (const ground of grounds) {
      expect.soft(contrast(ink, ground), `${ink} on ${ground}`).toBeGreaterThanOrEqual(least)
    }
  })
})
