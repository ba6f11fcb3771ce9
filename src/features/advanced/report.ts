/** What is known of a server as a text for a bug report. In English, whoever reads it; without the person's address, and nothing secret. */
import type { ConnectionState } from '../../client/client.ts'
import type { ServerFacts } from '../../client/inspecting/inspecting.ts'
import type { Account } from '../../model/account.ts'
import { localpart } from '../../model/jid.ts'

export interface Reported {
  facts: ServerFacts
  connection: ConnectionState
  account: Account | null | undefined
  /** Of this program. */
  version: string
  browser: string
}

/** Where a server is reached, without anything that may open more than the door. */
export function addressOf(websocket: string): string {
  try {
    const { protocol, host, pathname } = new URL(websocket)
    return `${protocol}//${host}${pathname}`
  } catch {
    return ''
  }
}

const STATES = { there: 'yes', absent: 'no', unknown: 'not answered' } as const

export function reportOf({ facts, connection, account, version, browser }: Reported): string {
  const { software, abilities, features } = facts
  const lines = [
    `Tessera ${version}`,
    `Browser: ${browser}`,
    `Server: ${software.state === 'there' ? [software.name, software.version].filter(Boolean).join(' ') : software.state === 'absent' ? 'does not say' : STATES.unknown}`,
    `Reached at: ${account ? addressOf(account.websocket) : 'nowhere'}`,
    connection.status === 'online'
      ? `Connection: ${connection.mechanism}, ${connection.resumed ? 'resumed' : 'new'}, flights: ${connection.flights}`
      : `Connection: ${connection.status}`,
    '',
    ...abilities.map(({ name, xeps, state, limit }) =>
      [
        `${xeps.map((xep) => `XEP-${xep}`).join(', ')} (${name}): ${STATES[state]}`,
        limit == null ? '' : `${limit} bytes`,
      ]
        .filter(Boolean)
        .join(', '),
    ),
    ...(['server', 'account'] as const).flatMap((who) => [
      '',
      `Features of the ${who}:`,
      ...(features[who] ?? [STATES.unknown]).map((feature) => `  ${feature}`),
    ]),
  ]
  return withoutPerson(`${lines.join('\n')}\n`, account)
}

/** A server that writes the address of its user into what it says of itself has not been met; it would be left out. */
function withoutPerson(text: string, account: Account | null | undefined): string {
  if (!account) return text
  return text.replaceAll(account.jid, '…').replaceAll(`${localpart(account.jid)}@`, '…@')
}
