/** A few hundred bytes that stand for a picture until it is here: so small that nothing can be made out, only its colours. */

const LONGEST = 24
const MAX_LENGTH = 1400

export async function previewOf(
  source: CanvasImageSource,
  width: number,
  height: number,
): Promise<string | null> {
  const factor = Math.min(1, LONGEST / Math.max(width, height))
  const canvas = new OffscreenCanvas(
    Math.max(1, Math.round(width * factor)),
    Math.max(1, Math.round(height * factor)),
  )
  const context = canvas.getContext('2d')
  if (!context) return null
  context.drawImage(source, 0, 0, canvas.width, canvas.height)
  // Browsers that write no WebP give a PNG instead, which may be too large.
  const blob = await canvas.convertToBlob({ type: 'image/webp', quality: 0.5 })
  const bytes = new Uint8Array(await blob.arrayBuffer())
  const url = `data:${blob.type};base64,${btoa(String.fromCharCode(...bytes))}`
  return url.length <= MAX_LENGTH ? url : null
}
