/** Counts flights by what goes over a WebSocket, without asking those who write on it. */

/** What a server says last before one is online: a session is bound, or goes on. */
const ONLINE = /<(?:bound|resumed)[\s/>]/

/** A flight is what a client writes before it has to wait: frames of its own with none of the server's between them. */
export class FlightCounter {
  flights = 0
  online = false
  /** How it signed in, as SASL calls it; the last one that it tried. */
  mechanism = ''
  resumed = false
  #heard = true

  /** @param {string} text */
  sent(text) {
    if (this.online) return
    if (this.#heard) this.flights++
    this.#heard = false
    this.mechanism = /<authenticate[^>]*\smechanism=["']([^"']+)/.exec(text)?.[1] ?? this.mechanism
  }

  /** @param {string} text */
  received(text) {
    this.#heard = true
    if (this.online || !ONLINE.test(text)) return
    this.online = true
    this.resumed = /<resumed[\s/>]/.test(text)
  }
}

/**
 * The next WebSocket that a page opens.
 * @param {import('playwright-core').Page} page
 * @returns {{ online: Promise<FlightCounter>, closed: Promise<void> }} `online` also waits for the frame that says so
 */
export function nextSocket(page) {
  const opened = page.waitForEvent('websocket')
  const online = opened.then(
    (socket) =>
      new Promise((resolve, reject) => {
        const counter = new FlightCounter()
        socket.on('framesent', ({ payload }) => counter.sent(String(payload)))
        socket.on('framereceived', ({ payload }) => {
          counter.received(String(payload))
          if (counter.online) resolve(counter)
        })
        socket.on('close', () => reject(new Error('the socket closed before anybody was online')))
      }),
  )
  const closed = opened.then(
    (socket) => new Promise((resolve) => socket.on('close', () => resolve(undefined))),
  )
  // Whoever waits for neither has failed already, and says why.
  for (const promise of [online, closed]) promise.catch(() => {})
  return { online, closed }
}
