/**
 * The page's end of the decoder: starts its worker when it is first needed, asks one thing at a time, and ends a worker that
 * gives no sign of life. Nothing that is decoded can hold up the page.
 */
import type { Answer, Question, WorkerMessage } from './decoder-messages.ts'
import type { EngineName } from './engine.ts'

/** What is needed of a Worker. */
export type WorkerLike = Pick<
  Worker,
  'postMessage' | 'terminate' | 'addEventListener' | 'removeEventListener'
>

export interface DecoderLimits {
  /** The script and the reader may come over a slow network. */
  startMs: number
  /** Between two signs of life. */
  silenceMs: number
  /** With nothing to do the worker goes, and its memory with it. */
  idleMs: number
}

const LIMITS: DecoderLimits = { startMs: 20_000, silenceMs: 3000, idleMs: 60_000 }

/** Neither reader could be started: offline before it was ever fetched, or forbidden to run. */
export class NoDecoder extends Error {
  constructor() {
    super('codes cannot be read here')
    this.name = 'NoDecoder'
  }
}

export interface Decoder {
  start(): Promise<void>
  /** Null: it took too long and was given up, or the reader failed at it. */
  ask(question: Exclude<Question, { kind: 'start' }>, transfer?: Transferable[]): Promise<Answer | null>
}

export function createDecoder(spawn: () => WorkerLike, limits: DecoderLimits = LIMITS): Decoder {
  let current: Promise<WorkerLike> | null = null
  let last: Promise<unknown> = Promise.resolve()
  let idle: ReturnType<typeof setTimeout> | undefined

  async function startWith(engine: EngineName): Promise<WorkerLike> {
    const worker = spawn()
    const answer = await askWorker(worker, { kind: 'start', engine }, [], limits.startMs)
    if (answer?.kind === 'started') return worker
    worker.terminate()
    throw new Error(engine)
  }

  function running(): Promise<WorkerLike> {
    if (current) return current
    const starting = startWith('zxing')
      .catch(() => startWith('jsqr'))
      .catch(() => Promise.reject(new NoDecoder()))
    starting.catch(() => {
      if (current === starting) current = null
    })
    current = starting
    return starting
  }

  function end(worker: WorkerLike) {
    current = null
    worker.terminate()
  }

  async function askNow(question: Question, transfer: Transferable[]): Promise<Answer | null> {
    const worker = await running()
    const answer = await askWorker(worker, question, transfer, limits.silenceMs)
    // A reader that failed may have left its memory in any state.
    if (!answer || answer.kind === 'failed') end(worker)
    else idle = setTimeout(() => end(worker), limits.idleMs)
    return answer?.kind === 'failed' ? null : answer
  }

  return {
    start: async () => void (await running()),
    ask(question, transfer = []) {
      const asked = last.then(() => {
        clearTimeout(idle)
        return askNow(question, transfer)
      })
      last = asked.catch(() => {})
      return asked
    },
  }
}

/** Null when the worker breaks or falls silent. */
function askWorker(
  worker: WorkerLike,
  question: Question,
  transfer: Transferable[],
  silenceMs: number,
): Promise<Answer | null> {
  return new Promise((resolve) => {
    let silent = setTimeout(() => done(null), silenceMs)
    const onMessage = ({ data }: MessageEvent<WorkerMessage>) => {
      if (data.kind !== 'still-here') return done(data)
      clearTimeout(silent)
      silent = setTimeout(() => done(null), silenceMs)
    }
    const onError = () => done(null)
    function done(answer: Answer | null) {
      clearTimeout(silent)
      worker.removeEventListener('message', onMessage as EventListener)
      worker.removeEventListener('error', onError)
      resolve(answer)
    }
    worker.addEventListener('message', onMessage as EventListener)
    worker.addEventListener('error', onError)
    worker.postMessage(question, transfer)
  })
}
