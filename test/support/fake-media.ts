/** A camera in a test's page: what it shows is a canvas, and whether it may be used is up to the test. */
import { paintCode } from './draw-code.ts'

export interface FakeCamera {
  /** From now on before the lens. */
  show(text: string | null): void
  /** The error that the next ones who ask get; null lets them have it. */
  refuse(name: string | null): void
  /** What was given out and not stopped. */
  running(): number
  isLit(): boolean
  /** What was asked for, each time. */
  readonly asked: MediaStreamConstraints[]
}

/** Stands in for `navigator.mediaDevices` until the test is over. */
export function fakeCamera({
  cameras = 1,
  facing,
  torch = false,
}: {
  cameras?: number
  facing?: string
  torch?: boolean
} = {}): FakeCamera {
  const canvas = document.createElement('canvas')
  Object.assign(canvas, { width: 640, height: 480 })
  let text: string | null = null
  let refusal: string | null = null
  let isLit = false
  const tracks: MediaStreamTrack[] = []
  const asked: MediaStreamConstraints[] = []
  // A canvas that is not painted sends no pictures.
  const painting = setInterval(() => paintCode(canvas, text, { paper: '#ddd' }), 30)
  paintCode(canvas, text)

  const devices = {
    async getUserMedia(constraints: MediaStreamConstraints) {
      asked.push(constraints)
      if (refusal) throw new DOMException('', refusal)
      const stream = canvas.captureStream(30)
      for (const track of stream.getTracks()) {
        const own = track.getSettings()
        track.getSettings = () => ({
          ...own,
          deviceId: 'camera-0',
          ...(facing ? { facingMode: facing } : {}),
        })
        track.applyConstraints = async (wish) => {
          if (!torch) throw new DOMException('', 'OverconstrainedError')
          isLit = JSON.stringify(wish).includes('"torch":true')
        }
        track.getCapabilities = () => ({ torch }) as MediaTrackCapabilities
        tracks.push(track)
      }
      return stream
    },
    enumerateDevices: async () =>
      Array.from({ length: cameras }, (_, at) => ({ kind: 'videoinput', deviceId: `camera-${at}` })),
  }
  Object.defineProperty(navigator, 'mediaDevices', { value: devices, configurable: true })
  cleanups.push(() => {
    clearInterval(painting)
    Reflect.deleteProperty(navigator, 'mediaDevices')
  })
  return {
    show(next) {
      text = next
    },
    refuse(name) {
      refusal = name
    },
    running: () => tracks.filter((track) => track.readyState === 'live').length,
    isLit: () => isLit,
    asked,
  }
}

const cleanups: (() => void)[] = []

/** After each test. */
export function putBackMedia(): void {
  for (const cleanup of cleanups.splice(0)) cleanup()
}
