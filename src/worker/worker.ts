/** What stays awake for the program while no page of it is open: its files, what is shared with it, what it is woken for. */
import { version } from '../../package.json'
import { keepConfig } from './keep-config.ts'
import { precache } from './precache.ts'
import { receivePushes } from './receive-pushes.ts'
import { receiveShares } from './receive-shares.ts'
import type { ShellFile } from './shell-cache.ts'
import type { WorkerScope } from './worker-scope.ts'

declare const self: WorkerScope & {
  /** The list of all files, which the build writes in its place. */
  readonly __WB_MANIFEST: readonly ShellFile[]
}

// Whoever answers first has answered: what is shared comes before what is fetched.
receiveShares(self)
keepConfig(self)
precache(self, self.__WB_MANIFEST, version)
receivePushes(self)
