import { I18nextProvider } from 'react-i18next'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import { ScanScreen } from '../../src/features/scanner/ScanScreen.tsx'
import { createWords } from '../../src/i18n/i18n.ts'
import '../../src/ui/base.css'
import { contextOf, drawCode, fileOf } from '../support/draw-code.ts'
import { fakeCamera, putBackMedia } from '../support/fake-media.ts'

const INVITE = 'xmpp:juliet@verona.example?roster;preauth=k3hZs8dWq0LmTzRvYx2b7A;ibr=y'
const OTHER = 'xmpp:rosaline@verona.example?roster;preauth=p0LmTzRvYx2b7A;ibr=y'

const onBack = vi.fn()
const show = () =>
  render(
    <I18nextProvider i18n={createWords()}>
      <ScanScreen
        onBack={onBack}
        renderResult={(text, again) => (
          <div data-testid="scan-result">
            <p>{text}</p>
            <button type="button" onClick={again}>
              Scan something else
            </button>
          </div>
        )}
      />
    </I18nextProvider>,
  )

const result = () => page.getByTestId('scan-result')
const field = () => page.getByRole('textbox', { name: 'Paste the link or text' })

/** So many more pictures have been on screen. */
async function pictures(count: number) {
  const video = page.getByTestId('scan-video').element() as HTMLVideoElement
  for (let seen = 0; seen < count; seen++)
    await new Promise((resolve) => video.requestVideoFrameCallback(resolve))
}

function paste(target: EventTarget, fill: (data: DataTransfer) => void): Event {
  const data = new DataTransfer()
  fill(data)
  const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })
  target.dispatchEvent(event)
  return event
}

beforeEach(async () => {
  await page.viewport(1280, 800)
  onBack.mockClear()
})
afterEach(putBackMedia)

describe('the camera', () => {
  it('finds a code, and says nothing as long as there is none', async () => {
    const camera = fakeCamera()
    await show()
    await expect.element(page.getByRole('heading', { name: 'Scan a code' })).toBeVisible()
    await expect.element(page.getByText('Hold the code before the camera.')).toBeVisible()
    await pictures(6)
    expect(result().query()).toBeNull()
    camera.show(INVITE)
    await expect.element(result()).toHaveTextContent(INVITE)
    const live = result().element().closest('[aria-live]')
    expect(live?.getAttribute('aria-live')).toBe('polite')
  })

  it('does not change a card that is being read, and goes on when asked', async () => {
    const camera = fakeCamera()
    camera.show(INVITE)
    await show()
    await expect.element(result()).toHaveTextContent(INVITE)
    camera.show(OTHER)
    await pictures(12)
    await expect.element(result()).toHaveTextContent(INVITE)
    await page.getByRole('button', { name: 'Scan something else' }).click()
    await expect.element(result()).toHaveTextContent(OTHER)
  })

  it('shows a mirror only where it looks at whoever holds it, and reads what it saw', async () => {
    const camera = fakeCamera({ facing: 'user' })
    camera.show(INVITE)
    await show()
    await expect.element(result()).toHaveTextContent(INVITE)
    expect(getComputedStyle(page.getByTestId('scan-video').element()).transform).toBe(
      'matrix(-1, 0, 0, 1, 0, 0)',
    )
  })

  it('that looks away is no mirror', async () => {
    fakeCamera({ facing: 'environment' })
    await show()
    await expect.element(page.getByText('Hold the code before the camera.')).toBeVisible()
    expect(getComputedStyle(page.getByTestId('scan-video').element()).transform).toBe('none')
  })

  it('is let go when one leaves, and while the page is hidden', async () => {
    const camera = fakeCamera()
    const screen = await show()
    await expect.poll(camera.running).toBe(1)
    const state = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden')
    document.dispatchEvent(new Event('visibilitychange'))
    expect(camera.running()).toBe(0)
    state.mockRestore()
    document.dispatchEvent(new Event('visibilitychange'))
    await expect.poll(camera.running).toBe(1)
    await screen.unmount()
    expect(camera.running()).toBe(0)
  })

  it('has a light and a brother where it has them, and else no buttons for them', async () => {
    fakeCamera()
    const screen = await show()
    await expect.element(page.getByText('Hold the code before the camera.')).toBeVisible()
    expect(page.getByRole('button', { name: 'Light' }).query()).toBeNull()
    expect(page.getByRole('button', { name: 'Other camera' }).query()).toBeNull()
    await screen.unmount()
    putBackMedia()
    const camera = fakeCamera({ cameras: 2, torch: true })
    await show()
    await page.getByRole('button', { name: 'Light' }).click()
    await expect.element(page.getByRole('button', { name: 'Light' })).toHaveAttribute('aria-pressed', 'true')
    expect(camera.isLit()).toBe(true)
    await page.getByRole('button', { name: 'Other camera' }).click()
    await expect.poll(() => camera.asked.length).toBe(2)
    expect(camera.asked[1]?.video).toMatchObject({ deviceId: { ideal: 'camera-1' } })
    await expect.poll(camera.running).toBe(1)
  })

  for (const [error, words] of Object.entries({
    NotAllowedError: 'Tessera may not use the camera.',
    NotFoundError: 'This device has no camera that Tessera may use.',
    NotReadableError: 'The camera does not answer:',
  }))
    it(`that gives ${error} is explained, with the other ways`, async () => {
      const camera = fakeCamera()
      camera.refuse(error)
      await show()
      await expect.element(page.getByRole('heading', { name: 'Bring an invite' })).toBeVisible()
      await expect.element(page.getByText(words, { exact: false })).toBeVisible()
      await field().fill(INVITE)
      await expect.element(result()).toHaveTextContent(INVITE)
    })

  it('that was refused tells how to allow it, and tries again', async () => {
    const camera = fakeCamera()
    camera.refuse('NotAllowedError')
    await show()
    await page.getByRole('button', { name: 'How to allow the camera' }).click()
    await expect.element(page.getByText(/Press the sign beside the address/)).toBeVisible()
    camera.refuse(null)
    await page.getByRole('button', { name: 'Try again' }).click()
    await expect.element(page.getByText('Hold the code before the camera.')).toBeVisible()
  })

  it('that comes later leaves what was typed', async () => {
    const camera = fakeCamera()
    camera.refuse('NotAllowedError')
    await show()
    await page.getByRole('button', { name: 'How to allow the camera' }).click()
    await field().fill(INVITE)
    camera.refuse(null)
    await page.getByRole('button', { name: 'Try again' }).click()
    await expect.element(page.getByTestId('scan-video')).toBeVisible()
    await expect.element(field()).toHaveValue(INVITE)
    await expect.element(result()).toHaveTextContent(INVITE)
  })
})

it('leaves whoever is about to type in the field, also when the browser says no meanwhile', async () => {
  fakeCamera().refuse('NotAllowedError')
  const devices = navigator.mediaDevices
  const ask = devices.getUserMedia
  let answer = () => {}
  const answered = new Promise<void>((resolve) => {
    answer = resolve
  })
  devices.getUserMedia = async (wanted) => {
    await answered
    return ask(wanted)
  }
  await show()
  await field().click()
  await expect.element(field()).toHaveFocus()
  answer()
  await expect.element(page.getByRole('button', { name: 'How to allow the camera' })).toBeVisible()
  await expect.element(field()).toHaveFocus()
  await userEvent.keyboard(INVITE.slice(0, 20))
  await expect.element(field()).toHaveValue(INVITE.slice(0, 20))
})

it('takes a picture that was being looked for while the camera came or went', async () => {
  const camera = fakeCamera()
  camera.refuse('NotAllowedError')
  await show()
  await expect.element(page.getByRole('button', { name: 'How to allow the camera' })).toBeVisible()
  // What the browser's own window of files hands its choice to, whenever that is.
  const input = page.getByTestId('scan-file').element() as HTMLInputElement
  camera.refuse(null)
  await page.getByRole('button', { name: 'How to allow the camera' }).click()
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect.element(page.getByTestId('scan-video')).toBeVisible()
  const chosen = new DataTransfer()
  chosen.items.add(await fileOf(drawCode(INVITE)))
  input.files = chosen.files
  input.dispatchEvent(new Event('change', { bubbles: true }))
  await expect.element(result()).toHaveTextContent(INVITE)
})

describe('a picture', () => {
  beforeEach(() => fakeCamera().refuse('NotFoundError'))

  it('is chosen', async () => {
    await show()
    await page.getByTestId('scan-file').upload(await fileOf(drawCode(INVITE)))
    await expect.element(result()).toHaveTextContent(INVITE)
  })

  it('without a code says so, and what may help', async () => {
    await show()
    await page.getByTestId('scan-file').upload(await fileOf(drawCode(null)))
    await expect.element(page.getByText(/No code was found in this picture/)).toBeVisible()
    expect(result().query()).toBeNull()
  })

  it('that is none says so', async () => {
    await show()
    await page.getByTestId('scan-file').upload(new File(['<svg/>'], 'a.svg', { type: 'image/svg+xml' }))
    await expect.element(page.getByText(/not a picture that can be read/)).toBeVisible()
  })

  it('is pasted, also while the field has the focus', async () => {
    const file = await fileOf(drawCode(INVITE))
    await show()
    await field().click()
    const event = paste(field().element(), (data) => data.items.add(file))
    expect(event.defaultPrevented).toBe(true)
    await expect.element(result()).toHaveTextContent(INVITE)
  })

  it('is dropped', async () => {
    const file = await fileOf(drawCode(INVITE))
    await show()
    const data = new DataTransfer()
    data.items.add(file)
    const drop = new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true })
    page.getByText('Drop a picture of the code here').element().dispatchEvent(drop)
    expect(drop.defaultPrevented).toBe(true)
    await expect.element(result()).toHaveTextContent(INVITE)
  })

  it('with an invite among other codes shows the invite first, then the others', async () => {
    const canvas = drawCode('https://verona.example/figs', { width: 900, height: 600, scale: 9 })
    contextOf(canvas).drawImage(drawCode(INVITE, { width: 260, height: 260, scale: 4 }), 0, 0)
    await show()
    await page.getByTestId('scan-file').upload(await fileOf(canvas))
    await expect.element(result()).toHaveTextContent(INVITE)
    await expect.element(page.getByText('2 codes in this picture')).toBeVisible()
    await page.getByRole('button', { name: 'Show the next one' }).click()
    await expect.element(result()).toHaveTextContent('https://verona.example/figs')
  })
})

describe('a text', () => {
  beforeEach(() => fakeCamera().refuse('NotFoundError'))

  it('is pasted anywhere', async () => {
    await show()
    paste(page.getByRole('dialog').element(), (data) => data.setData('text/plain', ` ${INVITE}\n`))
    await expect.element(result()).toHaveTextContent(INVITE)
  })

  it('is typed, and read when the hand rests or with Enter; putting it away empties the field', async () => {
    await show()
    await field().click()
    await userEvent.keyboard('figs{Enter}')
    await expect.element(result()).toHaveTextContent('figs')
    await page.getByRole('button', { name: 'Scan something else' }).click()
    await expect.element(field()).toHaveValue('')
    expect(result().query()).toBeNull()
    await userEvent.keyboard('{Tab}')
    await field().click()
    await userEvent.keyboard('pears')
    await expect.element(result()).toHaveTextContent('pears')
  })

  it('is taken from the clipboard; where that is closed, it says how else', async () => {
    await show()
    const read = vi
      .spyOn(navigator.clipboard, 'read')
      .mockResolvedValueOnce([
        new ClipboardItem({ 'text/plain': new Blob([INVITE], { type: 'text/plain' }) }),
      ])
    await page.getByRole('button', { name: 'Paste' }).click()
    await expect.element(result()).toHaveTextContent(INVITE)
    read.mockRejectedValueOnce(new DOMException('', 'NotAllowedError'))
    await page.getByRole('button', { name: 'Paste' }).click()
    await expect.element(page.getByText(/keeps the clipboard to itself/)).toBeVisible()
    read.mockRestore()
  })
})

describe('the sheet', () => {
  it('closes by key and by button', async () => {
    fakeCamera()
    await show()
    await expect.element(page.getByRole('dialog')).toBeVisible()
    await userEvent.keyboard('{Escape}')
    expect(onBack).toHaveBeenCalledOnce()
    await page.getByRole('button', { name: 'Close' }).click()
    expect(onBack).toHaveBeenCalledTimes(2)
  })

  it('gives the whole screen of a phone to the camera, and its foot to what was found', async () => {
    await page.viewport(390, 844)
    const camera = fakeCamera()
    await show()
    await expect.element(page.getByText('Hold the code before the camera.')).toBeVisible()
    const place = () => {
      const box = page.getByTestId('scan-video').element().getBoundingClientRect()
      return [box.left, box.top, box.width, box.height]
    }
    await expect.poll(place).toEqual([0, 0, 390, 844])
    camera.show(INVITE)
    await expect.element(result()).toBeInViewport()
    expect(document.documentElement.scrollWidth).toBe(390)
  })
})
