/** Where codes are read: away from the page, which nothing here can hold up. */
import type { Answer, Question, WorkerMessage } from './decoder-messages.ts'
import { type Engine, startEngine } from './engine.ts'
import { innermostFirst, largestFirst } from './found.ts'
import { closer, versionsOf } from './ladder.ts'
import { openPicture } from './open-picture.ts'
import type { Picture } from './picture.ts'

let engine: Engine | null = null
let canvas: OffscreenCanvas | null = null

const say = (message: WorkerMessage) => self.postMessage(message)

async function readStill(read: Engine, picture: Picture): Promise<readonly string[]> {
  for (const version of versionsOf(picture)) {
    const texts = largestFirst(await read(version))
    if (texts.length > 0) return texts
    say({ kind: 'still-here' })
  }
  return []
}

function pixelsOf(frame: VideoFrame | ImageBitmap): Picture {
  const [width, height] =
    'displayWidth' in frame ? [frame.displayWidth, frame.displayHeight] : [frame.width, frame.height]
  if (canvas?.width !== width || canvas.height !== height) canvas = new OffscreenCanvas(width, height)
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (!context) throw new Error('no canvas')
  context.drawImage(frame, 0, 0)
  return context.getImageData(0, 0, width, height)
}

async function readFrame(read: Engine, frame: VideoFrame | ImageBitmap, look: boolean) {
  try {
    const picture = pixelsOf(frame)
    const texts = innermostFirst(await read(picture), picture)
    if (texts.length > 0 || !look) return texts
    const close = closer(picture)
    return innermostFirst(await read(close), close)
  } finally {
    frame.close()
  }
}

async function answer(question: Question): Promise<Answer> {
  if (question.kind === 'start') {
    engine = await startEngine(question.engine)
    return { kind: 'started' }
  }
  if (!engine) return { kind: 'failed' }
  const began = performance.now()
  const told = (texts: readonly string[]): Answer => ({
    kind: 'texts',
    texts,
    ms: performance.now() - began,
  })
  switch (question.kind) {
    case 'still':
      return told(await readStill(engine, question.image))
    case 'frame':
      return told(await readFrame(engine, question.frame, question.closer))
    case 'file': {
      const opened = await openPicture(question.file)
      say({ kind: 'still-here' })
      return 'problem' in opened ? { kind: 'problem', ...opened } : told(await readStill(engine, opened))
    }
  }
}

self.addEventListener('message', ({ data }: MessageEvent<Question>) => {
  answer(data).then(say, () => say({ kind: 'failed' }))
})
