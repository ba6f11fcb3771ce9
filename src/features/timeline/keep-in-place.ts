/** Lets a row that is about to grow say so: its upper edge then stays where it is, even at the very end. */
import { createContext, use } from 'react'

export const KeepInPlace = createContext<(rowKey: string) => void>(() => {})

export const useKeepInPlace = (): ((rowKey: string) => void) => use(KeepInPlace)
