import { afterEach, expect, it } from 'vitest'
import '../../src/ui/base.css'
import { mosaicPicture } from '../../src/ui/mosaic-picture.ts'
import { showOnTabIcon } from '../../src/ui/tab-icon.ts'

const SVG = `data:image/svg+xml,${encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><path fill="blue" d="M0 0h16v16H0z"/></svg>')}`
const link = Object.assign(document.createElement('link'), { rel: 'icon', href: SVG, type: 'image/svg+xml' })
document.querySelector('link[rel=icon]')?.remove()
document.head.append(link)

async function pixels(href: string) {
  const picture = new Image()
  picture.src = href
  await picture.decode()
  const canvas = document.createElement('canvas')
  canvas.width = picture.width
  canvas.height = picture.height
  const pen = canvas.getContext('2d')
  if (!pen) throw new Error('no canvas')
  pen.drawImage(picture, 0, 0)
  return {
    size: picture.width,
    at: (x: number, y: number) => [...pen.getImageData(x, y, 1, 1).data],
  }
}

afterEach(() => showOnTabIcon(0))

it('draws the number on the icon of the tab, and takes it away', async () => {
  showOnTabIcon(3)
  await expect.poll(() => link.href).toMatch(/^data:image\/png/)
  const three = link.href
  const { at } = await pixels(three)
  expect(at(4, 4)).toEqual([0, 0, 255, 255])
  const [red = 0, , blue = 0] = at(32, 60)
  expect(red).toBeGreaterThan(blue)
  showOnTabIcon(12)
  await expect.poll(() => link.href).not.toBe(three)
  showOnTabIcon(0)
  expect([link.href, link.type]).toEqual([SVG, 'image/svg+xml'])
})

it('shows the last of several numbers, whichever was drawn first', async () => {
  showOnTabIcon(5)
  await expect.poll(() => link.href).toMatch(/^data:image\/png/)
  showOnTabIcon(7)
  showOnTabIcon(0)
  await new Promise((resolve) => requestAnimationFrame(resolve))
  expect(link.href).toBe(SVG)
})

it('draws the mosaic of an address for a notice: the same for the same, another for another', async () => {
  const [one, same, other] = ['juliet@verona.example', 'juliet@verona.example', 'nurse@verona.example'].map(
    mosaicPicture,
  )
  expect(one).toBe(same)
  expect(one).not.toBe(other)
  const { size, at } = await pixels(one ?? '')
  expect(at(0, 0)[3]).toBe(0)
  expect(at(size / 2, size / 2)[3]).toBe(255)
})
