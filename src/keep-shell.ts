/**
 * Keeps the program on this device, where the machine can, and offers later versions. Beside `main.tsx`, because it knows both;
 * fetched when there is nothing else to do.
 */
import type { i18n } from 'i18next'
import { isInHand } from './app/in-hand.ts'
import { machine } from './app/machine.ts'
import { learnHouse } from './i18n/i18n.ts'
import type { Deployment } from './platform/deployment.ts'
import type { Platform } from './platform/platform.ts'
import type { Shell, ShellUpdate } from './platform/shell.ts'
import { showToast } from './ui/toast-queue.ts'

export async function keepShell(
  open: NonNullable<Platform['shell']>,
  deployment: Promise<Deployment>,
  words: i18n,
): Promise<void> {
  const { keepOffline } = await deployment
  const shell = await open(keepOffline)
  if (shell) follow(shell, words)
}

function follow(shell: Shell, words: i18n): void {
  let told: ShellUpdate['status'] = 'none'

  async function say(word: 'newer' | 'finishFirst', isOffer: boolean): Promise<void> {
    await learnHouse()
    const action = { label: words.t('update.restart'), onPress: apply }
    showToast({ text: words.t(`update.${word}`), ...(isOffer ? { action } : {}) })
  }

  /** Nothing that a person has begun is lost by a press on a word that flew by. */
  function apply(): void {
    if (isInHand(document)) void say('finishFirst', false).catch(() => {})
    else shell.apply()
  }

  function look(): void {
    const { status } = shell.update.get()
    // Whoever has nothing in hand follows the others.
    if (status === 'replaced' && !isInHand(document)) shell.apply()
    else if (status !== told && status !== 'none') void say('newer', true).catch(() => {})
    told = status
  }

  machine.set({ ...machine.get(), shell: { build: shell.build, update: shell.update, apply } })
  shell.update.subscribe(look)
  // Nobody sees it happen.
  document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && look())
  look()
}
