/** Other people's pages, from the desktop app: in the browser of the system, from where one comes back to a door of the shell. */
import type { Away, Beside } from './away.ts'
import type { DesktopApi } from './desktop-api.ts'

export async function desktopAway(desktop: DesktopApi): Promise<Away> {
  const door = await desktop.openReturn()
  return {
    home: new URL('/', door).href,
    door,
    besides: true,
    open: () => besideOf(desktop),
    // This page stays: it is the program.
    leave: (url) => void desktop.visit(url).catch(ignore),
  }
}

function besideOf(desktop: DesktopApi): Beside {
  let shown: string | null = null
  let isGone = false
  let bring: (brought: string) => void = () => {}
  const brought = new Promise<string>((resolve) => {
    bring = resolve
  })
  return {
    brought,
    go(url) {
      shown = url
      desktop.visit(url).then(
        (address) => {
          if (address === null) isGone = true
          else bring(new URL(address).search)
        },
        () => {
          isGone = true
        },
      )
    },
    // The browser has many pages: the same one, once more in front.
    show: () => shown !== null && void desktop.visit(shown).catch(ignore),
    close: () => shown !== null && void desktop.giveUpVisit(shown).catch(ignore),
    closed: () => isGone,
  }
}

const ignore = () => {}
