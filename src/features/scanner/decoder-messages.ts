/** What the page and the decoder's worker say to each other. */
import type { EngineName } from './engine.ts'

export type PictureProblem = 'not-a-picture' | 'too-big'

export type Question =
  | { kind: 'start'; engine: EngineName }
  | { kind: 'still'; image: ImageData }
  | { kind: 'file'; file: Blob }
  /** `closer`: the middle, drawn up, as well. */
  | { kind: 'frame'; frame: VideoFrame | ImageBitmap; closer: boolean }

export type Answer =
  | { kind: 'started' }
  | { kind: 'texts'; texts: readonly string[]; ms: number }
  | { kind: 'problem'; problem: PictureProblem }
  | { kind: 'failed' }

/** Questions are answered one after the other. `still-here` comes between the steps of a long one. */
export type WorkerMessage = Answer | { kind: 'still-here' }
