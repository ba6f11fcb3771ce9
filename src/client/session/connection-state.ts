/** The supervisor's state in the words of the screens. */
import type { ConnectFailure } from '../../xmpp/failure.ts'
import type { Stream } from '../../xmpp/stream.ts'
import type { SupervisorState } from '../../xmpp/supervisor.ts'
import type { ConnectionState } from '../client.ts'

type Blocked = Extract<ConnectionState, { status: 'blocked' }>['reason']

const REASONS: Partial<Record<ConnectFailure['problem'], Blocked>> = {
  'not-authorized': 'credentials',
  'token-rejected': 'credentials',
  conflict: 'conflict',
  'account-disabled': 'account',
}

export function connectionState(state: SupervisorState, stream: Stream | null): ConnectionState {
  switch (state.kind) {
    case 'online': {
      if (!stream) return { status: 'connecting' } // it ended in the same moment
      const { flights, mechanism, resumed } = stream
      return { status: 'online', flights, mechanism, resumed }
    }
    case 'waiting':
      return { status: 'waiting', until: state.until }
    case 'blocked':
      return { status: 'blocked', reason: REASONS[state.failure.problem] ?? 'server' }
    case 'offline':
      return { status: 'offline' }
    case 'idle':
    case 'connecting':
      return { status: 'connecting' }
  }
}
