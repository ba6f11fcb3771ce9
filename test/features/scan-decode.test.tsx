import { beforeAll, describe, expect, it } from 'vitest'
import { decode, decodeAll, decodeFile, decodeFrame, init } from '../../src/features/scanner/decode.ts'
import { contextOf, drawCode, fileOf, pixelsOf } from '../support/draw-code.ts'

const INVITE = 'xmpp:juliet@verona.example?roster;preauth=k3hZs8dWq0LmTzRvYx2b7A;ibr=y'

beforeAll(init)

describe('a still picture', () => {
  it('is read', async () => {
    expect(await decode(pixelsOf(drawCode(INVITE)))).toBe(INVITE)
  })

  it('without a code gives nothing', async () => {
    expect(await decode(pixelsOf(drawCode(null)))).toBeNull()
  })

  it('that lets through what is behind it is read as if on paper', async () => {
    const canvas = drawCode(INVITE, { paper: 'black' })
    const context = contextOf(canvas)
    context.clearRect(0, 0, canvas.width, canvas.height)
    context.drawImage(drawCode(INVITE), 0, 0)
    const image = pixelsOf(canvas)
    // White becomes nothing at all, as programs export it.
    for (let at = 0; at < image.data.length; at += 4)
      if (image.data[at] === 255) image.data.fill(0, at, at + 4)
    expect(await decode(image)).toBe(INVITE)
  })

  it('that is light on dark is read', async () => {
    expect(await decode(pixelsOf(drawCode(INVITE, { paper: '#111', ink: '#eee' })))).toBe(INVITE)
  })

  it('that is soft and small is read by what the ladder adds', async () => {
    const canvas = drawCode(null, { width: 320, height: 240 })
    const context = contextOf(canvas)
    context.filter = 'blur(1.6px)'
    context.drawImage(drawCode(INVITE, { width: 640, height: 480, scale: 6 }), 0, 0, 320, 240)
    expect(await decode(pixelsOf(canvas))).toBe(INVITE)
  })

  it('larger than is needed is made smaller first', async () => {
    expect(await decode(pixelsOf(drawCode(INVITE, { width: 5000, height: 700, scale: 9 })))).toBe(INVITE)
  })

  it('with several codes gives them all, the largest first', async () => {
    const canvas = drawCode(INVITE, { width: 1200, height: 600, scale: 8 })
    const context = contextOf(canvas)
    context.drawImage(drawCode('https://verona.example/figs', { width: 200, height: 200, scale: 5 }), 0, 0)
    context.drawImage(drawCode('figs', { width: 160, height: 160, scale: 4 }), 1040, 440)
    const texts = await decodeAll(pixelsOf(canvas))
    expect(texts[0]).toBe(INVITE)
    expect([...texts].sort()).toEqual(['figs', 'https://verona.example/figs', INVITE].sort())
  })
})

describe('a file', () => {
  for (const type of ['image/png', 'image/jpeg', 'image/webp'])
    it(`${type} is read`, async () => {
      expect(await decodeFile(await fileOf(drawCode(INVITE), type))).toEqual({ texts: [INVITE] })
    })

  it('without a code gives nothing', async () => {
    expect(await decodeFile(await fileOf(drawCode(null)))).toEqual({ texts: [] })
  })

  it('that is no picture says so: SVG is not one, because it can do more than show', async () => {
    const svg =
      '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><script>top.hurt = 1</script></svg>'
    for (const file of [
      new File(['not a picture, whatever it is called, and long enough'], 'a.png', { type: 'image/png' }),
      new File([svg], 'a.svg', { type: 'image/svg+xml' }),
      new File([], 'empty.png', { type: 'image/png' }),
    ])
      expect(await decodeFile(file)).toEqual({ problem: 'not-a-picture' })
    expect('hurt' in window).toBe(false)
  })

  it('that breaks off says so', async () => {
    const whole = await fileOf(drawCode(INVITE))
    expect(await decodeFile(whole.slice(0, 64))).toEqual({ problem: 'not-a-picture' })
  })

  it('that claims to be larger than any memory is not unpacked', async () => {
    const bytes = new Uint8Array(await (await fileOf(drawCode(INVITE))).arrayBuffer())
    new DataView(bytes.buffer).setUint32(16, 60_000)
    new DataView(bytes.buffer).setUint32(20, 60_000)
    expect(await decodeFile(new Blob([bytes], { type: 'image/png' }))).toEqual({ problem: 'too-big' })
  })
})

describe("a camera's picture", () => {
  it('is read, the innermost code first', async () => {
    const canvas = drawCode('innermost', { width: 1280, height: 720, scale: 6 })
    contextOf(canvas).drawImage(drawCode('aside', { width: 420, height: 420, scale: 16 }), 0, 0)
    const { texts, ms } = await decodeFrame(await createImageBitmap(canvas))
    expect(texts).toEqual(['innermost', 'aside'])
    expect(ms).toBeGreaterThan(0)
  })

  it('is used up, whatever was in it', async () => {
    const bitmap = await createImageBitmap(drawCode(null))
    await decodeFrame(bitmap)
    expect(bitmap.width).toBe(0)
  })

  it('is looked at more closely when asked for', async () => {
    const canvas = drawCode(null, { width: 1280, height: 720 })
    const context = contextOf(canvas)
    context.filter = 'blur(2.1px)'
    context.drawImage(drawCode(INVITE, { width: 400, height: 400, scale: 6 }), 510, 230, 260, 260)
    const image = await createImageBitmap(canvas)
    const again = await createImageBitmap(canvas)
    expect((await decodeFrame(image, false)).texts).toEqual([])
    expect((await decodeFrame(again, true)).texts).toEqual([INVITE])
  })
})
