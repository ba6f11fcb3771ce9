/** What lets others in, other devices and other programs: fetched when somebody wants it. */
import type { Account } from '../../model/account.ts'
import type { BareJid } from '../../model/jid.ts'
import type { Client } from '../client.ts'
import type { ServerPagesDeps } from '../session/granted.ts'
import { askingIssuers } from '../signing-in/oauth-deps.ts'
import type { ProgramsDeps } from './create-programs.ts'
import type { Linking } from './linking.ts'
import type { Programs } from './programs.ts'

export interface ForOthersDeps extends ServerPagesDeps, Pick<ProgramsDeps, 'whoseToken'> {
  accounts(): Promise<readonly Account[]>
  partsOf: Client['partsOf']
}

export function forOthers(all: ForOthersDeps): Pick<Client, 'linking' | 'programs'> {
  const deps = askingIssuers(all)
  let linking: Promise<Linking> | null = null
  const programs = new Map<BareJid, Promise<Programs>>()
  return {
    linking() {
      linking ??= import('./create-linking.ts').then(({ createLinking }) => createLinking(deps))
      // Without a network the next one who asks may have more luck.
      linking.catch(() => {
        linking = null
      })
      return linking
    },
    programs(account) {
      const known = programs.get(account)
      if (known) return known
      const fetched = import('./create-programs.ts').then(({ createPrograms }) =>
        createPrograms({ ...deps, account, access: () => deps.partsOf(account).access() }),
      )
      programs.set(account, fetched)
      fetched.catch(() => programs.delete(account))
      return fetched
    },
  }
}
