import { afterEach, expect, it, vi } from 'vitest'
import { prepareFile } from '../../src/features/attachments/prepare-file.ts'
import { paint } from '../support/paint.ts'

afterEach(() => vi.unstubAllGlobals())

it('a picture is cleaned and measured where no worker can be fetched', async () => {
  class NoWorker extends EventTarget {
    postMessage() {
      queueMicrotask(() => this.dispatchEvent(new Event('error')))
    }
    terminate() {}
  }
  vi.stubGlobal('Worker', NoWorker)
  const plain = new Uint8Array(await (await paint(64, 48, 'image/jpeg')).arrayBuffer())
  const comment = [0xff, 0xfe, 0, 6, ...'home'].map((sign) =>
    typeof sign === 'string' ? sign.charCodeAt(0) : sign,
  )
  const photo = new File([plain.slice(0, 2), Uint8Array.from(comment), plain.slice(2)], 'a.jpg')
  const { kind, about, blob } = await prepareFile(photo, 'original')
  expect([kind, about.width, about.height, blob.size]).toEqual(['image', 64, 48, plain.length])
})
