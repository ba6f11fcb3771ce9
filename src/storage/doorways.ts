/** Who has gone to their server to be asked there. A doorway leads back once, and not for long. */
import type { DoorwayRow } from './schema.ts'
import { doorwaysTopic } from './topics.ts'
import type { Reading, Writing } from './transaction.ts'

/** Codes live as long at most (RFC 6749 §4.1.2). */
export const DOORWAY_MS = 10 * 60_000

const stands = ({ at }: DoorwayRow, now: number) => at <= now && now - at < DOORWAY_MS

export async function doorwayAt(
  tx: Reading<'doorways'>,
  state: string,
  now: number,
): Promise<DoorwayRow | null> {
  const row = await tx.get('doorways', state)
  return row && stands(row, now) ? row : null
}

/** The newest first. */
export const openDoorways = async (tx: Reading<'doorways'>, now: number): Promise<DoorwayRow[]> =>
  (await tx.all('doorways')).filter((row) => stands(row, now)).sort((a, b) => b.at - a.at)

/** Takes away what nobody came back through. */
export async function putDoorway(tx: Writing<'doorways'>, row: DoorwayRow, now: number): Promise<void> {
  for (const old of await tx.all('doorways')) if (!stands(old, now)) await tx.delete('doorways', old.state)
  await tx.put('doorways', row)
  tx.touch(doorwaysTopic)
}

/** Whoever takes it first goes through; for everybody after them it is not there. */
export async function takeDoorway(
  tx: Writing<'doorways'>,
  state: string,
  now: number,
): Promise<DoorwayRow | null> {
  const row = await doorwayAt(tx, state, now)
  await tx.delete('doorways', state)
  tx.touch(doorwaysTopic)
  return row
}
