/** A picture of each screen, for the scanner: a code may stand anywhere on it. Taken once for each press, kept nowhere. */

interface Picture {
  isEmpty(): boolean
  toPNG(): Uint8Array
}

/** Of Electron's `desktopCapturer`. */
export interface Capturer {
  getSources(options: {
    types: 'screen'[]
    thumbnailSize: { width: number; height: number }
  }): Promise<readonly { thumbnail: Picture }[]>
}

export interface Screen {
  size: { width: number; height: number }
  scaleFactor: number
}

/** Beyond this a picture costs more than the modules of a code gain by it. */
const LARGEST = 5120
const MOST_SCREENS = 6

/** Empty where the system lets nobody see, or the person says no. */
export async function pictureScreens(capturer: Capturer, screens: readonly Screen[]): Promise<Uint8Array[]> {
  const side = (of: (screen: Screen) => number) =>
    Math.min(LARGEST, Math.max(1, ...screens.map((screen) => Math.round(of(screen) * screen.scaleFactor))))
  const thumbnailSize = { width: side(({ size }) => size.width), height: side(({ size }) => size.height) }
  try {
    const sources = await capturer.getSources({ types: ['screen'], thumbnailSize })
    return sources
      .slice(0, MOST_SCREENS)
      .filter(({ thumbnail }) => !thumbnail.isEmpty())
      .map(({ thumbnail }) => new Uint8Array(thumbnail.toPNG()))
  } catch {
    return []
  }
}
