/** Finds what a reply answers: here, or further up in the archive, page by page, since nothing tells when it was said. */
import { answeredNames } from '../../model/aliases.ts'
import { holes, oldestCovered } from '../../model/archive-range.ts'
import type { ReplyTo } from '../../model/message.ts'
import { rangesOfConversation } from '../../storage/archive-ranges.ts'
import { findByAliases } from '../../storage/messages.ts'
import { type Found, type PlaceDeps, there } from './found-place.ts'

/** Pages that are fetched for one question: a thousand messages. */
const MOST_PAGES = 20

export async function findReplied(
  { account, jid, storage, source }: PlaceDeps,
  reply: ReplyTo,
  of: number,
): Promise<Found> {
  const names = answeredNames(account, jid, reply.id)
  const look = () =>
    storage.read(['messages', 'archiveRanges'], async (tx) => {
      const found = await findByAliases(tx, account, jid, names)
      const ranges = await rangesOfConversation(tx, account, jid)
      return {
        // Somebody may use one name twice: what is answered was said before.
        message: found.filter(({ order }) => order < of).sort((a, b) => b.order - a.order)[0],
        hole: holes(ranges).findLast(({ before }) => before.order <= of),
        isWhole: oldestCovered(ranges)?.fromStart === true,
      }
    })
  for (let page = 0; ; page++) {
    const { message, hole, isWhole } = await look()
    if (message) return there(message)
    if (page === MOST_PAGES || (!hole && isWhole)) return { status: 'nothing' }
    const answer = await (hole ? source.fill(jid, hole.before.order, 'below') : source.older(jid))
    if (answer === 'unavailable') return { status: 'unavailable' }
  }
}
