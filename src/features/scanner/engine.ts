/** The two readers of codes, behind one signature. Both run where nothing waits for them: in the worker. */
import type { Found } from './found.ts'
import type { Picture } from './picture.ts'

export type Engine = (picture: Picture) => Promise<readonly Found[]>

export type EngineName = 'zxing' | 'jsqr'

/** A crowd of codes is a test chart, or an attack. */
const MOST_CODES = 8

/** Reads three codes where the other reads two, and several in one picture; needs WebAssembly. */
async function startZxing(): Promise<Engine> {
  const [{ prepareZXingModule, readBarcodes }, { default: file }] = await Promise.all([
    import('zxing-wasm/reader'),
    import('zxing-wasm/reader/zxing_reader.wasm?url'),
  ])
  // Left to itself it would ask a public network for its file, and write down what it thinks of it.
  const overrides = { locateFile: () => file, print: () => {}, printErr: () => {} }
  await prepareZXingModule({ overrides, fireImmediately: true })
  return async ({ data, width, height }) => {
    const results = await readBarcodes(new ImageData(data, width, height), {
      formats: ['QRCode'],
      maxNumberOfSymbols: MOST_CODES,
      textMode: 'Plain',
    })
    return results.map(({ text, position: { topLeft, topRight, bottomRight, bottomLeft } }) => ({
      text,
      corners: [topLeft, topRight, bottomRight, bottomLeft],
    }))
  }
}

/** Where WebAssembly is turned off, or its file does not come. */
async function startJsqr(): Promise<Engine> {
  const { default: jsqr } = await import('jsqr')
  return async ({ data, width, height }) => {
    const code = jsqr(data, width, height, { inversionAttempts: 'attemptBoth' })
    if (!code) return []
    const { topLeftCorner, topRightCorner, bottomRightCorner, bottomLeftCorner } = code.location
    return [
      { text: code.data, corners: [topLeftCorner, topRightCorner, bottomRightCorner, bottomLeftCorner] },
    ]
  }
}

export const startEngine = (name: EngineName): Promise<Engine> =>
  name === 'zxing' ? startZxing() : startJsqr()
