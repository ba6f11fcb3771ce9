/**
 * Joins the program to the machine that it is installed on: its menu, the links that other programs hand over, and newer
 * versions. Beside `main.tsx`, because it knows both; fetched only where there is such a machine.
 */
import type { i18n } from 'i18next'
import { commandWish } from './app/command-wish.ts'
import { commands } from './app/commands.ts'
import { go } from './app/location.ts'
import { machine } from './app/machine.ts'
import { learnHouse } from './i18n/i18n.ts'
import type { Native, NativeUpdate } from './platform/native.ts'
import { showToast } from './ui/toast-queue.ts'

export async function settleIn(native: Native, words: i18n): Promise<void> {
  machine.set({
    ...machine.get(),
    claimLinks: native.claimLinks,
    pictureScreens: native.pictureScreens,
    desktop: { habits: native.habits, hasKeychain: native.keychain.isThere },
  })
  // As if it had been opened here: a card says what it is, and takes it out of the address as soon as it is kept.
  native.onLink((uri) => go({ screen: 'invite', text: uri }))
  native.onCommand((name) => commandWish.set({ name }))
  await learnHouse()
  const showMenu = () =>
    native.showMenu({
      language: words.language,
      commands: commands.map(({ name, keys }) => ({ name, label: words.t(`commands.${name}`), keys })),
    })
  words.on('languageChanged', showMenu)
  showMenu()
  offerUpdates(native, words)
}

/** Twice: that there is one, and that it lies ready. Between the two, and after a "not now", the menu of the system has it. */
function offerUpdates(native: Native, words: i18n): void {
  let told: NativeUpdate['status'] = 'none'
  const tell = () => {
    const update = native.update.get()
    if (update.status === told) return
    told = update.status
    if (update.status !== 'offered' && update.status !== 'ready') return
    const isReady = update.status === 'ready'
    showToast({
      text: words.t(`update.${update.status}`, { version: update.version }),
      action: {
        label: words.t(isReady ? 'update.restart' : 'update.load'),
        onPress: isReady ? native.installUpdate : native.loadUpdate,
      },
    })
  }
  native.update.subscribe(tell)
  tell()
}
