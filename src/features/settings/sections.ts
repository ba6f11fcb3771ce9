/** The pages of the settings, in the order of the list: those that are everywhere. */
export const SETTINGS_SECTIONS = [
  'profile',
  'appearance',
  'notifications',
  'privacy',
  'blocked',
  'devices',
  'storage',
  'account',
  'advanced',
  'about',
] as const
export type SettingsSection = (typeof SETTINGS_SECTIONS)[number] | 'desktop'

/** `isProgram`: of its own on this computer, which then has a page, too. */
export const sectionsOn = (isProgram: boolean): readonly SettingsSection[] =>
  SETTINGS_SECTIONS.flatMap((id) => (isProgram && id === 'privacy' ? ['desktop', id] : [id]))

export const isSettingsSection = (text: string): text is SettingsSection =>
  sectionsOn(true).some((section) => section === text)
