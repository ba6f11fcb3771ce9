/** The page of the bench `qr`: makes the pictures, has them read by the app's own decoder, and tells what came of it. */
import { decode, decodeFrame, init } from '../../src/features/scanner/decode.ts'
import { watchFrames } from '../../src/features/scanner/watch-frames.ts'
import { emptyScene, hardScene, kinds, type Scene } from './qr/scenes.ts'

/** What came of one picture. `wrong`: something was read that is not there. */
export interface Reading {
  right: boolean
  wrong: boolean
}

const judge = ({ texts }: Scene, text: string | null): Reading => ({
  right: text !== null && texts.includes(text),
  wrong: text !== null && !texts.includes(text),
})

/** One picture both ways: as a still, and as a single picture of a camera. */
async function read(
  seed: number,
  index: number,
  isEmpty: boolean,
): Promise<{ kind: string; still: Reading; frame: Reading }> {
  const scene = isEmpty ? emptyScene(seed, index) : hardScene(seed, index)
  const still = judge(scene, await decode(scene.image))
  const { texts } = await decodeFrame(await createImageBitmap(scene.image))
  return { kind: scene.kind, still, frame: judge(scene, texts[0] ?? null) }
}

/** Looks through the camera as the scanner does, until so many pictures were read: how long each took in the worker. */
async function watch(count: number): Promise<{ times: number[]; texts: string[]; size: string }> {
  const stream = await navigator.mediaDevices.getUserMedia({ video: { width: 1280, height: 720 } })
  const video = Object.assign(document.createElement('video'), { srcObject: stream, muted: true })
  document.body.append(video)
  await video.play()
  const times: number[] = []
  const texts = new Set<string>()
  await new Promise<void>((resolve) => {
    const stop = watchFrames(
      video,
      async (frame, closer) => {
        const answer = await decodeFrame(frame, closer)
        times.push(answer.ms)
        if (times.length >= count) {
          stop()
          resolve()
        }
        return answer
      },
      (found) => {
        for (const text of found) texts.add(text)
      },
    )
  })
  const size = `${video.videoWidth}×${video.videoHeight}`
  for (const track of stream.getTracks()) track.stop()
  video.remove()
  return { times, texts: [...texts], size }
}

let made: Scene[] = []

/** Apart from reading them: making pictures takes the main thread for as long as it lasts. */
function make(seed: number, count: number) {
  made = Array.from({ length: count }, (_, index) => hardScene(seed, index))
}

async function readMade(): Promise<number> {
  let right = 0
  for (const scene of made) if (judge(scene, await decode(scene.image)).right) right++
  return right
}

const codes = { init, kinds, read, watch, make, readMade }
export type Codes = typeof codes
Object.assign(window, { codes })
