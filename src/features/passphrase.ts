/** A password that can be read out and typed on a phone: four words and a number, about 46 bits by chance alone. */
import { WORDS } from './passphrase-words.ts'

/** 0 to `below` - 1, each equally likely. */
export type Chance = (below: number) => number

const RANGE = 2 ** 32

/** From the generator that is meant for secrets. What would make some outcomes likelier is thrown again. */
export function secureChance(below: number): number {
  const fair = RANGE - (RANGE % below)
  const number = new Uint32Array(1)
  do crypto.getRandomValues(number)
  while ((number[0] ?? RANGE) >= fair)
  return (number[0] ?? 0) % below
}

export function passphrase(chance: Chance = secureChance): string {
  const words = Array.from({ length: 4 }, () => WORDS[chance(WORDS.length)] ?? '')
  return [...words, 10 + chance(90)].join('-')
}
