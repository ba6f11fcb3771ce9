/** Looks at what a video shows, again and again: one picture at a time, so that a slow device has fewer of them, not a queue. */

const SHORTEST_MS = 100
/** After so many misses the middle is looked at more closely. */
const CLOSER_EVERY = 5

export type FrameReader = (
  frame: VideoFrame | ImageBitmap,
  closer: boolean,
) => Promise<{ texts: readonly string[] }>

function grab(video: HTMLVideoElement): VideoFrame | Promise<ImageBitmap> {
  try {
    return new VideoFrame(video)
  } catch {
    return createImageBitmap(video)
  }
}

/** Until the returned function is called. */
export function watchFrames(
  video: HTMLVideoElement,
  read: FrameReader,
  onTexts: (texts: readonly string[]) => void,
): () => void {
  let stopped = false
  let isReading = false
  let last = Number.NEGATIVE_INFINITY
  let misses = 0
  let waiting = 0
  // A browser that does not tell of new pictures is asked at each of its own.
  const tells = 'requestVideoFrameCallback' in video
  const next = (then: (now: number) => void) =>
    tells ? video.requestVideoFrameCallback(then) : requestAnimationFrame(then)
  const cancel = (handle: number) =>
    tells ? video.cancelVideoFrameCallback(handle) : cancelAnimationFrame(handle)

  async function look() {
    isReading = true
    try {
      const { texts } = await read(await grab(video), misses % CLOSER_EVERY === CLOSER_EVERY - 1)
      misses = texts.length > 0 ? 0 : misses + 1
      if (!stopped && texts.length > 0) onTexts(texts)
    } catch {
      // A picture that was gone, or a reader that cannot be had: the next one tells.
    }
    isReading = false
  }

  function onFrame(now: number) {
    if (stopped) return
    waiting = next(onFrame)
    if (isReading || now - last < SHORTEST_MS || video.videoWidth === 0) return
    last = now
    void look()
  }

  waiting = next(onFrame)
  return () => {
    stopped = true
    cancel(waiting)
  }
}
