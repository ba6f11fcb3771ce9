import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createDecoder, NoDecoder } from '../../src/features/scanner/decoder.ts'
import type { Question, WorkerMessage } from '../../src/features/scanner/decoder-messages.ts'

/** A worker without a thread: what it answers is up to the test. */
class FakeWorker extends EventTarget {
  readonly questions: Question[] = []
  isEnded = false
  constructor(readonly answerTo: (question: Question, worker: FakeWorker) => void) {
    super()
  }
  postMessage(question: Question) {
    this.questions.push(question)
    this.answerTo(question, this)
  }
  terminate() {
    this.isEnded = true
  }
  say(data: WorkerMessage) {
    this.dispatchEvent(new MessageEvent('message', { data }))
  }
}

const FILE: Exclude<Question, { kind: 'start' }> = { kind: 'file', file: new Blob() }
const LIMITS = { startMs: 20_000, silenceMs: 3000, idleMs: 60_000 }

function setUp(answerTo: (question: Question, worker: FakeWorker) => void) {
  const workers: FakeWorker[] = []
  const spawn = () => {
    const worker = new FakeWorker(answerTo)
    workers.push(worker)
    return worker as unknown as Worker
  }
  return { decoder: createDecoder(spawn, LIMITS), workers }
}

const started = (question: Question, worker: FakeWorker) => {
  if (question.kind === 'start') worker.say({ kind: 'started' })
}
const engines = (workers: FakeWorker[]) =>
  workers.flatMap(({ questions }) => questions.flatMap((one) => (one.kind === 'start' ? [one.engine] : [])))

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('the decoder', () => {
  it('starts one worker, when it is first needed, and asks one thing at a time', async () => {
    const { decoder, workers } = setUp(started)
    expect(workers).toHaveLength(0)
    const first = decoder.ask(FILE)
    const second = decoder.ask(FILE)
    await vi.advanceTimersByTimeAsync(0)
    expect(workers).toHaveLength(1)
    expect(workers[0]?.questions).toHaveLength(2)
    workers[0]?.say({ kind: 'texts', texts: ['one'], ms: 1 })
    expect(await first).toMatchObject({ texts: ['one'] })
    await vi.advanceTimersByTimeAsync(0)
    workers[0]?.say({ kind: 'texts', texts: ['two'], ms: 1 })
    expect(await second).toMatchObject({ texts: ['two'] })
  })

  it('ends a worker that is silent for three seconds, and starts another for the next question', async () => {
    const { decoder, workers } = setUp(started)
    const answer = decoder.ask(FILE)
    await vi.advanceTimersByTimeAsync(2999)
    expect(workers[0]?.isEnded).toBe(false)
    await vi.advanceTimersByTimeAsync(1)
    expect(await answer).toBeNull()
    expect(workers[0]?.isEnded).toBe(true)
    const next = decoder.ask(FILE)
    await vi.advanceTimersByTimeAsync(0)
    workers[1]?.say({ kind: 'texts', texts: ['read'], ms: 1 })
    expect(await next).toMatchObject({ texts: ['read'] })
  })

  it('waits for one that gives signs of life', async () => {
    const { decoder, workers } = setUp(started)
    const answer = decoder.ask(FILE)
    for (let step = 0; step < 4; step++) {
      await vi.advanceTimersByTimeAsync(2500)
      workers[0]?.say({ kind: 'still-here' })
    }
    workers[0]?.say({ kind: 'texts', texts: ['late'], ms: 1 })
    expect(await answer).toMatchObject({ texts: ['late'] })
    expect(workers).toHaveLength(1)
  })

  it('takes the other reader where the first cannot be started', async () => {
    const { decoder, workers } = setUp((question, worker) => {
      if (question.kind === 'start') worker.say({ kind: question.engine === 'zxing' ? 'failed' : 'started' })
      else worker.say({ kind: 'texts', texts: ['read'], ms: 1 })
    })
    expect(await decoder.ask(FILE)).toMatchObject({ texts: ['read'] })
    expect(engines(workers)).toEqual(['zxing', 'jsqr'])
    expect(workers[0]?.isEnded).toBe(true)
  })

  it('takes the other reader when the first does not come', async () => {
    const { decoder, workers } = setUp((question, worker) => {
      if (question.kind === 'start' && question.engine === 'jsqr') worker.say({ kind: 'started' })
    })
    const start = decoder.start()
    await vi.advanceTimersByTimeAsync(20_000)
    await start
    expect(engines(workers)).toEqual(['zxing', 'jsqr'])
  })

  it('says when there is no reader at all, and tries again the next time', async () => {
    let isAble = false
    const { decoder } = setUp((question, worker) => {
      if (question.kind === 'start') worker.say({ kind: isAble ? 'started' : 'failed' })
      else worker.say({ kind: 'texts', texts: ['read'], ms: 1 })
    })
    await expect(decoder.ask(FILE)).rejects.toBeInstanceOf(NoDecoder)
    isAble = true
    expect(await decoder.ask(FILE)).toMatchObject({ texts: ['read'] })
  })

  it('ends a worker that failed at a picture: its memory may be in any state', async () => {
    const { decoder, workers } = setUp((question, worker) =>
      worker.say({ kind: question.kind === 'start' ? 'started' : 'failed' }),
    )
    expect(await decoder.ask(FILE)).toBeNull()
    expect(workers[0]?.isEnded).toBe(true)
  })

  it('survives a worker that breaks', async () => {
    const { decoder, workers } = setUp(started)
    const answer = decoder.ask(FILE)
    await vi.advanceTimersByTimeAsync(0)
    workers[0]?.dispatchEvent(new Event('error'))
    expect(await answer).toBeNull()
    expect(workers[0]?.isEnded).toBe(true)
  })

  it('lets the worker go when nothing was asked for a minute', async () => {
    const { decoder, workers } = setUp((question, worker) => {
      started(question, worker)
      if (question.kind !== 'start') worker.say({ kind: 'texts', texts: [], ms: 1 })
    })
    await decoder.ask(FILE)
    await vi.advanceTimersByTimeAsync(59_000)
    await decoder.ask(FILE)
    await vi.advanceTimersByTimeAsync(59_000)
    expect(workers[0]?.isEnded).toBe(false)
    await vi.advanceTimersByTimeAsync(1000)
    expect(workers[0]?.isEnded).toBe(true)
  })
})
