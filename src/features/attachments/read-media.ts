/** What a video or a piece of music says of itself: its size, how long it is, and what its beginning looks like. */
import { previewOf } from './preview-image.ts'

export interface MediaFacts {
  width?: number
  height?: number
  duration?: number
  preview?: string
}

/** What does not tell within this, tells nothing. */
const PATIENCE_MS = 8000

export async function readMedia(file: Blob, type: string, kind: 'video' | 'audio'): Promise<MediaFacts> {
  const element = document.createElement(kind)
  const address = URL.createObjectURL(new Blob([file], { type }))
  try {
    element.preload = 'auto'
    element.muted = true
    element.src = address
    await heard(element, kind === 'video' ? 'loadeddata' : 'loadedmetadata')
    const { duration } = element
    const facts: MediaFacts = Number.isFinite(duration) && duration > 0 ? { duration } : {}
    if (!(element instanceof HTMLVideoElement) || !element.videoWidth) return facts
    const { videoWidth: width, videoHeight: height } = element
    const preview = await previewOf(element, width, height).catch(() => null)
    return { ...facts, width, height, ...(preview ? { preview } : {}) }
  } catch {
    return {}
  } finally {
    element.removeAttribute('src')
    element.load()
    URL.revokeObjectURL(address)
  }
}

function heard(element: HTMLMediaElement, event: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => done(false), PATIENCE_MS)
    const done = (good: boolean) => {
      clearTimeout(late)
      if (good) resolve()
      else reject(new Error('it says nothing'))
    }
    element.addEventListener(event, () => done(true), { once: true })
    element.addEventListener('error', () => done(false), { once: true })
  })
}
