/**
 * The page's end of the worker that prepares pictures: started when it is first needed, gone when there is nothing to do. Where
 * none can be fetched, as without a network, the page does it: a picture that is not cleaned must not leave.
 */
import type { PictureAnswer, PictureQuestion } from './picture-worker.ts'
import type { PictureSize, PreparedPicture } from './prepare-picture.ts'

const onPage = () => import('./prepare-picture.ts')

/** A worker that says nothing for so long has died of what it was given. */
const SILENCE_MS = 30_000

let worker: Worker | null = null
let hasAnswered = false
let count = 0
const waiting = new Map<
  number,
  { question: PictureQuestion; done: (picture: PreparedPicture | null) => void }
>()

function end(): void {
  worker?.terminate()
  worker = null
  for (const { done } of [...waiting.values()]) done(null)
}

/** One that never answered was not there; one that did has died of what it was given. */
function fail(): void {
  if (hasAnswered) {
    end()
    return
  }
  worker?.terminate()
  worker = null
  for (const { question, done } of [...waiting.values()])
    onPage()
      .then(({ preparePicture }) => preparePicture(question.file, question.type, question.size))
      .then(done, () => done(null))
}

export const prefetchPictures = (): void => void onPage().catch(() => {})

function running(): Worker {
  if (worker) return worker
  worker = new Worker(new URL('picture-worker.ts', import.meta.url), { type: 'module' })
  worker.addEventListener('message', ({ data }: MessageEvent<PictureAnswer>) => {
    hasAnswered = true
    waiting.get(data.id)?.done(data.picture)
  })
  worker.addEventListener('error', fail)
  return worker
}

/** Null: it could not be done. */
export function askPicture(file: Blob, type: string, size: PictureSize): Promise<PreparedPicture | null> {
  return new Promise((resolve) => {
    const question: PictureQuestion = { id: ++count, file, type, size }
    const late = setTimeout(end, SILENCE_MS)
    const done = (picture: PreparedPicture | null) => {
      clearTimeout(late)
      waiting.delete(question.id)
      resolve(picture)
      if (!waiting.size) end()
    }
    waiting.set(question.id, { question, done })
    running().postMessage(question)
  })
}
