/** The pages of the settings, in the order of the list. */
export const SETTINGS_SECTIONS = [
  'profile',
  'appearance',
  'notifications',
  'privacy',
  'blocked',
  'devices',
  'account',
  'about',
] as const
export type SettingsSection = (typeof SETTINGS_SECTIONS)[number]

export const isSettingsSection = (text: string): text is SettingsSection =>
  SETTINGS_SECTIONS.some((section) => section === text)
