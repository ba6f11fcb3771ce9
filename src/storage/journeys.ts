/** The one invite that was opened on this device and is not through. */
import type { JourneyRow } from './schema.ts'
import { journeyTopic } from './topics.ts'
import type { Reading, Writing } from './transaction.ts'

export const currentJourney = async (tx: Reading<'journeys'>): Promise<JourneyRow | null> =>
  (await tx.get('journeys', 'current')) ?? null

export async function putJourney(tx: Writing<'journeys'>, row: Omit<JourneyRow, 'name'>): Promise<void> {
  await tx.put('journeys', { ...row, name: 'current' })
  tx.touch(journeyTopic)
}

export async function removeJourney(tx: Writing<'journeys'>): Promise<void> {
  await tx.delete('journeys', 'current')
  tx.touch(journeyTopic)
}
