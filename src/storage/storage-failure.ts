/** What can go wrong with the database, as values that a use case can tell apart. */

export type StorageProblem =
  /** No room left on this device, or not for us. */
  | 'full'
  /** This browser, or this window, keeps nothing. */
  | 'not-allowed'
  /** Another tab runs a newer version of the program: this one has to be loaded again. */
  | 'newer'
  /** Anything else: the disk, the browser, or us. */
  | 'broken'

export class StorageFailure extends Error {
  override readonly name = 'StorageFailure'
  constructor(
    readonly problem: StorageProblem,
    /** The browser's own name for it, for the diagnostics page; never data. */
    readonly detail: string | null = null,
  ) {
    super(`storage: ${problem}${detail ? ` (${detail})` : ''}`)
  }
}

const PROBLEMS: Record<string, StorageProblem> = {
  QuotaExceededError: 'full',
  VersionError: 'newer',
  SecurityError: 'not-allowed',
  NotAllowedError: 'not-allowed',
}

/** What the browser threw, as ours; null when it was not the database that failed. */
export function asStorageFailure(error: unknown): StorageFailure | null {
  if (error instanceof StorageFailure) return error
  if (!(error instanceof DOMException)) return null
  return new StorageFailure(PROBLEMS[error.name] ?? 'broken', error.name)
}
