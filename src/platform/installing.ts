/** Whether this page can become a program of its own on this machine, and how. */
import { type Live, value } from '../live/live.ts'
import { type Agent, deviceName, systemName } from './device-name.ts'

/**
 * `here`: it is one. `ask`: the browser can be asked. Otherwise how a person does it by hand: `menu` of the browser,
 * `share-sheet` of Apple's phones, `dock` of Apple's desktops. `none`: this browser makes no programs of pages.
 */
export type InstallWay = 'here' | 'ask' | 'menu' | 'share-sheet' | 'dock' | 'none'

export interface Installing {
  readonly way: Live<InstallWay>
  /** The browser asks the person; only as an answer to a press. False: they said no, or it could not be asked. */
  ask(): Promise<boolean>
}

/** https://wicg.github.io/manifest-incubations/#beforeinstallpromptevent-interface */
interface InstallPrompt extends Event {
  prompt(): Promise<{ outcome: 'accepted' | 'dismissed' }>
}

/** The part of a window that this needs, where it is there. */
export interface InstallWindow extends EventTarget {
  matchMedia?(query: string): { matches: boolean }
  readonly navigator: Agent & { readonly maxTouchPoints?: number; readonly standalone?: boolean }
}

/** In a window without the browser's own furniture. */
const OF_ITS_OWN =
  '(display-mode: standalone), (display-mode: minimal-ui), (display-mode: window-controls-overlay)'

/** How a person does it by hand in this browser. */
export function wayByHand(agent: Agent & { readonly maxTouchPoints?: number }): InstallWay {
  const system = systemName(agent)
  // Apple's tablets say that they are desktops; those have no glass.
  if (system === 'iPhone' || system === 'iPad' || (system === 'Mac' && (agent.maxTouchPoints ?? 0) > 1))
    return 'share-sheet'
  const [browser = ''] = deviceName(agent).split(' on ')
  if (browser === 'Safari') return 'dock'
  if (browser === 'Firefox') return system === 'Android' ? 'menu' : 'none'
  return ['Chrome', 'Edge', 'Opera', 'Vivaldi', 'Samsung Internet'].includes(browser) ? 'menu' : 'none'
}

/** Called while the page comes up: the browser says only once that it could be asked. */
export function watchInstalling(window: InstallWindow): Installing {
  const { navigator } = window
  const isHere = navigator.standalone === true || window.matchMedia?.(OF_ITS_OWN).matches === true
  const byHand = wayByHand(navigator)
  const way = value<InstallWay>(isHere ? 'here' : byHand)
  let prompt: InstallPrompt | null = null
  window.addEventListener('beforeinstallprompt', (event) => {
    // Asked when it makes sense, not while somebody reads.
    event.preventDefault()
    prompt = event as InstallPrompt
    way.set('ask')
  })
  window.addEventListener('appinstalled', () => {
    prompt = null
    way.set('here')
  })
  return {
    way,
    async ask() {
      if (!prompt) return false
      const asked = prompt
      // Good for one question; the browser brings another when it may be asked again.
      prompt = null
      way.set(byHand)
      try {
        return (await asked.prompt()).outcome === 'accepted'
      } catch {
        return false
      }
    },
  }
}
