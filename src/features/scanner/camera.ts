/** The camera: asked for, turned on and off, changed. Why there is none is part of what it tells. */
import { type Live, value } from '../../live/live.ts'

export type NoCamera =
  /** The person, or whoever runs this page, does not allow it. */
  | 'refused'
  | 'none'
  /** Another program has it, or it was taken away. */
  | 'busy'
  /** The page came without encryption: browsers give it no camera. */
  | 'insecure'

export type CameraState =
  | { status: 'off' }
  | { status: 'asking' }
  | {
      status: 'running'
      stream: MediaStream
      /** It looks at whoever holds it: they expect a mirror. */
      isMirror: boolean
      /** Null: it has none. */
      torch: 'on' | 'off' | null
      hasOthers: boolean
    }
  | { status: NoCamera }

export interface Camera {
  state: Live<CameraState>
  start(): Promise<void>
  stop(): void
  switchTorch(): Promise<void>
  /** The next one of this device. */
  change(): Promise<void>
}

export type CameraDevices = Pick<MediaDevices, 'getUserMedia' | 'enumerateDevices'>

/** Not yet in the types of the platform. */
type WithTorch = MediaTrackCapabilities & { torch?: boolean }

function whyNot(error: unknown): NoCamera {
  const name = error instanceof DOMException ? error.name : ''
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'refused'
  if (name === 'NotFoundError' || name === 'OverconstrainedError') return 'none'
  return 'busy'
}

export function createCamera(devices: CameraDevices | undefined, isSecure: boolean): Camera {
  const state = value<CameraState>({ status: 'off' })
  let chosen: string | null = null
  /** Whoever was asked before is too late. */
  let turn = 0

  function letGo() {
    const now = state.get()
    if (now.status !== 'running') return
    for (const track of now.stream.getTracks()) track.stop()
  }

  async function describe(stream: MediaStream): Promise<CameraState> {
    const [track] = stream.getVideoTracks()
    const all = await devices?.enumerateDevices().catch(() => [])
    const can: WithTorch = track?.getCapabilities?.() ?? {}
    return {
      status: 'running',
      stream,
      isMirror: track?.getSettings().facingMode === 'user',
      torch: can.torch ? 'off' : null,
      hasOthers: (all ?? []).filter(({ kind }) => kind === 'videoinput').length > 1,
    }
  }

  async function start(): Promise<void> {
    letGo()
    const mine = ++turn
    if (!devices) return state.set({ status: isSecure ? 'none' : 'insecure' })
    state.set({ status: 'asking' })
    try {
      const stream = await devices.getUserMedia({
        audio: false,
        video: {
          ...(chosen ? { deviceId: { ideal: chosen } } : { facingMode: { ideal: 'environment' } }),
          width: { ideal: 1280 },
          height: { ideal: 720 },
        },
      })
      const next = await describe(stream)
      if (mine !== turn) for (const track of stream.getTracks()) track.stop()
      else {
        state.set(next)
        for (const track of stream.getTracks())
          track.addEventListener('ended', () => {
            if (mine === turn) state.set({ status: 'busy' })
          })
      }
    } catch (error) {
      if (mine === turn) state.set({ status: whyNot(error) })
    }
  }

  return {
    state,
    start,
    stop() {
      turn++
      letGo()
      state.set({ status: 'off' })
    },
    async switchTorch() {
      const now = state.get()
      if (now.status !== 'running' || now.torch === null) return
      const torch = now.torch === 'off'
      const wish: MediaTrackConstraints & { advanced: { torch: boolean }[] } = { advanced: [{ torch }] }
      const isDone = await now.stream
        .getVideoTracks()[0]
        ?.applyConstraints(wish)
        .then(
          () => true,
          () => false,
        )
      if (isDone && state.get() === now) state.set({ ...now, torch: torch ? 'on' : 'off' })
    },
    async change() {
      const now = state.get()
      if (now.status !== 'running') return
      const used = now.stream.getVideoTracks()[0]?.getSettings().deviceId
      const all = (await devices?.enumerateDevices().catch(() => [])) ?? []
      const cameras = all.filter(({ kind }) => kind === 'videoinput')
      const at = cameras.findIndex(({ deviceId }) => deviceId === used)
      chosen = cameras[(at + 1) % cameras.length]?.deviceId ?? null
      await start()
    },
  }
}
