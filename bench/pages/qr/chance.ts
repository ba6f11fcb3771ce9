/** Chance that comes out the same every time: everything in the set of pictures follows from a seed. */
export class Chance {
  #state: number

  constructor(seed: number) {
    this.#state = seed >>> 0
  }

  /** At least 0, below 1: a Weyl sequence through a mixing function. */
  next(): number {
    this.#state = (this.#state + 0x9e3779b9) >>> 0
    let mixed = this.#state
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad)
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97)
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32
  }

  between(low: number, high: number): number {
    return low + this.next() * (high - low)
  }

  either(low: number, high: number): number {
    return this.between(low, high) * (this.next() < 0.5 ? -1 : 1)
  }

  whole(low: number, high: number): number {
    return Math.floor(this.between(low, high + 1))
  }

  of<T>(choices: readonly T[]): T {
    return choices[Math.floor(this.next() * choices.length)] as T
  }

  /** Near enough to a bell curve with a deviation of 1: the sum of twelve, less its mean. */
  bell(): number {
    let sum = -6
    for (let i = 0; i < 12; i++) sum += this.next()
    return sum
  }

  text(length: number, letters: string): string {
    return Array.from({ length }, () => this.of([...letters])).join('')
  }
}
