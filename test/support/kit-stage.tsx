/** Renders parts of the kit on their ground, and measures where a finger or a pointer meets them. */
import type { ReactNode } from 'react'
import { render } from 'vitest-browser-react'
import '../../src/ui/base.css'

const Ground = ({ children }: { children?: ReactNode }) => <div style={{ padding: 40 }}>{children}</div>

export const stage = (children: ReactNode) => render(children, { wrapper: Ground })

/** Size of the square around the middle of an element in which a press still meets it, up to 48 px. */
export function hitSize(element: Element): { width: number; height: number } {
  const box = element.getBoundingClientRect()
  const [x, y] = [box.left + box.width / 2, box.top + box.height / 2]
  const meets = (dx: number, dy: number) => element.contains(document.elementFromPoint(x + dx, y + dy))
  const reach = (dx: number, dy: number) => {
    let steps = 0
    while (steps < 24 && meets(dx * (steps + 0.5), dy * (steps + 0.5))) steps++
    return steps
  }
  return { width: reach(-1, 0) + reach(1, 0), height: reach(0, -1) + reach(0, 1) }
}
