/** Which invites somebody looks at just now, in this tab or another: only the tab that leads has to know. */
import type { Live } from '../../live/live.ts'
import type { Tabs } from '../session/tabs.ts'

export interface ShownInvites {
  /** The same value; the invite is on screen for as long as somebody follows it. */
  watched<T>(id: string, live: Live<T>): Live<T>
  /** The one that was put on screen last. */
  last(): string | null
}

export function shownInvites(tabs: Tabs): ShownInvites {
  /** The last one stands at the end. */
  const shown = new Map<string, number>()

  const count = (id: string, by: 1 | -1) => {
    const followers = (shown.get(id) ?? 0) + by
    if (by > 0) shown.delete(id)
    if (followers > 0) shown.set(id, followers)
    else shown.delete(id)
  }
  tabs.listen((message) => {
    if (message.kind === 'invite-shown') count(message.id, message.on ? 1 : -1)
  })
  const tell = (id: string, on: boolean) => {
    count(id, on ? 1 : -1)
    tabs.post({ kind: 'invite-shown', id, on })
  }

  return {
    watched: (id, live) => ({
      get: live.get,
      subscribe(listener) {
        const stop = live.subscribe(listener)
        tell(id, true)
        let stopped = false
        return () => {
          if (!stopped) tell(id, false)
          stopped = true
          stop()
        }
      },
    }),
    last: () => [...shown.keys()].at(-1) ?? null,
  }
}
