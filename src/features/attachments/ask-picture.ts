/** The page's end of the worker that prepares pictures: started when it is first needed, gone when there is nothing to do. */
import type { PictureAnswer, PictureQuestion } from './picture-worker.ts'
import type { PictureSize, PreparedPicture } from './prepare-picture.ts'

/** A worker that says nothing for so long has died of what it was given. */
const SILENCE_MS = 30_000

let worker: Worker | null = null
let count = 0
const waiting = new Map<number, (picture: PreparedPicture | null) => void>()

function end(): void {
  worker?.terminate()
  worker = null
  for (const done of [...waiting.values()]) done(null)
}

function running(): Worker {
  if (worker) return worker
  worker = new Worker(new URL('picture-worker.ts', import.meta.url), { type: 'module' })
  worker.addEventListener('message', ({ data }: MessageEvent<PictureAnswer>) =>
    waiting.get(data.id)?.(data.picture),
  )
  worker.addEventListener('error', end)
  return worker
}

/** Null: it could not be done. */
export function askPicture(file: Blob, type: string, size: PictureSize): Promise<PreparedPicture | null> {
  return new Promise((resolve) => {
    const id = ++count
    const late = setTimeout(end, SILENCE_MS)
    waiting.set(id, (picture) => {
      clearTimeout(late)
      waiting.delete(id)
      resolve(picture)
      if (!waiting.size) end()
    })
    running().postMessage({ id, file, type, size } satisfies PictureQuestion)
  })
}
