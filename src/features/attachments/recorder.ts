/** Records a voice: the sound as the browser packs it, and how loud it was along the way. */
import { condense, loudness } from './waveform.ts'

export interface Recording {
  blob: Blob
  /** Seconds. */
  duration: number
  waveform: number[]
}

export interface Recorder {
  /** Null: it was too short to hold a word. */
  finish(): Promise<Recording | null>
  discard(): void
}

const TYPES = ['audio/webm;codecs=opus', 'audio/mp4', 'audio/ogg;codecs=opus']
const BITS_PER_SECOND = 32_000
const SHORTEST_SECONDS = 0.5
const EVERY_MS = 80

/** Rejects when there is no microphone, or none that may be used. */
export async function record(onLoudness: (loud: number, seconds: number) => void): Promise<Recorder> {
  const stream = await navigator.mediaDevices.getUserMedia({
    audio: { echoCancellation: true, noiseSuppression: true, channelCount: 1 },
  })
  const mimeType = TYPES.find((type) => MediaRecorder.isTypeSupported(type))
  const recorder = new MediaRecorder(stream, {
    audioBitsPerSecond: BITS_PER_SECOND,
    ...(mimeType ? { mimeType } : {}),
  })
  const context = new AudioContext()
  const analyser = context.createAnalyser()
  analyser.fftSize = 1024
  context.createMediaStreamSource(stream).connect(analyser)
  const samples = new Float32Array(analyser.fftSize)
  const parts: Blob[] = []
  const measures: number[] = []
  const began = performance.now()
  const seconds = () => (performance.now() - began) / 1000

  const measuring = setInterval(() => {
    analyser.getFloatTimeDomainData(samples)
    const loud = loudness(samples)
    measures.push(loud)
    onLoudness(loud, seconds())
  }, EVERY_MS)
  recorder.addEventListener('dataavailable', ({ data }) => parts.push(data))
  recorder.start()

  function end(): void {
    clearInterval(measuring)
    if (recorder.state !== 'inactive') recorder.stop()
    for (const track of stream.getTracks()) track.stop()
    void context.close()
  }

  return {
    finish() {
      const duration = seconds()
      return new Promise((resolve) => {
        recorder.addEventListener('stop', () => {
          const type = recorder.mimeType.split(';')[0] ?? ''
          const blob = new Blob(parts, { type })
          const held = duration >= SHORTEST_SECONDS && blob.size > 0
          resolve(held ? { blob, duration, waveform: condense(measures) } : null)
        })
        end()
      })
    },
    discard: end,
  }
}
