/** Why a message did not arrive, as the key of a sentence; and whether trying again can help. */

const WORDS = {
  blocked: 'blocked',
  'remote-server-not-found': 'noServer',
  'remote-server-timeout': 'noAnswer',
  'item-not-found': 'nobody',
  'service-unavailable': 'refused',
  'recipient-unavailable': 'refused',
  forbidden: 'refused',
  'not-acceptable': 'refused',
  'not-allowed': 'refused',
  'not-authorized': 'refused',
  'policy-violation': 'refused',
  'too-large': 'tooLarge',
  'no-upload': 'noUpload',
  'upload-quota': 'uploadQuota',
  'upload-refused': 'uploadRefused',
  'upload-failed': 'uploadFailed',
  'upload-too-large': 'uploadTooLarge',
} as const

export type FailureWord = (typeof WORDS)[keyof typeof WORDS] | 'unknown'

/** The condition comes from a stranger's server: it may be any word. */
const isKnown = (condition: string): condition is keyof typeof WORDS => Object.hasOwn(WORDS, condition)

export const failureWord = (condition: string | undefined): FailureWord =>
  condition !== undefined && isKnown(condition) ? WORDS[condition] : 'unknown'

export const canRetry = (condition: string | undefined): boolean =>
  !/^(?:upload-)?too-large$/.test(condition ?? '')
