/** Bytes that arrive later, in the order they were sent: one half of a connection over some distance. */
import type { Socket } from 'node:net'

interface Parcel {
  due: number
  bytes: Buffer | 'end'
  delivered?: () => void
}

export class DelayedPipe {
  #parcels: Parcel[] = []
  #timer: NodeJS.Timeout | undefined
  #ended = false

  constructor(
    private readonly to: Socket,
    private readonly oneWay: () => number,
    /** The clock of `performance.now` before which nothing sets out. */
    private readonly notBefore: number,
  ) {}

  write(bytes: Buffer, delivered?: () => void) {
    this.#post({ due: this.#due(), bytes, ...(delivered ? { delivered } : {}) })
  }

  end() {
    if (this.#ended) return
    this.#ended = true
    this.#post({ due: this.#due(), bytes: 'end' })
  }

  /** Never before the one ahead, even when the distance shrinks. */
  #due() {
    const due = Math.max(performance.now(), this.notBefore) + this.oneWay()
    return Math.max(due, this.#parcels.at(-1)?.due ?? 0)
  }

  #post(parcel: Parcel) {
    this.#parcels.push(parcel)
    this.#timer ??= this.#schedule(parcel.due)
  }

  #schedule(due: number) {
    // Timers count whole milliseconds: rounding up keeps a distance from being shorter than promised.
    return setTimeout(() => this.#deliver(), Math.max(0, Math.ceil(due - performance.now())))
  }

  #deliver() {
    this.#timer = undefined
    const now = performance.now()
    while (this.#parcels[0] && this.#parcels[0].due <= now) {
      const { bytes, delivered } = this.#parcels.shift() as Parcel
      if (this.to.destroyed) continue
      if (bytes === 'end') this.to.end()
      else this.to.write(bytes, () => delivered?.())
    }
    const next = this.#parcels[0]
    if (next) this.#timer = this.#schedule(next.due)
  }
}
