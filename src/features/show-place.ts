/** Leads to a place in the history of a conversation, from wherever it is told of: the app knows how to get there. */
import { createContext, use } from 'react'
import type { TimelinePlace } from '../client/history/landing.ts'
import type { BareJid } from '../model/jid.ts'

export type ShowPlaceIn = (
  jid: BareJid,
  place: TimelinePlace,
  /** `keepsFocus`: it stays where it is. */
  how?: { keepsFocus?: boolean },
) => void

export const ShowPlace = createContext<ShowPlaceIn>(() => {})

export const useShowPlace = (): ShowPlaceIn => use(ShowPlace)
