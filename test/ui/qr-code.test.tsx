import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { cdp, page } from 'vitest/browser'
import { QrCode } from '../../src/ui/QrCode.tsx'
import { sideOf } from '../../src/ui/qr-matrix.ts'
import { qrPng } from '../../src/ui/qr-png.ts'
import { loadEncoder } from '../../src/ui/useQrMatrix.ts'
import { photograph, photographOf, readByAll } from '../support/code-readers.ts'
import { stage } from '../support/kit-stage.tsx'
import { linkOf, uriOf } from '../support/verona-invites.ts'

const TEXTS = {
  'a plain address': 'xmpp:romeo@verona.example?roster',
  'an invite': uriOf('new'),
  'a link': linkOf('new'),
  'a long link': `${linkOf('new')}%3Bname%3D${'Romeo%20Montague%20of%20Verona%20'.repeat(2)}`,
}
const CAMERA_PX = 200

const onCard = (text: string, width = 330) => (
  <div style={{ inlineSize: width, background: 'var(--qr-paper)' }} data-testid="card">
    <QrCode text={text} label="A code" size={325} data-testid="code" />
  </div>
)
const theme = (name: string | undefined) => {
  if (name) document.documentElement.dataset.theme = name
  else delete document.documentElement.dataset.theme
}

beforeEach(() => page.viewport(600, 600))
afterEach(async () => {
  theme(undefined)
  await page.viewport(414, 896)
})

describe('a code', () => {
  it('is a picture with a name that tells nothing of what is in it', async () => {
    const screen = await stage(onCard(TEXTS['an invite']))
    const code = screen.getByRole('img', { name: 'A code' })
    await expect.element(code).toBeVisible()
    await expect.element(code).toHaveAttribute('data-text', TEXTS['an invite'])
    await expect.element(code).toHaveAttribute('shape-rendering', 'crispEdges')
    expect(code.element().querySelectorAll('path')).toHaveLength(1)
    expect(code.element().querySelector('title')).toBeNull()
  })

  for (const [what, text] of Object.entries(TEXTS))
    it(`of ${what} has whole pixels a square, at least five, and four squares of paper round it`, async () => {
      const screen = await stage(onCard(text, 400))
      const code = screen.getByTestId('code')
      await expect.element(code).toBeVisible()
      const svg = code.element() as SVGSVGElement
      const squares = sideOf((await loadEncoder())(text))
      expect(svg.viewBox.baseVal.width).toBe(squares)
      const { width, height } = svg.getBoundingClientRect()
      expect(width / squares).toBeGreaterThanOrEqual(5)
      expect([width % squares, height]).toEqual([0, width])
      const drawn = (svg.querySelector('path') as SVGPathElement).getBBox()
      expect([drawn.x, drawn.y, drawn.width, drawn.height]).toEqual([4, 4, squares - 8, squares - 8])
    })

  for (const name of ['light', 'dark'])
    for (const [what, text] of Object.entries(TEXTS))
      it(`of ${what} is read by three readers at ${CAMERA_PX} pixels, in the ${name} theme`, async () => {
        theme(name)
        const screen = await stage(onCard(text))
        await expect.element(screen.getByTestId('code')).toBeVisible()
        const image = await photograph(screen.getByTestId('card').element(), CAMERA_PX)
        expect(await readByAll(image)).toEqual({ zxing: text, jsqr: text, qr: text })
      })

  it('stays dark on light where the system forces its own colours', async () => {
    const text = TEXTS['a link']
    const screen = await stage(onCard(text))
    const features = [
      { name: 'forced-colors', value: 'active' },
      { name: 'prefers-color-scheme', value: 'dark' },
    ]
    await cdp().send('Emulation.setEmulatedMedia', { features })
    try {
      await expect.element(screen.getByTestId('code')).toBeVisible()
      expect(window.matchMedia('(forced-colors: active)').matches).toBe(true)
      const image = await photograph(screen.getByTestId('code').element(), CAMERA_PX)
      expect(await readByAll(image)).toEqual({ zxing: text, jsqr: text, qr: text })
    } finally {
      await cdp().send('Emulation.setEmulatedMedia', { features: [] })
    }
  })

  it('shrinks to its room rather than lose its edges', async () => {
    const screen = await stage(onCard(TEXTS['a long link'], 200))
    const box = () => screen.getByTestId('code').element().getBoundingClientRect()
    await expect.element(screen.getByTestId('code')).toBeVisible()
    expect(box().width).toBeLessThanOrEqual(200)
  })

  it('fills the room that it is given, both ways, when it has no size', async () => {
    const screen = await stage(
      <div style={{ inlineSize: 500, blockSize: 260 }}>
        <QrCode text={TEXTS['a plain address']} label="A code" data-testid="code" />
      </div>,
    )
    await expect.element(screen.getByTestId('code')).toBeVisible()
    const { width, height } = screen.getByTestId('code').element().getBoundingClientRect()
    expect(width).toBe(height)
    expect(height).toBeLessThanOrEqual(260)
    expect(height).toBeGreaterThan(260 - 37)
  })

  it('says so where it cannot be drawn', async () => {
    const screen = await stage(
      <QrCode text={'a'.repeat(4000)} label="A code" size={200} fallback={<p>Too long to draw.</p>} />,
    )
    await expect.element(screen.getByText('Too long to draw.')).toBeVisible()
    expect(screen.getByRole('img').query()).toBeNull()
  })
})

describe('a code to save', () => {
  it('is opaque, white at its edges, at least eight pixels a square, and readable', async () => {
    const text = TEXTS['a link']
    const matrix = (await loadEncoder())(text)
    const picture = await qrPng(matrix)
    expect(picture.type).toBe('image/png')
    const { width, height } = await createImageBitmap(picture)
    expect([width % sideOf(matrix), height]).toEqual([0, width])
    expect(width / sideOf(matrix)).toBeGreaterThanOrEqual(8)
    const whole = await photographOf(picture, width)
    const colours = new Set<string>()
    for (let at = 0; at < whole.data.length; at += 4) colours.add(whole.data.slice(at, at + 4).join())
    expect([...colours].sort()).toEqual(['0,0,0,255', '255,255,255,255'])
    const margin = (4 * width) / sideOf(matrix)
    const edge = whole.data.slice(0, margin * width * 4)
    expect(edge.every((part) => part === 255)).toBe(true)
    expect(await readByAll(await photographOf(picture, CAMERA_PX))).toEqual({
      zxing: text,
      jsqr: text,
      qr: text,
    })
  })
})
