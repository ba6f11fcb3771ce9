/** Puts a screen of the way in on the whole page, with a client in memory, English words, and what reads things out. */
import '../../src/ui/base.css'
import type { ReactNode } from 'react'
import { I18nextProvider } from 'react-i18next'
import { type RenderResult, render } from 'vitest-browser-react'
import { ClientContext } from '../../src/features/client-context.tsx'
import { createWords, type Language, speak } from '../../src/i18n/i18n.ts'
import type { Invite } from '../../src/model/invite.ts'
import type { Journey, JourneyStep } from '../../src/model/journey.ts'
import { LiveRegion } from '../../src/ui/Announcer.tsx'
import { type FakeClient, fakeClient } from './fake-client.tsx'

export interface EntryStage {
  screen: RenderResult
  client: FakeClient
}

export async function enter(
  children: ReactNode,
  options: { client?: FakeClient; language?: Language } = {},
): Promise<EntryStage> {
  const { client = fakeClient({ account: null }), language = 'en' } = options
  const words = createWords()
  await speak(words, language)
  const screen = await render(
    <I18nextProvider i18n={words}>
      <ClientContext value={client}>
        {children}
        <LiveRegion />
      </ClientContext>
    </I18nextProvider>,
  )
  return { screen, client }
}

/** Juliet invites, with an account on her server if one is wanted. */
export const anInvite = (changes: Partial<Omit<Invite, 'token'>> = {}): Journey['invite'] => ({
  kind: 'contact-and-account',
  inviter: 'juliet@capulet.example',
  domain: 'capulet.example',
  username: null,
  name: null,
  tokenId: 'Zm9yIHRlc3RzIG9u',
  ...changes,
})

/** One that lies open, at any step of the way. */
export const aJourney = (
  changes: Partial<Omit<Invite, 'token'>> = {},
  step: JourneyStep = { at: 'landing' },
): Journey => ({ invite: anInvite(changes), step, openedAt: 0 })
