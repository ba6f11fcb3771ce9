/** What a program may do, in plain words where the server's are known. */
import type { TFunction } from 'i18next'

const KNOWN = {
  xmpp: 'all',
  'xmpp:client:normal': 'normal',
  'prosody:guest': 'guest',
  'prosody:registered': 'registered',
  'prosody:member': 'member',
  'prosody:admin': 'admin',
  'prosody:operator': 'operator',
} as const

const isKnown = (right: string): right is keyof typeof KNOWN => Object.hasOwn(KNOWN, right)

export const rightWords = (t: TFunction, right: string): string =>
  isKnown(right) ? t(`programs.right.${KNOWN[right]}`) : t('programs.right.other', { right })
