/** What the way in is called, by what the server opened it for. */
import type { TFunction } from 'i18next'
import type { Door } from '../../client/arriving/arriving.ts'
import type { InviteFacts } from '../../model/journey.ts'
import { inviterName } from '../inviter-name.ts'

export type OpenDoor = Extract<Door, { status: 'open' }>

export function submitLabel(t: TFunction, door: OpenDoor | null, invite: InviteFacts | null): string {
  if (door?.purpose === 'reset') return t('join.setPassword')
  return invite?.inviter ? t('join.submitHello', { name: inviterName(invite) }) : t('join.submit')
}
