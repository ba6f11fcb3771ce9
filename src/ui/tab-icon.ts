/** The icon of the tab, with a number on it when something is new. */
import { tokenColours } from './token-colours.ts'

const SIZE = 64
/** Of the icon's width; at 16 pixels a figure needs all of it. */
const BADGE = 0.68
const RING = 5
const MOST = 9

/** As it is in the page, before anything was drawn on it. */
let plain: { link: HTMLLinkElement; href: string; type: string } | null = null
let wanted = 0

export function showOnTabIcon(count: number): void {
  const link = document.querySelector<HTMLLinkElement>('link[rel="icon"]')
  if (!link) return
  plain ??= { link, href: link.href, type: link.type }
  wanted = count
  if (count > 0) void draw(plain, count)
  else set(plain, plain.href, plain.type)
}

function set({ link }: NonNullable<typeof plain>, href: string, type: string): void {
  if (link.href === href) return
  link.type = type
  link.href = href
}

async function draw(icon: NonNullable<typeof plain>, count: number): Promise<void> {
  const picture = new Image(SIZE, SIZE)
  picture.src = icon.href
  try {
    await picture.decode()
  } catch {
    return
  }
  // Another number came while the picture was read.
  if (wanted !== count) return
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = SIZE
  const pen = canvas.getContext('2d')
  if (!pen) return
  pen.drawImage(picture, 0, 0, SIZE, SIZE)
  const size = SIZE * BADGE
  const [x, y] = [SIZE - size, SIZE - size]
  // Cut out of the icon, so that it stands apart on light and dark tabs alike.
  pen.globalCompositeOperation = 'destination-out'
  tile(pen, x - RING, y - RING, size + RING)
  pen.globalCompositeOperation = 'source-over'
  const [ground = '', figure = ''] = tokenColours(['--danger', '--on-danger'])
  pen.fillStyle = ground
  tile(pen, x, y, size)
  pen.fillStyle = figure
  pen.font = `700 ${Math.round(size * 0.82)}px sans-serif`
  pen.textAlign = 'center'
  pen.textBaseline = 'middle'
  pen.fillText(count > MOST ? `${MOST}+` : String(count), x + size / 2, y + size / 2 + 2, size - 4)
  set(icon, canvas.toDataURL(), 'image/png')
}

function tile(pen: CanvasRenderingContext2D, x: number, y: number, size: number): void {
  pen.beginPath()
  pen.roundRect(x, y, size, size, size * 0.28)
  pen.fill()
}
