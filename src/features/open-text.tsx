/** What to do with a link that is for this program, such as an invite in a message: say what it is, and wait. */
import { createContext, use } from 'react'

export const OpenText = createContext<(text: string) => void>(() => {})

export const useOpenText = (): ((text: string) => void) => use(OpenText)
