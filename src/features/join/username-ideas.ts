/** Other names for somebody whose name is taken. Whether they are free only the server knows. */
import { type Chance, secureChance } from '../passphrase.ts'
import { WORDS } from '../passphrase-words.ts'

/** Three of them, each another kind: a number, a word behind, a word before. */
export function usernameIdeas(username: string, chance: Chance = secureChance): readonly string[] {
  const plain = username.replace(/[.\d]+$/, '') || username
  const first = chance(WORDS.length)
  // Never the same word twice.
  const second = (first + 1 + chance(WORDS.length - 1)) % WORDS.length
  const number = 10 + chance(89)
  // Not the number that is taken: the last one stands in for it.
  const numbered = `${plain}${number}` === username ? `${plain}99` : `${plain}${number}`
  return [numbered, `${plain}.${WORDS[first]}`, `${WORDS[second]}.${plain}`]
}
