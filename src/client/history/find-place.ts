/** Finds a place in the history of a conversation: in the database, or fetched from the archive when it is not here. */
import { stanzaIdAlias } from '../../model/aliases.ts'
import { coverage } from '../../model/archive-range.ts'
import { rangesOfConversation } from '../../storage/archive-ranges.ts'
import { findByAliases, messageById, messagesAfter, newestMessage } from '../../storage/messages.ts'
import { findReplied } from './find-replied.ts'
import { type Found, type PlaceDeps, there } from './found-place.ts'
import type { TimelinePlace } from './landing.ts'

/** Some archives keep whole seconds, and begin with the next one when they are asked for a part of it. */
const SECOND = 1_000_000

export async function findPlace(deps: PlaceDeps, place: TimelinePlace): Promise<Found> {
  const { account, jid, storage, source } = deps
  const read = <T>(run: Parameters<typeof storage.read<'messages', T>>[1]) => storage.read(['messages'], run)
  switch (place.kind) {
    case 'message': {
      const message = await read((tx) => messageById(tx, account, place.id))
      return there(message?.conversation === jid ? message : null)
    }
    case 'reply':
      return findReplied(deps, place.to, place.of)
    case 'unread':
      return there((await read((tx) => messagesAfter(tx, account, jid, { after: place.after, limit: 1 })))[0])
    case 'time':
      return findMoment(deps, place.time * 1000)
    case 'archived': {
      const names = [
        stanzaIdAlias(account, jid, account, place.id),
        stanzaIdAlias(account, jid, jid, place.id),
      ]
      const look = () => read((tx) => findByAliases(tx, account, jid, names))
      const [known] = await look()
      if (known) return there(known)
      const answer = await source.around(jid, place.time * 1000 - SECOND)
      const [fetched] = await look()
      if (!fetched && answer === 'unavailable') return { status: 'unavailable' }
      return there(fetched)
    }
  }
}

/** The first message at or after a moment (microseconds), else the last one. */
async function findMoment({ account, jid, storage, source }: PlaceDeps, moment: number): Promise<Found> {
  const look = () =>
    storage.read(['messages', 'archiveRanges'], async (tx) => {
      const [first] = await messagesAfter(tx, account, jid, { after: moment - 1, limit: 1 })
      const stretches = coverage(await rangesOfConversation(tx, account, jid))
      return {
        message: first ?? (await newestMessage(tx, account, jid)),
        // Nothing is missing between the moment and the message: the archive has no better one.
        isSure: stretches.some(
          ({ oldest, newest, fromStart }, index) =>
            (fromStart || oldest.order <= moment) &&
            (index === stretches.length - 1 || (first !== undefined && first.order <= newest.order)),
        ),
      }
    })
  const here = await look()
  if (here.isSure) return there(here.message)
  const answer = await source.around(jid, moment)
  if (answer !== 'unavailable') return there((await look()).message)
  return here.message ? there(here.message, 'near') : { status: 'unavailable' }
}
