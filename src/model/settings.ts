/** What a person set on this device. Nothing of it belongs to an account. */
export interface Settings {
  theme: 'system' | 'light' | 'dark'
  language: 'system' | 'en' | 'de'
}

export const DEFAULT_SETTINGS: Settings = { theme: 'system', language: 'system' }
