/** How much of what a stream brings goes into one transaction. */

/** Small enough to leave the main thread free between two batches, large enough to pay for a transaction. */
const BATCH = 60
/** Lines of a list that somebody else keeps come by the thousand, and every commit has the whole list read again. */
const LIST_BATCH = 500

export function sizeOfBatch(waiting: readonly { incoming: { kind: string } }[]): number {
  const other = waiting.slice(0, LIST_BATCH).findIndex(({ incoming }) => incoming.kind !== 'roster-push')
  return Math.max(BATCH, other === -1 ? LIST_BATCH : other)
}
