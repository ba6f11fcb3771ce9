/** Asks which day of a conversation one wants to see: the app knows with what. Null: nobody can be asked. */
import { createContext, use } from 'react'

/** `from`: the day that one looks at, milliseconds since 1970. */
export type AskDateFrom = (from: number) => void

export const AskDate = createContext<AskDateFrom | null>(null)

export const useAskDate = (): AskDateFrom | null => use(AskDate)
