import { beforeEach, describe, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { Attachment } from '../../src/model/attachment.ts'
import type { Message } from '../../src/model/message.ts'
import { axeFinds } from '../support/axe.ts'
import type { FakeClient } from '../support/fake-client.tsx'
import { paint } from '../support/paint.ts'
import { renderApp } from '../support/render-app.tsx'
import { JULIET, veronaMessage } from '../support/verona.ts'

const STRANGER = 'tybalt@capulet.example'
const CHAT = (jid: string) => `#/chat/${encodeURIComponent(jid)}`
const NOW = Date.now()
let client: FakeClient

const says = (id: string, attachments: Attachment[], patch: Partial<Message> = {}): Message => ({
  ...veronaMessage(JULIET, id, NOW - 60_000, '', 'in'),
  attachments,
  ...patch,
})
const file = (patch: Partial<Attachment>): Attachment => ({
  url: `https://files.capulet.example/${patch.name ?? 'rose.png'}`,
  name: 'rose.png',
  type: 'image/png',
  size: 12_345,
  width: 640,
  height: 420,
  ...patch,
})
async function open(messages: Message[], jid = JULIET) {
  ;({ client } = await renderApp(CHAT(jid), {}))
  // Messages without a row of their conversation would wait for it.
  if (jid === STRANGER) client.changeConversation(jid, { name: 'tybalt', standing: 'stranger' })
  client.windowOf(jid).set({
    status: 'ready',
    items: messages.map((message) => ({ kind: 'message', message })),
    older: 'none',
  })
}
const wished = (name: string) => client.wishes.filter(([first]) => first === name)
const answer = (blobs: Record<string, Blob>) => {
  client.files.answers.fetch = (url) => {
    const blob = blobs[url.split('/').at(-1) ?? '']
    return blob ? { status: 'here', blob } : { status: 'gone' }
  }
}

beforeEach(async () => {
  await page.viewport(1100, 800)
})

describe('files in a conversation', () => {
  it('are shown from contacts, in a place that does not change', async () => {
    const message = says('m-1', [file({ preview: await preview() })], { body: 'From my garden' })
    await open([])
    const blob = await paint(640, 420)
    let arrive = () => {}
    client.files.answers.fetch = () =>
      new Promise((resolve) => {
        arrive = () => resolve({ status: 'here', blob })
      })
    client.windowOf(JULIET).set({ status: 'ready', items: [{ kind: 'message', message }], older: 'none' })
    await expect.element(page.getByRole('progressbar', { name: 'Loading rose.png' })).toBeVisible()
    const row = () => document.querySelector('[data-testid=message]')?.getBoundingClientRect().height
    const before = row()
    arrive()
    await expect.element(page.getByRole('button', { name: 'rose.png, open large' })).toBeVisible()
    expect(row()).toBe(before)
    expect(await axeFinds()).toEqual([])
  })

  it('of one message, several, stand together as an album, and what is no picture below it', async () => {
    await open([])
    answer(
      Object.fromEntries(
        await Promise.all([1, 2, 3].map(async (n) => [`${n}.png`, await paint(640, 420 * n)])),
      ),
    )
    const pictures = [1, 2, 3].map((n) => file({ name: `${n}.png`, width: 640, height: 420 * n }))
    const message = says('m-a', [...pictures, file({ name: 'letter.pdf', type: 'application/pdf' })])
    client.windowOf(JULIET).set({ status: 'ready', items: [{ kind: 'message', message }], older: 'none' })
    const picture = (n: number) => page.getByRole('button', { name: `${n}.png, open large` })
    await expect.element(picture(3)).toBeVisible()
    const box = (n: number) => picture(n).element().getBoundingClientRect()
    expect(box(1).width).toBeGreaterThan(box(2).width * 1.9)
    expect([box(2).top, box(2).height]).toEqual([box(3).top, box(3).height])
    expect(box(2).top).toBeGreaterThanOrEqual(box(1).bottom)
    expect(box(3).left).toBeGreaterThanOrEqual(box(2).right)
    expect(page.getByText('letter.pdf').element().getBoundingClientRect().top).toBeGreaterThan(box(3).bottom)
    await picture(2).click()
    const gallery = page.getByRole('dialog', { name: 'Pictures' })
    await expect.element(gallery.getByText('2 of 3')).toBeVisible()
    await userEvent.keyboard('{ArrowRight}')
    await expect.element(gallery.getByText('3 of 3')).toBeVisible()
    document.documentElement.dir = 'rtl'
    await userEvent.keyboard('{ArrowRight}')
    await expect.element(gallery.getByText('2 of 3')).toBeVisible()
    document.documentElement.dir = ''
    await userEvent.keyboard('{Escape}')
    await expect.element(gallery).not.toBeInTheDocument()
  })

  it('of strangers wait for a click', async () => {
    const message = says('m-2', [file({})], { conversation: STRANGER, from: STRANGER })
    await open([message], STRANGER)
    answer({ 'rose.png': await paint(640, 420) })
    const load = page.getByRole('button', { name: 'Load picture from files.capulet.example' })
    await expect.element(load).toBeVisible()
    expect(wished('files.fetch')).toEqual([])
    await load.click()
    await expect.element(page.getByRole('button', { name: 'rose.png, open large' })).toBeVisible()
    expect(wished('files.fetch')).toEqual([['files.fetch', 'https://files.capulet.example/rose.png']])
  })

  it('that are something else than they say, are only saved', async () => {
    await open([])
    answer({ 'evil.png': new Blob(['<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>']) })
    const message = says('m-3', [file({ name: 'evil.png' })])
    client.windowOf(JULIET).set({ status: 'ready', items: [{ kind: 'message', message }], older: 'none' })
    await expect
      .element(page.getByText('evil.png is not what its name says. It can only be saved.'))
      .toBeVisible()
    await expect.element(page.getByRole('button', { name: 'Save' })).toBeVisible()
    expect(document.querySelectorAll('[data-testid=message] img').length).toBe(0)
  })

  it('that are gone, or cannot be read, say so', async () => {
    await open([])
    client.files.answers.fetch = (url) => ({ status: url.endsWith('one.png') ? 'gone' : 'unreachable' })
    const message = says('m-4', [file({ name: 'one.png' }), file({ name: 'two.png' })])
    client.windowOf(JULIET).set({ status: 'ready', items: [{ kind: 'message', message }], older: 'none' })
    await expect.element(page.getByText('files.capulet.example no longer has one.png.')).toBeVisible()
    const link = page.getByRole('link', { name: 'Open at files.capulet.example' })
    await expect.element(link).toHaveAttribute('rel', 'noopener noreferrer')
    await expect.element(page.getByRole('button', { name: 'Try again' })).toBeVisible()
    expect(await axeFinds()).toEqual([])
  })

  it('of other kinds are cards with a size; films and voices wait to be played', async () => {
    const messages = [
      says('m-5', [file({ name: 'Contract final v2.pdf', type: 'application/pdf', size: 4_200_000 })]),
      says('m-6', [file({ name: 'dance.webm', type: 'video/webm', size: 9_000_000, duration: 75 })]),
      says('m-7', [
        file({
          name: 'voice.webm',
          type: 'audio/webm',
          duration: 9,
          waveform: Array.from({ length: 48 }, (_, bar) => Math.abs(Math.sin(bar / 3))),
        }),
      ]),
      says('m-8', [file({ name: 'serenade.mp3', type: 'audio/mpeg', duration: 200 })]),
    ]
    await open(messages)
    await expect.element(page.getByText('Contract final v2.pdf')).toBeVisible()
    await expect.element(page.getByText('4.2 MB')).toBeVisible()
    await expect.element(page.getByRole('button', { name: /Load dance.webm from/ })).toBeVisible()
    await expect.element(page.getByRole('slider', { name: 'Position in Voice message' })).toBeInTheDocument()
    await expect.element(page.getByText('3:20')).toBeVisible()
    expect(wished('files.fetch')).toEqual([])
    expect(await axeFinds()).toEqual([])
  })

  it('of ours show how far they are, and can be taken back', async () => {
    const message = says('m-9', [file({ url: null })], { direction: 'out', from: 'romeo', state: 'sending' })
    await open([])
    client.files.own.set('m-9', await paint(640, 420))
    client.windowOf(JULIET).set({ status: 'ready', items: [{ kind: 'message', message }], older: 'none' })
    await expect
      .element(page.getByRole('progressbar', { name: 'rose.png waits to be sent' }))
      .toBeInTheDocument()
    client.files.progress('m-9').set({ sent: 30, total: 100 })
    await expect
      .element(page.getByRole('progressbar', { name: 'Sending rose.png' }))
      .toHaveAttribute('aria-valuenow', '30')
    expect(await axeFinds()).toEqual([])
    await page.getByRole('button', { name: 'Cancel' }).click()
    expect(wished('messages.discard')).toEqual([['messages.discard', 'm-9']])
  })
})

describe('the gallery', () => {
  it('shows one after the other, by keyboard alone', async () => {
    await open([])
    answer({ 'rose.png': await paint(640, 420), 'lily.png': await paint(420, 640) })
    const messages = [
      says('g-1', [file({})]),
      says('g-2', [file({ name: 'lily.png', width: 420, height: 640 })]),
    ]
    client.windowOf(JULIET).set({
      status: 'ready',
      items: messages.map((message) => ({ kind: 'message', message })),
      older: 'none',
    })
    await page.getByRole('button', { name: 'lily.png, open large' }).click()
    const gallery = page.getByRole('dialog', { name: 'Pictures' })
    await expect.element(gallery.getByRole('img', { name: 'lily.png' })).toBeVisible()
    await expect.element(gallery.getByText('2 of 2')).toBeVisible()
    expect(await axeFinds()).toEqual([])
    await userEvent.keyboard('{ArrowLeft}')
    await expect.element(gallery.getByRole('img', { name: 'rose.png' })).toBeVisible()
    await userEvent.keyboard('+')
    await expect.element(gallery.getByRole('button', { name: 'Fit to the screen' })).toBeVisible()
    await userEvent.keyboard('{Escape}')
    await expect.element(gallery).not.toBeInTheDocument()
  })
})

describe('before files leave', () => {
  const choose = async (...files: File[]) => {
    const input = document.querySelector<HTMLInputElement>('input[type=file][multiple]')
    const data = new DataTransfer()
    for (const each of files) data.items.add(each)
    if (input) input.files = data.files
    input?.dispatchEvent(new Event('change', { bubbles: true }))
  }

  it('shows what they are, takes a word, and lets one be taken out', async () => {
    await open([])
    const rose = new File([await paint(3000, 2000, 'image/jpeg')], 'rose.jpg', { type: 'image/jpeg' })
    await choose(rose, new File(['Dear Juliet'], 'letter.txt', { type: 'text/plain' }))
    const sheet = page.getByRole('dialog', { name: 'Send 2 files to Juliet Capulet' })
    await expect.element(sheet.getByText('letter.txt')).toBeVisible()
    await expect.element(sheet.getByRole('radio', { name: 'Smaller' })).toBeChecked()
    expect(await axeFinds()).toEqual([])
    await sheet.getByRole('button', { name: 'Remove letter.txt' }).click()
    await page
      .getByRole('dialog', { name: 'Send a file to Juliet Capulet' })
      .getByRole('textbox')
      .fill('For you')
    await page.getByRole('dialog').getByRole('button', { name: 'Send', exact: true }).click()
    await expect.poll(() => wished('files.send').length).toBe(1)
    const [, to, files, caption] = wished('files.send')[0] as [
      string,
      string,
      { about: Attachment }[],
      string,
    ]
    expect([to, caption, files.length]).toEqual([JULIET, 'For you', 1])
    expect(files[0]?.about).toMatchObject({ name: 'rose.jpg', type: 'image/jpeg', width: 2560, height: 1707 })
    expect(files[0]?.about.preview).toMatch(/^data:image\/(webp|png);base64,/)
    expect(files[0]?.about.sha256).toMatch(/^[A-Za-z0-9+/]{43}=$/)
  })

  it('says before what the server does not take', async () => {
    await open([])
    client.files.offer.set({ status: 'known', limit: 1000 })
    await choose(new File(['x'.repeat(2000)], 'wall.bin'))
    await expect.element(page.getByText('verona.example takes no file larger than 1 kB.')).toBeVisible()
    await expect
      .element(page.getByRole('dialog').getByRole('button', { name: 'Send', exact: true }))
      .toBeDisabled()
    client.files.offer.set({ status: 'none' })
    await expect.element(page.getByRole('alert')).toHaveTextContent(/keeps no files/)
    expect(await axeFinds()).toEqual([])
  })
})

async function preview(): Promise<string> {
  const { previewOf } = await import('../../src/features/attachments/preview-image.ts')
  return (await previewOf(await createImageBitmap(await paint(64, 42)), 64, 42)) ?? ''
}
