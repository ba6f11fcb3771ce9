/** Codes as people have them in their pictures. */
import type { Page } from '@playwright/test'

/** A code on white, as a file of the page's own making; null is a picture without one. */
export async function pictureOf(page: Page, text: string | null): Promise<Buffer> {
  const { create } = await import('qrcode')
  const modules = text === null ? null : create(text, { errorCorrectionLevel: 'M' }).modules
  const cells = modules ? { size: modules.size, data: [...modules.data] } : null
  const base64 = await page.evaluate((code) => {
    const canvas = document.createElement('canvas')
    Object.assign(canvas, { width: 500, height: 500 })
    const context = canvas.getContext('2d') as CanvasRenderingContext2D
    context.fillStyle = 'white'
    context.fillRect(0, 0, 500, 500)
    context.fillStyle = 'black'
    const scale = code ? Math.floor(420 / code.size) : 0
    code?.data.forEach((on, at) => {
      const [left, top] = [at % code.size, Math.floor(at / code.size)]
      if (on) context.fillRect(40 + left * scale, 40 + top * scale, scale, scale)
    })
    return canvas.toDataURL('image/png').split(',')[1] ?? ''
  }, cells)
  return Buffer.from(base64, 'base64')
}
