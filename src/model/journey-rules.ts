/**
 * What moves a guest on, and what does not. The invite and the moment it was opened are the same at every step; only
 * whoever is through, or leaves, loses it.
 */
import type { BareJid } from './jid.ts'
import type { Journey, JourneyStep } from './journey.ts'

export type JourneyEvent =
  /** Back to the landing, from anywhere. */
  | { kind: 'reconsidered' }
  /** With which of several accounts, should they accept. */
  | { kind: 'chose'; account: BareJid }
  /** They have an account already: another than those that are signed in here. */
  | { kind: 'wants-sign-in'; besides?: readonly BareJid[] }
  /** A server lets them in: a name and a password are next. */
  | { kind: 'door-opened'; domain: string; username: string }
  /** The server is about to be asked for this account. */
  | { kind: 'asked'; domain: string; username: string }
  /** It has answered: there is no such account of theirs. */
  | { kind: 'refused' }
  /** Somebody who is signed in said so, or has made the account for it. */
  | { kind: 'goes-in'; account: BareJid }
  /** Somebody is signed in here: just now, or found to be. */
  | { kind: 'came-in'; account: BareJid }
  /** An account left this device. */
  | { kind: 'left'; account: BareJid }

/** The journey after it: the same object where nothing changed, null where nothing is left to do. */
export function advance(journey: Journey, event: JourneyEvent): Journey | null {
  const step = nextStep(journey.step, event)
  if (step === journey.step) return journey
  if (step.at === 'redeeming' && journey.invite.inviter === null) return null
  return { ...journey, step }
}

function nextStep(step: JourneyStep, event: JourneyEvent): JourneyStep {
  switch (event.kind) {
    case 'reconsidered':
      return step.at === 'landing' && step.account === undefined ? step : { at: 'landing' }
    case 'chose':
      return chose(step, event.account)
    case 'wants-sign-in':
      return wantsSignIn(step, event.besides ?? [])
    case 'door-opened':
      return atDoor(step, event)
    case 'asked':
      return asked(step, event)
    case 'refused':
      return step.at === 'registering' ? { ...step, at: 'join' } : step
    case 'goes-in':
      return isFor(step, event.account) ? step : { at: 'redeeming', account: event.account }
    case 'came-in':
      return cameIn(step, event.account)
    case 'left':
      return isFor(step, event.account) ? { at: 'landing' } : step
  }
}

/** What may exist there, and what was typed, is not forgotten by looking again. */
function atDoor(step: JourneyStep, { domain, username }: { domain: string; username: string }): JourneyStep {
  const isThere = (step.at === 'join' || step.at === 'registering') && step.domain === domain
  if (isThere && (step.at === 'registering' || step.username === username || username === '')) return step
  return { at: 'join', domain, username }
}

function asked(step: JourneyStep, { domain, username }: { domain: string; username: string }): JourneyStep {
  const isAsked = step.at === 'registering' && step.domain === domain && step.username === username
  return isAsked ? step : { at: 'registering', domain, username }
}

/** With an account that is here: nobody is waited for any more. What may have been made elsewhere is not forgotten. */
function chose(step: JourneyStep, account: BareJid): JourneyStep {
  if (step.at === 'redeeming' || step.at === 'registering') return step
  return step.at === 'landing' && step.account === account ? step : { at: 'landing', account }
}

function wantsSignIn(step: JourneyStep, besides: readonly BareJid[]): JourneyStep {
  if (step.at === 'sign-in') return step
  return besides.length ? { at: 'sign-in', besides } : { at: 'sign-in' }
}

/** Only whoever was on their way in is taken further; somebody who reads the landing is asked first. */
function cameIn(step: JourneyStep, account: BareJid): JourneyStep {
  if (isFor(step, account)) return step
  if (isMeant(step, account)) return { at: 'redeeming', account }
  // Somebody else than the one who wanted to.
  return step.at === 'redeeming' ? { at: 'landing' } : step
}

/** Whether it is this account that was on its way in. */
export const isMeant = (step: JourneyStep, account: BareJid): boolean =>
  step.at === 'sign-in' ? !step.besides?.includes(account) : mayBe(step, account) || isFor(step, account)

/** Whether this account may have been made on this journey, although nobody heard of it. */
export const mayBe = (step: JourneyStep, account: BareJid): boolean =>
  step.at === 'registering' && `${step.username}@${step.domain}` === account

const isFor = (step: JourneyStep, account: BareJid) => step.at === 'redeeming' && step.account === account
