/** Where the window was: remembered, checked, and brought back to where somebody can see it. */
import * as v from 'valibot'

export interface Rectangle {
  x: number
  y: number
  width: number
  height: number
}

export interface WindowState extends Partial<Rectangle> {
  width: number
  height: number
  maximized: boolean
}

export const SMALLEST = { width: 360, height: 480 }
const USUAL: WindowState = { width: 1180, height: 800, maximized: false }
/** So much of its upper edge has to be on a screen: by that a window is moved. */
const GRIP = { width: 120, height: 32 }

const pixel = v.pipe(v.number(), v.safeInteger(), v.minValue(-65_536), v.maxValue(65_536))
const stored = v.object({
  x: pixel,
  y: pixel,
  width: pixel,
  height: pixel,
  maximized: v.fallback(v.boolean(), false),
})

const overlap = (from: number, to: number, otherFrom: number, otherTo: number) =>
  Math.min(to, otherTo) - Math.max(from, otherFrom)

function hasGrip({ x, y, width }: Rectangle, screen: Rectangle): boolean {
  return (
    overlap(x, x + width, screen.x, screen.x + screen.width) >= GRIP.width &&
    overlap(y, y + GRIP.height, screen.y, screen.y + screen.height) >= GRIP.height
  )
}

/** `screens`: what of them is free, without taskbars. Without a place: in the middle of the first. */
export function placeWindow(kept: unknown, screens: readonly Rectangle[]): WindowState {
  const parsed = v.safeParse(stored, kept)
  const { x, y, maximized, ...size } = parsed.success ? parsed.output : { ...USUAL, x: 0, y: 0 }
  const within = (value: number, least: number, most: number) => Math.max(least, Math.min(value, most))
  const fitting = (screen: Rectangle) => ({
    width: within(size.width, SMALLEST.width, screen.width),
    height: within(size.height, SMALLEST.height, screen.height),
    maximized,
  })
  // As large as it will be: what is cut off may have been all that stood on that screen.
  const screen = parsed.success ? screens.find((one) => hasGrip({ x, y, ...fitting(one) }, one)) : undefined
  return screen ? { ...fitting(screen), x, y } : fitting(screens[0] ?? { x: 0, y: 0, ...USUAL })
}
