/** What the preload hands to the page: a function for each channel of the table, and one to listen. No channel can be named from outside. */
import type { DesktopApi, DesktopEvent } from '../src/platform/desktop-api.ts'
import { type CallName, CHANNELS, EVENTS } from './channels.ts'

/** Of Electron's `ipcRenderer`. */
export interface Wire {
  invoke(channel: string, ...args: unknown[]): Promise<unknown>
  on(channel: string, listener: (event: unknown, ...args: unknown[]) => void): unknown
  off(channel: string, listener: (event: unknown, ...args: unknown[]) => void): unknown
}

export function bridgeTo(wire: Wire): DesktopApi {
  const calls = Object.fromEntries(
    (Object.keys(CHANNELS) as CallName[]).map((call) => [
      call,
      (...said: unknown[]) => wire.invoke(CHANNELS[call], ...said.slice(0, 1)),
    ]),
  )
  return {
    ...(calls as unknown as Omit<DesktopApi, 'listen'>),
    listen(listener) {
      // The event itself would hand the wire to the page.
      const hear = (_event: unknown, ...args: unknown[]) => listener(args[0] as DesktopEvent)
      wire.on(EVENTS, hear)
      return () => void wire.off(EVENTS, hear)
    },
  }
}
