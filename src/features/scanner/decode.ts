/** Reads the codes in pictures. Can be used without anything else of the program. */
import { createDecoder } from './decoder.ts'
import type { PictureProblem } from './decoder-messages.ts'

const decoder = createDecoder(
  () => new Worker(new URL('./decoder-worker.ts', import.meta.url), { type: 'module', name: 'codes' }),
)

/** Fetches the reader and starts it; the others do so by themselves. Rejects with NoDecoder where that cannot be. */
export const init = (): Promise<void> => decoder.start()

/** Every code in a picture, the largest first. Takes its time: a picture is looked at in several ways. */
export async function decodeAll(image: ImageData): Promise<readonly string[]> {
  const answer = await decoder.ask({ kind: 'still', image })
  return answer?.kind === 'texts' ? answer.texts : []
}

export const decode = async (image: ImageData): Promise<string | null> => (await decodeAll(image))[0] ?? null

/** A picture from a file, the clipboard or a drop. */
export async function decodeFile(
  file: Blob,
): Promise<{ texts: readonly string[] } | { problem: PictureProblem }> {
  const answer = await decoder.ask({ kind: 'file', file })
  if (answer?.kind === 'problem') return { problem: answer.problem }
  return { texts: answer?.kind === 'texts' ? answer.texts : [] }
}

/** One picture of a camera, looked at once and quickly; it is used up. `ms`: how long that took in the worker. */
export async function decodeFrame(
  frame: VideoFrame | ImageBitmap,
  closer = false,
): Promise<{ texts: readonly string[]; ms: number }> {
  try {
    const answer = await decoder.ask({ kind: 'frame', frame, closer }, [frame])
    return answer?.kind === 'texts' ? { texts: answer.texts, ms: answer.ms } : { texts: [], ms: 0 }
  } finally {
    // Where it never came to be handed over.
    frame.close()
  }
}
