/**
 * The place of messages in a conversation. An archive knows the sequence, its stamps only nearly (many have whole
 * seconds): a place is the stamp, moved as little as the sequence demands. Orders are integer microseconds.
 *
 * The law, in order of rank:
 * 1. What one device wrote stands as it was written: it leaves in that order, so no archive says otherwise.
 * 2. What a page of the archive tells stands as it tells it, behind what the page goes on from, before what it ends at.
 * 3. What came live stands behind all that the server had told before it, pages included: both are written in the order in
 *    which the stream brought them, and so a page knows what came before it and is older than what comes after it.
 * 4. What the server does not have yet stands last.
 * A place once given changes only because a page demands it (2), or to stay behind what moved (1, 4).
 */

export interface Placed {
  /** The order that a stored message has. */
  existing?: number
  /** When it was sent, as far as anybody knows. */
  stamp: number
}

/** The stored messages that a page stands between, if any. */
export interface Neighbours {
  after?: number
  before?: number
}

interface Anchor {
  index: number
  order: number
}

/**
 * Orders for a page of messages that is given in its true sequence: strictly increasing, and strictly between the
 * neighbours where there is room (else they go past `before`). As many stored ones as possible stay where they are,
 * then as many of the others as possible get exactly their stamp; the rest goes as near to it as these allow.
 */
export function orderPage(page: readonly Placed[], { after, before }: Neighbours = {}): number[] {
  const low = after ?? Number.NEGATIVE_INFINITY
  const high = before !== undefined && before - low > page.length ? before : Number.POSITIVE_INFINITY
  const ends = [
    { index: -1, order: low },
    { index: page.length, order: high },
  ]
  const stored = anchor(
    page.map((one) => one.existing ?? null),
    ends,
  )
  const stamped = anchor(
    page.map((one) => Math.round(one.stamp)),
    stored,
  )
  return fill(page, stamped)
}

/** Anchors that were, with the longest sequence of wishes between each two of them that leaves room for all others. */
function anchor(wishes: readonly (number | null)[], anchors: readonly Anchor[]): Anchor[] {
  return anchors.flatMap((from, at) => {
    const to = anchors[at + 1]
    return to ? [from, ...longest(wishes, from, to)] : [from]
  })
}

interface Link extends Anchor {
  next: Link | null
}

/** Two anchors leave room for what stands between them if the later one's slack is not the smaller. */
const slack = (one: Anchor) => one.order - one.index

function longest(wishes: readonly (number | null)[], from: Anchor, to: Anchor): Anchor[] {
  // From the end: `heads[n]` begins the chain of n + 1 wishes that leaves most room before it. Slack falls with n.
  // Of several equal wishes the first is kept.
  const heads: Link[] = []
  for (let index = to.index - 1; index > from.index; index--) {
    const order = wishes[index] ?? null
    if (order === null) continue
    const one = { index, order }
    if (slack(one) < slack(from) || slack(one) > slack(to)) continue
    const length = countFromStart(heads, (head) => slack(head) >= slack(one))
    heads[length] = { ...one, next: heads[length - 1] ?? null }
  }
  const chain: Anchor[] = []
  for (let link = heads.at(-1) ?? null; link; link = link.next) chain.push(link)
  return chain
}

/** How many at the start of a list hold, where none does after the first that does not. */
function countFromStart<T>(list: readonly T[], holds: (one: T) => boolean): number {
  let [low, high] = [0, list.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds(list[middle] as T)) low = middle + 1
    else high = middle
  }
  return low
}

function fill(page: readonly Placed[], anchors: readonly Anchor[]): number[] {
  const orders: number[] = []
  let ahead = 0
  let previous = anchors[0]?.order ?? Number.NEGATIVE_INFINITY
  for (const [index, { stamp }] of page.entries()) {
    while ((anchors[ahead]?.index ?? page.length) < index) ahead++
    const next = anchors[ahead] ?? { index: page.length, order: Number.POSITIVE_INFINITY }
    const latest = next.order - (next.index - index)
    previous = next.index === index ? next.order : Math.min(Math.max(Math.round(stamp), previous + 1), latest)
    orders.push(previous)
  }
  return orders
}
