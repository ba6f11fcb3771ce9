/** One program at a time: a second start hands over what it was started with, and ends. */
import { linkOf } from './deep-links.ts'

/** Of Electron's `app`. */
export interface Instances {
  requestSingleInstanceLock(): boolean
  on(event: 'second-instance', listener: (event: unknown, argv: string[]) => void): unknown
}

export interface Handover {
  /** Null: it was only started again. */
  onStarted(link: string | null): void
}

/** False: another one is running already, and has been told. */
export function beTheOnly(app: Instances, { onStarted }: Handover): boolean {
  if (!app.requestSingleInstanceLock()) return false
  app.on('second-instance', (_event, argv) => onStarted(linkOf(argv)))
  return true
}
