/** Where avatars find pictures: given by whoever knows people, so that no row has to carry one. */
import { createContext, useCallback, useContext, useSyncExternalStore } from 'react'

export interface Pictures {
  /** An object URL; null where there is no picture. */
  get(address: string): string | null
  subscribe(address: string, listener: () => void): () => void
}

const NO_PICTURES: Pictures = { get: () => null, subscribe: () => () => {} }

export const PicturesContext = createContext<Pictures>(NO_PICTURES)

export function usePicture(address: string): string | null {
  const pictures = useContext(PicturesContext)
  return useSyncExternalStore(
    useCallback((listener: () => void) => pictures.subscribe(address, listener), [pictures, address]),
    () => pictures.get(address),
  )
}
