/** The page of the bench `qr`: makes the pictures, has them read by the app's own decoder, and tells what came of it. */
import { decode, decodeFrame, init } from '../../src/features/scanner/decode.ts'
import { emptyScene, hardScene, kinds, type Scene } from './qr/scenes.ts'

export interface Reading {
  kind: string
  right: boolean
  /** Something was read that is not there. */
  wrong: boolean
  ms: number
}

const judge = ({ kind, texts }: Scene, text: string | null, ms: number): Reading => ({
  kind,
  right: text !== null && texts.includes(text),
  wrong: text !== null && !texts.includes(text),
  ms,
})

const scene = (seed: number, index: number, empty: boolean) =>
  empty ? emptyScene(seed, index) : hardScene(seed, index)

/** One picture both ways: as a still, and as a single picture of a camera. */
async function read(
  seed: number,
  index: number,
  empty: boolean,
): Promise<{ still: Reading; frame: Reading }> {
  const made = scene(seed, index, empty)
  const began = performance.now()
  const still = judge(made, await decode(made.image), performance.now() - began)
  const { texts, ms } = await decodeFrame(await createImageBitmap(made.image))
  return { still, frame: judge(made, texts[0] ?? null, ms) }
}

const bench = { init, kinds, read, scene }
export type Bench = typeof bench
Object.assign(window, { bench })
