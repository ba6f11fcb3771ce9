/** What to do with a link that is for this program, such as an invite in a message: say what it is, and wait. */
import { createContext, use } from 'react'

/** `signed-in`: not before somebody is. */
export type OpenTextWhen = (text: string, when?: 'now' | 'signed-in') => void

export const OpenText = createContext<OpenTextWhen>(() => {})

export const useOpenText = (): OpenTextWhen => use(OpenText)
