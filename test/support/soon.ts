/** An answer that comes without any time going by. */
import type { World } from './world.ts'

export async function soon<T>(world: World, answer: Promise<T>): Promise<T> {
  let isHere = false
  const note = () => {
    isHere = true
  }
  answer.then(note, note)
  await world.idle()
  if (!isHere) throw new Error('it is still waited for')
  return answer
}
