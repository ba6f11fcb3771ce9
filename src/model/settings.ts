/** What a person set on this device. Nothing of it belongs to an account. */
export interface Settings {
  theme: 'system' | 'light' | 'dark'
  language: 'system' | 'en' | 'de' | 'fr' | 'es' | 'ar'
  /** Each address has a colour of its own (XEP-0392). */
  tints: boolean
  /** Keys of one sign, without Ctrl or the like, do something outside of fields. Who dictates may not want them. */
  signKeys: boolean
  /** What others are told: that their message arrived, that it was seen, that we are writing. Strangers hear nothing of it. */
  tellsArrival: boolean
  tellsSeen: boolean
  tellsTyping: boolean
  /** So many minutes after the last touch one is shown as away; null = never. */
  awayAfter: number | null
  /** Whether the browser shall leave alone what is kept here was put to the person: nobody asks again. */
  keepAsked?: true
  notifications: {
    show: boolean
    /** The words themselves; otherwise only who wrote. */
    text: boolean
    sound: boolean
    /** Minutes since midnight, local time; the night goes over midnight where `from` is later. Null = always. */
    quiet: { from: number; until: number } | null
    /** Also while the program is closed, by whoever the deployment has for it. */
    closed?: true
    /** "Not now" was the answer to whether to be told: nobody asks again. */
    declined?: true
  }
  /** Becoming a program of its own on this machine was offered: nobody does so again. */
  installing?: { offered: true }
}

export const DEFAULT_SETTINGS: Settings = {
  theme: 'system',
  language: 'system',
  signKeys: true,
  tints: true,
  tellsArrival: true,
  tellsSeen: true,
  tellsTyping: true,
  awayAfter: 10,
  notifications: { show: true, text: true, sound: true, quiet: null },
}
