/** What has come of looking: at a camera, a picture, a text. */
import type { PictureProblem } from './decoder-messages.ts'

export type ScanProblem =
  | PictureProblem
  | 'no-code'
  | 'no-code-on-screen'
  /** The system or the person does not show them. */
  | 'no-screen'
  /** The reader cannot be started. */
  | 'failed'
  | 'clipboard-empty'
  /** The browser does not hand it out. */
  | 'clipboard-closed'

export type Outcome =
  | { kind: 'nothing' }
  | { kind: 'looking' }
  /** `shown`: which of them. */
  | { kind: 'texts'; texts: readonly string[]; shown: number }
  | { kind: 'problem'; problem: ScanProblem }

export const NOTHING: Outcome = { kind: 'nothing' }
