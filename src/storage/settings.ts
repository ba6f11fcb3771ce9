/** What a person set on this device. */
import { DEFAULT_SETTINGS, type Settings } from '../model/settings.ts'
import { settingsTopic } from './topics.ts'
import type { Reading, Writing } from './transaction.ts'

const changed = async (tx: Reading<'settings'>) => (await tx.get('settings', 'device'))?.values ?? {}

export const readSettings = async (tx: Reading<'settings'>): Promise<Settings> => ({
  ...DEFAULT_SETTINGS,
  ...(await changed(tx)),
})

export async function putSettings(tx: Writing<'settings'>, patch: Partial<Settings>): Promise<void> {
  await tx.put('settings', { name: 'device', values: { ...(await changed(tx)), ...patch } })
  tx.touch(settingsTopic)
}
