/** What the desktop's shell offers, as the rest of the program knows it. */
import { value } from '../live/live.ts'
import type { DesktopApi, DesktopEvent, UpdateState } from './desktop-api.ts'
import { habitsOf } from './desktop-habits.ts'
import { issuersOf } from './desktop-issuers.ts'
import { keychainOf } from './desktop-keychain.ts'
import type { Native, NativeHabits, NativeUpdate } from './native.ts'

/** Of what the shell tells, only what a person can do something about. */
const known = (state: UpdateState): NativeUpdate =>
  state.status === 'offered' || state.status === 'loading' || state.status === 'ready'
    ? state
    : { status: 'none' }

/** A shell that has gone away in the middle of a call: nothing came of it. */
const ignore = () => {}

export function nativeOf(desktop: DesktopApi): Native {
  const update = value<NativeUpdate>({ status: 'none' })
  let habits: NativeHabits | null = null
  const hear = <T extends DesktopEvent['type']>(
    type: T,
    listener: (event: Extract<DesktopEvent, { type: T }>) => void,
  ) =>
    desktop.listen((event) => {
      if (event.type === type) listener(event as Extract<DesktopEvent, { type: T }>)
    })
  hear('update', ({ state }) => update.set(known(state)))
  desktop.readUpdate().then((state) => update.set(known(state)), ignore)

  return {
    onLink(listener) {
      // First, so that none falls between those that waited and those that come.
      const stop = hear('link', ({ uri }) => listener(uri))
      desktop.takeLinks().then((links) => links.forEach(listener), ignore)
      return stop
    },
    claimLinks: () => desktop.claimLinks().catch(() => false),
    showMenu: (menu) => void desktop.showMenu(menu).catch(ignore),
    onCommand: (listener) => hear('command', ({ name }) => listener(name)),
    async pictureScreens() {
      const pictures = await desktop.pictureScreens().catch(() => [])
      return pictures.map((png) => new Blob([new Uint8Array(png)], { type: 'image/png' }))
    },
    keychain: keychainOf(desktop),
    askIssuer: issuersOf(desktop),
    habits() {
      habits ??= habitsOf(desktop)
      return habits
    },
    update,
    loadUpdate: () => void desktop.loadUpdate().catch(ignore),
    installUpdate: () => void desktop.installUpdate().catch(ignore),
  }
}
