/** Draws a code as a camera might see it, in a page: as pixels, as a canvas, as a file. */
import { create } from 'qrcode'

export interface CodeOptions {
  width?: number
  height?: number
  /** Pixels a module. */
  scale?: number
  paper?: string
  ink?: string
}

/** Null: the same place without a code. */
export function drawCode(text: string | null, options: CodeOptions = {}): HTMLCanvasElement {
  const { width = 640, height = 480, scale = 5, paper = 'white', ink = 'black' } = options
  const canvas = document.createElement('canvas')
  Object.assign(canvas, { width, height })
  paintCode(canvas, text, { scale, paper, ink })
  return canvas
}

export function paintCode(
  canvas: HTMLCanvasElement,
  text: string | null,
  { scale = 5, paper = 'white', ink = 'black' }: CodeOptions = {},
): void {
  const context = contextOf(canvas)
  context.fillStyle = paper
  context.fillRect(0, 0, canvas.width, canvas.height)
  if (text === null) return
  const { modules } = create(text, { errorCorrectionLevel: 'M' })
  const [left, top] = [
    Math.round((canvas.width - modules.size * scale) / 2),
    Math.round((canvas.height - modules.size * scale) / 2),
  ]
  context.fillStyle = ink
  for (let row = 0; row < modules.size; row++)
    for (let column = 0; column < modules.size; column++)
      if (modules.get(row, column)) context.fillRect(left + column * scale, top + row * scale, scale, scale)
}

export function contextOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (!context) throw new Error('no canvas')
  return context
}

export const pixelsOf = (canvas: HTMLCanvasElement): ImageData =>
  contextOf(canvas).getImageData(0, 0, canvas.width, canvas.height)

export const fileOf = (canvas: HTMLCanvasElement, type = 'image/png'): Promise<File> =>
  new Promise((resolve, reject) =>
    canvas.toBlob(
      (blob) => (blob ? resolve(new File([blob], 'code.png', { type })) : reject(new Error('no file'))),
      type,
    ),
  )
