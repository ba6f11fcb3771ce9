/** What a browser has for becoming a program of its own. */
import { type Live, value } from '../live/live.ts'
import { type Agent, deviceName, systemName } from './device-name.ts'
import type { Installing, InstallPrompt, InstallWay, InstallWindow } from './installing.ts'

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

/** `held`: what the browser has brought to ask with. Each is good for one question. */
export function installingOf(window: InstallWindow, held: Live<InstallPrompt | null>): Installing {
  const { navigator } = window
  const isHere = navigator.standalone === true || window.matchMedia?.(OF_ITS_OWN).matches === true
  const byHand = wayByHand(navigator)
  const way = value<InstallWay>(isHere ? 'here' : byHand)
  let used: InstallPrompt | null = null
  const look = () => {
    if (held.get() !== used) way.set('ask')
  }
  held.subscribe(look)
  look()
  window.addEventListener('appinstalled', () => way.set('here'))
  return {
    way,
    async ask() {
      const prompt = held.get()
      if (!prompt || prompt === used) return false
      used = prompt
      way.set(byHand)
      try {
        return (await prompt.prompt()).outcome === 'accepted'
      } catch {
        return false
      }
    },
  }
}
