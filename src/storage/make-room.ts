/**
 * A write that the disk has no room for is tried again, each time with more of the kept media gone: the longest unused first,
 * and messages never. What was fetched once can be fetched again.
 */
import { asStorageFailure } from './storage-failure.ts'

/** Nobody says how much is missing: twice as much each time, so that a few tries go through all there is. */
const FIRST_BYTES = 16 * 1024 * 1024

/** `free`: makes room for about so many bytes, and says how many it came to. */
export async function withRoom<T>(
  write: () => Promise<T>,
  free: (bytes: number) => Promise<number>,
): Promise<T> {
  for (let bytes = FIRST_BYTES; ; bytes *= 2)
    try {
      return await write()
    } catch (error) {
      if (asStorageFailure(error)?.problem !== 'full') throw error
      if ((await free(bytes).catch(() => 0)) === 0) throw error
    }
}
