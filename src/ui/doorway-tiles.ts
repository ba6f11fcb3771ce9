/** The doorway's tiles, read from its drawing. The file is fetched once, when it is first seen. */
import drawing from './art-doorway.svg?url'

export interface Tiles {
  /** Place in the drawing: later ones lie over earlier ones. */
  id: number
  /** Name of the token that colours them. */
  tone: string
  d: string
}

export const DOORWAY_BOX = '0 0 660 868'

const PATH = /<path class="m-([\w-]+)" d="([^"]+)"/g

export const readTiles = (svg: string): Tiles[] =>
  [...svg.matchAll(PATH)].map(([, tone = '', d = ''], id) => ({ id, tone, d }))

let loading: Promise<Tiles[]> | undefined

/** Never fails: without the drawing the wall stays bare. */
export function loadDoorway(): Promise<Tiles[]> {
  loading ??= fetch(drawing)
    .then(async (response) => (response.ok ? readTiles(await response.text()) : []))
    .catch(() => [])
  return loading
}
