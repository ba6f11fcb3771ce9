/** Words that do not fit where they stand: out of the window, over the edge of their own box, or cut off without a sign. */

const SLACK = 0.75

export function stickingOut(): string[] {
  const found = new Set<string>()
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement
    if (!element || node.textContent?.trim() === '' || !isRead(element)) continue
    const box = boxOf(element)
    if (!box || isCutWithDots(element)) continue
    const range = document.createRange()
    range.selectNodeContents(node)
    const edge = box.getBoundingClientRect()
    for (const { left, right, width } of range.getClientRects()) {
      if (width === 0) continue
      const over = Math.max(edge.left - left, right - edge.right, -left, right - window.innerWidth)
      if (over > SLACK)
        found.add(
          `${over.toFixed(1)} px: "${node.textContent?.trim().slice(0, 60)}" in <${box.localName} class="${box.className}">`,
        )
    }
  }
  const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth
  if (wide > 0) found.add(`the page is ${wide} px too wide`)
  return [...found]
}

const isRead = (element: Element) =>
  element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
  !element.closest('script, style, [data-live-announcer], [aria-hidden="true"]') &&
  // Words for screen readers alone are a pixel wide.
  element.getBoundingClientRect().width > 1

/** What a text has to stay in. */
function boxOf(element: Element): Element | null {
  for (let one: Element | null = element; one; one = one.parentElement)
    if (!/^(?:inline|contents)$/.test(getComputedStyle(one).display)) return one
  return null
}

/** Names and first lines may end in dots: the whole is where they lead. */
function isCutWithDots(element: Element): boolean {
  for (let one: Element | null = element; one && one !== document.body; one = one.parentElement) {
    const { textOverflow, overflowX, webkitLineClamp } = getComputedStyle(one)
    if (overflowX !== 'visible' && (textOverflow === 'ellipsis' || webkitLineClamp !== 'none')) return true
  }
  return false
}

/** Headings and buttons of which a word goes on in the next line. */
export const brokenWords = (): string[] =>
  [...document.querySelectorAll('h1, h2, h3, button, nav a')].filter(isRead).flatMap((element) => {
    const words = element.textContent?.trim().split(/\s+/) ?? []
    const range = document.createRange()
    range.selectNodeContents(element)
    const text = element.childElementCount === 0 ? [...range.getClientRects()] : []
    const lines = new Set(text.map(({ top }) => Math.round(top))).size
    return lines > words.length ? [`in ${lines} lines: "${words.join(' ')}"`] : []
  })
