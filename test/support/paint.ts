/** A picture as a person would have one, painted in the page of a test. */
export async function paint(width: number, height: number, type = 'image/png'): Promise<Blob> {
  const canvas = new OffscreenCanvas(width, height)
  const context = canvas.getContext('2d')
  if (!context) throw new Error('no canvas')
  const colours = context.createLinearGradient(0, 0, width, height)
  colours.addColorStop(0, 'rosybrown')
  colours.addColorStop(0.5, 'seagreen')
  colours.addColorStop(1, 'midnightblue')
  context.fillStyle = colours
  context.fillRect(0, 0, width, height)
  return canvas.convertToBlob({ type })
}
