import { afterEach, describe, expect, it, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { OutgoingFile } from '../../src/client/files/filing.ts'
import { orientationBlock, orientationIn } from '../../src/features/attachments/exif-orientation.ts'
import { prepareFile } from '../../src/features/attachments/prepare-file.ts'
import { SendFilesSheet } from '../../src/features/attachments/SendFilesSheet.tsx'
import { VoiceRecorder } from '../../src/features/attachments/VoiceRecorder.tsx'
import { axeFinds } from '../support/axe.ts'
import { stage } from '../support/chat-stage.tsx'
import { element, of } from '../support/media-files.ts'
import { paint } from '../support/paint.ts'
import { JULIET } from '../support/verona.ts'

const SECRET = 'GPS 45.4 N 10.9 E'

/** As a phone takes it: lying on its side, and telling where. */
async function photo(width: number, height: number, orientation: number): Promise<File> {
  const plain = new Uint8Array(await (await paint(width, height, 'image/jpeg')).arrayBuffer())
  const block = orientationBlock(orientation)
  const secret = [...SECRET].map((sign) => sign.charCodeAt(0))
  const payload = [...block.slice(4), ...secret]
  const exif = [0xff, 0xe1, 0, payload.length + 2, ...payload]
  return new File([plain.slice(0, 2), Uint8Array.from(exif), plain.slice(2)], 'IMG_1.jpg', {
    type: 'image/jpeg',
  })
}
const textOf = async (blob: Blob) => new TextDecoder('latin1').decode(await blob.arrayBuffer())
const sizeOf = async (blob: Blob) => {
  const { width, height } = await createImageBitmap(blob)
  return [width, height]
}

describe('a photo before it leaves', () => {
  it('as it is: tells nothing of where it was taken, stands upright, and is the same picture', async () => {
    const file = await photo(640, 420, 6)
    expect(await textOf(file)).toContain(SECRET)
    const { blob, about, kind } = await prepareFile(file, 'original')
    expect(await textOf(blob)).not.toContain(SECRET)
    expect([about.width, about.height, kind]).toEqual([420, 640, 'image'])
    expect(await sizeOf(blob)).toEqual([420, 640])
    const bytes = new Uint8Array(await blob.arrayBuffer())
    expect(orientationIn(bytes.subarray(6))).toBe(6)
    expect(blob.size).toBe(file.size - SECRET.length)
  })

  it('smaller: is scaled, painted upright, and tells nothing at all', async () => {
    const { blob, about, isLarge } = await prepareFile(await photo(3000, 1500, 8), 'smaller')
    expect(isLarge).toBe(true)
    expect([about.width, about.height]).toEqual([1280, 2560])
    expect(await sizeOf(blob)).toEqual([1280, 2560])
    const said = await textOf(blob)
    expect(said).not.toContain(SECRET)
    expect(said).not.toContain('Exif')
  })

  it('that is not large is never painted anew', async () => {
    const { isLarge, blob } = await prepareFile(await photo(640, 420, 1), 'smaller')
    expect(isLarge).toBe(false)
    const plain = await paint(640, 420, 'image/jpeg')
    expect(blob.size).toBe(plain.size)
  })

  it('that no browser can open goes as a file', async () => {
    const broken = new File([Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1])], 'x.png')
    const { kind, about } = await prepareFile(broken, 'smaller')
    expect([kind, about.name, about.width]).toEqual(['file', 'x.png', undefined])
  })
})

/** A moment of a moving picture, as this browser records it, with tags put into it. */
async function film(): Promise<File> {
  const canvas = document.createElement('canvas')
  canvas.width = 64
  canvas.height = 48
  const paper = canvas.getContext('2d') as CanvasRenderingContext2D
  const recorder = new MediaRecorder(canvas.captureStream(), { mimeType: 'video/webm;codecs=vp8' })
  const data = new Promise<Blob>((resolve) => {
    recorder.addEventListener('dataavailable', (event) => resolve(event.data))
  })
  recorder.start()
  for (let shade = 0; shade < 12; shade++) {
    paper.fillStyle = `hsl(${shade * 30} 80% 50%)`
    paper.fillRect(0, 0, 64, 48)
    await new Promise(requestAnimationFrame)
  }
  recorder.stop()
  const plain = new Uint8Array(await (await data).arrayBuffer())
  const segment = plain.findIndex((_, at) =>
    [0x18, 0x53, 0x80, 0x67].every((byte, place) => plain[at + place] === byte),
  )
  // Longer by the tags, in the eight bytes that say so, unless they say that nobody knows.
  const size = new DataView(plain.buffer, segment + 4, 8)
  const tags = element([0x12, 0x54, 0xc3, 0x67], SECRET)
  if (size.getUint32(4) !== 0xffffffff) size.setUint32(4, size.getUint32(4) + tags.length)
  return new File([plain.slice(0, segment + 12), tags, plain.slice(segment + 12)], 'walk.webm')
}

describe('a video before it leaves', () => {
  it('tells nothing of where it was taken, and plays as before', async () => {
    const file = await film()
    expect(await textOf(file)).toContain(SECRET)
    const { blob, about, kind, mayTell } = await prepareFile(file, 'original')
    expect(await textOf(blob)).not.toContain(SECRET)
    expect(blob.size).toBe(file.size)
    expect([kind, about.width, about.height, mayTell]).toEqual(['video', 64, 48, false])
  })

  it('says so where it could not be cleaned, before it is sent', async () => {
    const broken = new File(
      [of([0, 0, 0, 16], 'ftypisom', [0, 0, 0, 0], [0, 0, 0, 5], 'moov', SECRET)],
      'a.mp4',
    )
    const { mayTell, blob } = await prepareFile(broken, 'original')
    expect([mayTell, blob]).toEqual([true, broken])
    await stage(
      <SendFilesSheet jid={JULIET} name="Juliet" files={[broken]} onAdd={() => {}} onClose={() => {}} />,
    )
    await expect.element(page.getByText(/could not be cleaned/)).toBeVisible()
  })
})

describe('a voice message', () => {
  afterEach(() => vi.restoreAllMocks())

  const microphone = () => {
    const context = new AudioContext()
    const tone = context.createOscillator()
    const out = context.createMediaStreamDestination()
    tone.connect(out)
    tone.start()
    return out.stream
  }

  it('is recorded with its length and its shape, and sent', async () => {
    vi.spyOn(navigator.mediaDevices, 'getUserMedia').mockImplementation(async () => microphone())
    let ended = 0
    const { client } = await stage(
      <main>
        <h1>Chats</h1>
        <VoiceRecorder jid={JULIET} onEnd={() => ended++} />
      </main>,
    )
    await expect.element(page.getByRole('timer')).toHaveTextContent('0:01')
    // Without the tooltip of the button that has the focus.
    ;(document.activeElement as HTMLElement | null)?.blur()
    await expect.poll(axeFinds).toEqual([])
    await page.getByRole('button', { name: 'Send the voice message' }).click()
    await expect.poll(() => client.wishes.map(([what]) => what)).toContain('files.send')
    const wish = client.wishes.find(([what]) => what === 'files.send') as [string, string, OutgoingFile[]]
    const [, to, [file]] = wish
    expect(to).toBe(JULIET)
    expect(file?.about.name).toMatch(/^voice-.*\.webm$/)
    expect(file?.about.duration).toBeGreaterThan(0.5)
    expect(file?.about.waveform?.length).toBeGreaterThan(0)
    expect(file?.blob.size).toBeGreaterThan(0)
    expect(ended).toBe(1)
  })

  it('is listened to before it is sent, all by keys', async () => {
    vi.spyOn(navigator.mediaDevices, 'getUserMedia').mockImplementation(async () => microphone())
    const play = vi.spyOn(HTMLMediaElement.prototype, 'play')
    const { client } = await stage(
      <main>
        <h1>Chats</h1>
        <VoiceRecorder jid={JULIET} onEnd={() => {}} />
      </main>,
    )
    await expect.element(page.getByRole('timer')).toHaveTextContent('0:01')
    const button = (name: string) => page.getByRole('button', { name, exact: true })
    await userEvent.keyboard('{Shift>}{Tab}{/Shift}')
    await expect.element(button('Stop, and listen to it')).toHaveFocus()
    await userEvent.keyboard('{Enter}')
    await expect.element(page.getByText(/^Recorded: 0:0\d. Nothing was sent yet/)).toBeInTheDocument()
    await expect.element(button('Listen to it')).toHaveFocus()
    await userEvent.keyboard('{Enter}')
    await expect.poll(() => play.mock.calls.length).toBe(1)
    const position = page.getByRole('slider', { name: 'Position in the voice message' })
    // To its end, where it stands at its beginning again.
    await expect.element(button('Listen to it')).toBeVisible()
    await userEvent.tab()
    await expect.element(position).toHaveFocus()
    await expect.poll(axeFinds).toEqual([])
    await userEvent.keyboard('{ArrowRight}')
    await expect.poll(() => (position.element() as HTMLInputElement).valueAsNumber).toBeGreaterThan(0)
    expect(client.wishes.filter(([what]) => what === 'files.send')).toEqual([])
    await userEvent.tab()
    await userEvent.keyboard('{Enter}')
    await expect.poll(() => client.wishes.filter(([what]) => what === 'files.send').length).toBe(1)
  })

  it('stays when this device has no room for it, and says so', async () => {
    vi.spyOn(navigator.mediaDevices, 'getUserMedia').mockImplementation(async () => microphone())
    let ended = 0
    const { client } = await stage(<VoiceRecorder jid={JULIET} onEnd={() => ended++} />)
    vi.spyOn(client.files, 'send').mockRejectedValueOnce(new DOMException('', 'QuotaExceededError'))
    await expect.element(page.getByRole('timer')).toHaveTextContent('0:01')
    await page.getByRole('button', { name: 'Send the voice message' }).click()
    await expect.element(page.getByRole('alert')).toHaveTextContent(/no room left/)
    await expect.element(page.getByRole('button', { name: 'Listen to it' })).toBeVisible()
    expect(ended).toBe(0)
    await page.getByRole('button', { name: 'Send the voice message' }).click()
    await expect.poll(() => ended).toBe(1)
  })

  it('is thrown away by Escape, and the microphone is let go', async () => {
    const stream = microphone()
    vi.spyOn(navigator.mediaDevices, 'getUserMedia').mockImplementation(async () => stream)
    let ended = 0
    const { client, unmount } = await stage(<VoiceRecorder jid={JULIET} onEnd={() => ended++} />)
    await expect.element(page.getByRole('timer')).toHaveTextContent('0:01')
    await userEvent.keyboard('{Escape}')
    expect(ended).toBe(1)
    await unmount()
    expect(stream.getTracks().map(({ readyState }) => readyState)).toEqual(['ended'])
    expect(client.wishes.filter(([what]) => what === 'files.send')).toEqual([])
  })

  it('says so where there is no microphone', async () => {
    vi.spyOn(navigator.mediaDevices, 'getUserMedia').mockRejectedValue(new DOMException('', 'NotFoundError'))
    await stage(<VoiceRecorder jid={JULIET} onEnd={() => {}} />)
    await expect.element(page.getByRole('alert')).toHaveTextContent(/no microphone/)
  })
})
