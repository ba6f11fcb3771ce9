/** What this program is woken for while no page of it is open. */
import type { WorkerScope } from './worker-scope.ts'

export function receivePushes(_scope: WorkerScope): void {}
