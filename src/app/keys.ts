/** Keys as commands name them: how they are written on the keyboard, and whether they are what was pressed. */
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { keyOf } from '../ui/key-of.ts'

const APPLE = /Mac|iPhone|iPad/.test(globalThis.navigator?.platform ?? '')

/** The same on every keyboard. */
const SIGNS: Record<string, string> = APPLE
  ? { ArrowUp: '↑', ArrowDown: '↓', Mod: '⌘', Alt: '⌥', Shift: '⇧' }
  : { ArrowUp: '↑', ArrowDown: '↓', Alt: 'Alt' }

/** These have a name in each language. */
const WORDS = ['Mod', 'Shift', 'Escape', 'Enter', 'Home', 'End', 'Delete'] as const

const isWord = (key: string): key is (typeof WORDS)[number] => WORDS.some((word) => word === key)

/** As they are written on the keyboard: `Ctrl K`, on a German one `Strg K`. */
export const showKeys = (keys: string, t: TFunction): string =>
  keys
    .split('+')
    .map((key) => SIGNS[key] ?? (isWord(key) ? t(`keys.${key}`) : key.toUpperCase()))
    .join(' ')

export function useShowKeys(): (keys: string) => string {
  const { t } = useTranslation()
  return (keys) => showKeys(keys, t)
}

/** One sign and nothing held with it: where somebody writes, it is what they write. */
export const isOneSign = (keys: string): boolean => keys.length === 1

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'> &
  Partial<Pick<KeyboardEvent, 'code'>>

/** These stand on one key with another here, alone there: whether Shift is held is a matter of the keyboard. */
const SIGN = /^[!-/:-@[-`{-~]$/

export function isPressed(keys: string, event: Pressed, apple = APPLE): boolean {
  const parts = keys.split('+')
  const key = parts.pop() ?? ''
  const mod = parts.includes('Mod')
  return (
    keyOf(event).toLowerCase() === key.toLowerCase() &&
    event.altKey === parts.includes('Alt') &&
    event.ctrlKey === (mod && !apple) &&
    event.metaKey === (mod && apple) &&
    (SIGN.test(key) || event.shiftKey === parts.includes('Shift'))
  )
}
