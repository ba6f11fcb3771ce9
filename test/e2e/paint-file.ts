/** A picture as a person would have one, painted by the browser of a test. */
import type { Page } from '@playwright/test'

export async function paintFile(
  page: Page,
  { name, type, width = 640, height = 420 }: { name: string; type: string; width?: number; height?: number },
) {
  const base64 = await page.evaluate(
    async ([mime, wide, high]) => {
      const canvas = new OffscreenCanvas(wide, high)
      const context = canvas.getContext('2d')
      if (!context) throw new Error('no canvas')
      const colours = context.createLinearGradient(0, 0, wide, high)
      colours.addColorStop(0, 'rosybrown')
      colours.addColorStop(0.5, 'seagreen')
      colours.addColorStop(1, 'midnightblue')
      context.fillStyle = colours
      context.fillRect(0, 0, wide, high)
      const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: mime })).arrayBuffer())
      return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
    },
    [type, width, height] as const,
  )
  return { name, mimeType: type, buffer: Buffer.from(base64, 'base64') }
}
