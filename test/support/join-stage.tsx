/** The screen on which an account is made, at a server whose door stands as the test says. */
import { type Mock, vi } from 'vitest'
import type { Door } from '../../src/client/arriving/arriving.ts'
import { Join, type JoinProps } from '../../src/features/join/Join.tsx'
import type { Journey } from '../../src/model/journey.ts'
import { type EntryStage, enter } from './entry-stage.tsx'
import { fakeClient } from './fake-client.tsx'

export const PASSWORD = 'moss fiddle orchard lantern'

export interface Ways {
  onBack: Mock<JoinProps['onBack']>
  onSignIn: Mock<JoinProps['onSignIn']>
  onJoined: Mock<JoinProps['onJoined']>
  onOtherApp: Mock<JoinProps['onOtherApp']>
}

export const aDoor = (changes: Partial<Extract<Door, { status: 'open' }>> = {}): Door => ({
  status: 'open',
  domain: 'capulet.example',
  username: { value: '', locked: false },
  purpose: 'new',
  more: null,
  ...changes,
})

export async function join(
  journey: Journey | null,
  options: { door?: Door | Promise<Door>; pressed?: boolean; defaultDomain?: string } = {},
): Promise<EntryStage & { ways: Ways }> {
  const { door = aDoor(), pressed = true, defaultDomain } = options
  const client = fakeClient({ account: null })
  client.arrival.journey.set(journey)
  client.arrival.answers.open = () => door
  const ways: Ways = { onBack: vi.fn(), onSignIn: vi.fn(), onJoined: vi.fn(), onOtherApp: vi.fn() }
  const screen = <Join {...ways} pressed={pressed} defaultDomain={defaultDomain} />
  return { ...(await enter(screen, { client })), ways }
}
