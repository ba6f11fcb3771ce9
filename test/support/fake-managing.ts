/** A list that others may keep, and one's own names, in memory: what the screens wish happens at once, and is written down. */
import type { ContactView } from '../../src/client/client.ts'
import type { Managing, PrivateName } from '../../src/client/people/managing.ts'
import { map, type Value, value } from '../../src/live/live.ts'
import { type BareJid, localpart } from '../../src/model/jid.ts'
import { each } from './each.ts'

export interface FakeManaging extends Managing {
  readonly isManaged: Value<boolean>
  readonly mayInvite: Value<boolean>
  readonly undone: Value<readonly BareJid[]>
  readonly namesAreKept: Value<'account' | 'device'>
  /** One line that somebody else keeps. */
  keepsOf(jid: BareJid): Value<boolean>
}

export function fakeManaging(
  rows: Value<readonly ContactView[] | null>,
  wish: (...what: unknown[]) => void,
): FakeManaging {
  const isManaged = value(false)
  const undone = value<readonly BareJid[]>([])
  const keepsOf = each((_: BareJid) => value(false))
  const nameOf = each((_: BareJid) => value<PrivateName>({ alias: '', groups: [] }))
  return {
    isManaged,
    mayInvite: value(true),
    undone,
    namesAreKept: value<'account' | 'device'>('account'),
    keepsOf,
    keeps: each((jid: BareJid) => {
      const one = keepsOf(jid)
      return {
        get: () => isManaged.get() || one.get(),
        subscribe(listener: () => void) {
          const stops = [isManaged.subscribe(listener), one.subscribe(listener)]
          return () => {
            for (const stop of stops) stop()
          }
        },
      }
    }),
    async undoneSeen() {
      wish('managing.undoneSeen')
      undone.set([])
    },
    privateName: each((jid: BareJid) => map(nameOf(jid), (name) => name)),
    async setPrivateName(jid, name) {
      wish('managing.setPrivateName', jid, name)
      nameOf(jid).set(name)
      const shown = (row: ContactView) => name.alias || row.name || localpart(jid)
      rows.set(
        (rows.get() ?? []).map((row) =>
          row.jid === jid ? { ...row, displayName: shown(row), ownGroups: name.groups } : row,
        ),
      )
    },
  }
}
