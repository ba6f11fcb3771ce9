/** Whether this page can become a program of its own on this machine, and how. Fetched when somebody wants to know. */
import { type Live, value } from '../live/live.ts'
import type { Agent } from './device-name.ts'

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
export interface InstallPrompt extends Event {
  prompt(): Promise<{ outcome: 'accepted' | 'dismissed' }>
}

/** The part of a window that this needs, where it is there. */
export interface InstallWindow extends EventTarget {
  matchMedia?(query: string): { matches: boolean }
  readonly navigator: Agent & { readonly maxTouchPoints?: number; readonly standalone?: boolean }
}

/**
 * Called while the page comes up: the browser says only once that it could be asked, and is to do so when it makes sense, not
 * while somebody reads.
 */
export function holdPrompt(window: EventTarget): Live<InstallPrompt | null> {
  const prompt = value<InstallPrompt | null>(null)
  window.addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault()
    prompt.set(event as InstallPrompt)
  })
  return prompt
}
