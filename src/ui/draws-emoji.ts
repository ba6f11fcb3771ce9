/** Whether this device has one coloured picture for an emoji. */

const SIZE = 16
const FONTS = "'Apple Color Emoji', 'Segoe UI Emoji', 'Noto Color Emoji', 'Twemoji Mozilla', sans-serif"

let pen: CanvasRenderingContext2D | null | undefined

function painted(emoji: string, colour: string): string {
  if (!pen) return ''
  pen.clearRect(0, 0, SIZE, SIZE)
  pen.fillStyle = colour
  pen.fillText(emoji, 0, 0)
  return pen.getImageData(0, 0, SIZE, SIZE).data.join()
}

/** A picture has its own colours, whatever the pen's; two pictures in a row are wider than one. */
export function draws(emoji: string): boolean {
  if (pen === undefined) {
    const canvas = document.createElement('canvas')
    canvas.width = canvas.height = SIZE
    pen = canvas.getContext('2d', { willReadFrequently: true })
  }
  if (!pen) return true
  pen.font = `${SIZE}px ${FONTS}`
  pen.textBaseline = 'top'
  if (pen.measureText(emoji).width >= 2 * SIZE) return false
  const red = painted(emoji, '#f00')
  return red === painted(emoji, '#00f') && /[1-9]/.test(red)
}
