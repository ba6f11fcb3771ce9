/** What the tests of the way in share: invites of Romeo's, guests, and an ear on every wire. */
// Fetched late by the app: here already, so that a step of a test is not over before it has come.
import '../../src/client/arriving/register.ts'
import type { Invite } from '../../src/model/invite.ts'
import type { Journey } from '../../src/model/journey.ts'
import type { FakeToken } from '../support/fake-tokens.ts'
import { jidOf, type Tab, type World } from '../support/world.ts'

export const romeo = jidOf('romeo')
export const juliet = jidOf('juliet')

export function inviteOf(world: World, facts: Partial<Invite> = {}, limits: Partial<FakeToken> = {}): Invite {
  const kind = facts.kind ?? 'contact-and-account'
  const inviter = kind === 'account' ? null : (facts.inviter ?? romeo)
  const token = world.server.tokens.issue('verona.example', {
    inviter,
    makesAccount: kind !== 'contact',
    username: facts.username ?? null,
    ...limits,
  })
  return { inviter, domain: 'verona.example', username: null, name: null, token, ...facts, kind }
}

export interface Heard {
  /** Whose socket: an account, or the domain that a stranger speaks to. */
  who: string
  text: string
}

/** Everything that clients say, in order of arrival. */
export function listen(world: World): Heard[] {
  const heard: Heard[] = []
  world.network.watch = (who, direction, text) => {
    if (direction === 'up') heard.push({ who, text })
  }
  return heard
}

/** Who was told this text, and what for: `romeo@verona.example subscribe`, `verona.example preauth`. */
export const whoWasTold = (heard: readonly Heard[], secret: string | null): string[] =>
  heard
    .filter(({ text }) => secret !== null && text.includes(secret))
    .map(({ text }) => {
      const to = /^<\w+[^>]* to="([^"]+)"/.exec(text)?.[1]
      return `${to} ${/^<presence[^>]* type="(\w+)"/.exec(text)?.[1] ?? 'preauth'}`
    })

/** As a screen follows it: what is shown now, when it has been read. */
export async function journeyOf(world: World, tab: Tab): Promise<Journey | null | undefined> {
  const stop = tab.client.arrival.journey.subscribe(() => {})
  await world.idle()
  const journey = tab.client.arrival.journey.get()
  stop()
  return journey
}

export const stepOf = async (world: World, tab: Tab) => (await journeyOf(world, tab))?.step ?? null

export async function waitsFor(world: World, tab: Tab, jid: string): Promise<{ since: number } | null> {
  const waiting = tab.client.arrival.waitingFor(jid)
  const stop = waiting.subscribe(() => {})
  await world.idle()
  const answer = waiting.get()
  stop()
  return answer
}
