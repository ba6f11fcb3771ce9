/** The frames that one side of a WebSocket has heard, and a way to wait for the next one that matters. */

export type Wanted = string | RegExp | ((frame: string) => boolean)

const matches = (wanted: Wanted, frame: string) =>
  typeof wanted === 'string'
    ? frame.includes(wanted)
    : typeof wanted === 'function'
      ? wanted(frame)
      : wanted.test(frame)

interface Waiting {
  wanted: Wanted
  resolve: (frame: string) => void
  reject: (error: Error) => void
}

export class Frames {
  /** Everything heard, in order. */
  readonly all: string[] = []
  #unclaimed: string[] = []
  #waiting: Waiting[] = []
  #ended: string | undefined

  push(frame: string) {
    this.all.push(frame)
    const waiting = this.#waiting.find(({ wanted }) => matches(wanted, frame))
    if (!waiting) {
      this.#unclaimed.push(frame)
      return
    }
    this.#waiting = this.#waiting.filter((one) => one !== waiting)
    waiting.resolve(frame)
  }

  /** Nothing more can come: whoever still waits is told what was heard instead. */
  end(reason: string) {
    this.#ended = reason
    for (const { wanted, reject } of this.#waiting.splice(0)) reject(this.#missing(wanted, reason))
  }

  /** The first frame, past or future, that fits and that nobody has asked for yet. */
  next(wanted: Wanted = () => true): Promise<string> {
    const index = this.#unclaimed.findIndex((frame) => matches(wanted, frame))
    const [found] = index < 0 ? [] : this.#unclaimed.splice(index, 1)
    if (found !== undefined) return Promise.resolve(found)
    if (this.#ended !== undefined) return Promise.reject(this.#missing(wanted, this.#ended))
    return new Promise((resolve, reject) => this.#waiting.push({ wanted, resolve, reject }))
  }

  #missing(wanted: Wanted, reason: string) {
    return new Error(`${reason} while waiting for ${String(wanted)}; heard:\n${this.all.join('\n')}`)
  }
}
