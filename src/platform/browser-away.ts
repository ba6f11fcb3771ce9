/** What a browser has for going away and coming back. */
import type { Away, AwayWindow, Beside } from './away.ts'

const SIZE = { width: 480, height: 720 }

export function awayOf(window: AwayWindow): Away {
  const door = new URL('oauth.html', window.location.href)
  door.hash = door.search = ''
  return {
    home: new URL('.', door).href,
    door: door.href,
    besides: window.open !== undefined && !window.matchMedia?.('(hover: none) and (pointer: coarse)').matches,
    open() {
      try {
        const opened = window.open?.(door.href, 'tessera-pages', placed(window)) ?? null
        return opened && besideOf(opened)
      } catch {
        return null
      }
    },
    leave: (url) => window.location.assign(url),
  }
}

/** In the middle of the window that it belongs to. */
function placed({ screenX = 0, screenY = 0, outerWidth = 0, outerHeight = 0 }: AwayWindow): string {
  const left = Math.max(0, Math.round(screenX + (outerWidth - SIZE.width) / 2))
  const top = Math.max(0, Math.round(screenY + (outerHeight - SIZE.height) / 2))
  return `popup,width=${SIZE.width},height=${SIZE.height},left=${left},top=${top}`
}

function besideOf(opened: WindowProxy): Beside {
  // Whoever is shown there gets no hand on this page.
  opened.opener = null
  return {
    go: (url) => opened.location.replace(url),
    show: () => opened.focus(),
    close: () => opened.close(),
    closed: () => opened.closed,
  }
}
