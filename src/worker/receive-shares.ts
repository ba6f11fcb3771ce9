/** What other programs share with this one. */
import type { WorkerScope } from './worker-scope.ts'

export function receiveShares(_scope: WorkerScope): void {}
