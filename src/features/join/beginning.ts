/** Where making an account begins, or goes on after a reload. */
import type { Journey } from '../../model/journey.ts'

export interface DoorToOpen {
  at: 'door'
  domain: string
  /** Typed before, or given by the invite. */
  username: string
  /** The server was asked to make it and its answer was not heard: it may exist. */
  doubtful: boolean
}

export type Beginning =
  /** Which server, the person has to say. */
  | { at: 'domain' }
  /** The invite leads to a server, and nobody has said that it should be asked. */
  | { at: 'shut'; domain: string }
  | DoorToOpen

/** `pressed`: the person has just chosen to make an account. An address alone, opened from anywhere, asks nobody. */
export function beginning(journey: Journey | null, pressed: boolean): Beginning {
  if (!journey) return { at: 'domain' }
  const { invite, step } = journey
  if (step.at === 'join' || step.at === 'registering')
    return {
      at: 'door',
      domain: step.domain,
      username: step.username,
      doubtful: step.at === 'registering',
    }
  if (invite.kind === 'contact') return { at: 'domain' }
  if (!pressed) return { at: 'shut', domain: invite.domain }
  return { at: 'door', domain: invite.domain, username: invite.username ?? '', doubtful: false }
}
