/** Romeo's talk with Angelica, with all that a message can be; and somebody whom he does not know. For the pictures of docs/screens. */
import type { BrowserContext, Page } from '@playwright/test'
import { idAlias } from '../../src/model/aliases.ts'
import type { Attachment } from '../../src/model/attachment.ts'
import type { Direction, Message } from '../../src/model/message.ts'
import { go } from './chat.ts'
import { expect } from './people.ts'

const ANGELICA = 'angelica@capulet.example'
const PETER = 'peter@montague.example'
const FILES = 'https://files.capulet.example/'
const MINUTE = 60_000

type Take = (page: Page, name: string) => Promise<void>

const WAVE = Array.from({ length: 48 }, (_, bar) =>
  Math.max(0.08, Math.abs(Math.sin(bar * 0.9) * Math.cos(bar * 0.23) * (bar % 11 ? 0.95 : 0.25))),
)
const picture = (name: string, width: number, height: number): Attachment => ({
  url: `${FILES}${name}`,
  name,
  type: 'image/png',
  size: 812_000,
  width,
  height,
})

/** What stands above the last line that everybody has. */
export function talkRows(account: string, now: number): Record<string, unknown[]> {
  const said = (
    conversation: string,
    minutes: number,
    direction: Direction,
    body: string,
    more: Partial<Message> = {},
  ): Message => {
    const time = now - minutes * MINUTE
    const from = direction === 'in' ? conversation : account
    return {
      ...{ account, id: `talk-${minutes}`, conversation, direction, from, body, time, order: time * 1000 },
      ...{
        state: 'read',
        origin: 'live',
        aliases: [idAlias(account, conversation, from, `talk-${minutes}`)],
      },
      ...more,
    }
  }
  const angelica = (minutes: number, direction: Direction, body: string, more: Partial<Message> = {}) =>
    said(ANGELICA, minutes, direction, body, more)
  const thinks = (from: string, emojis: string[]) => ({ from, emojis, time: now, id: `${from}-${emojis}` })
  const hello = said(PETER, 34, 'in', 'Good morning, I am told that you have a table to lend?', {
    state: 'sent',
  })
  return {
    messages: [
      angelica(190, 'in', 'The garden is ours on Saturday. This is how it looks in the evening:', {
        attachments: [
          picture('garden.png', 1600, 900),
          picture('wall.png', 900, 900),
          picture('orchard.png', 900, 900),
        ],
        reactions: [thinks(account, ['❤']), thinks(ANGELICA, ['❤', '☀'])],
      }),
      angelica(170, 'out', 'Exactly the right light. Who has the key?', {
        reply: { id: 'talk-190', to: ANGELICA, quote: null },
      }),
      angelica(168, 'in', 'The gardener. *He is there from six*, I asked.', {
        reply: { id: 'talk-170', to: account, quote: null },
      }),
      angelica(150, 'in', '', {
        attachments: [
          {
            url: `${FILES}word.ogg`,
            name: 'voice.ogg',
            type: 'audio/ogg',
            size: 56_000,
            duration: 14,
            waveform: WAVE,
          },
        ],
      }),
      angelica(147, 'out', '', { retracted: { time: now - 146 * MINUTE } }),
      angelica(140, 'out', 'Eleven chairs, two tables, one dog.', {
        state: 'delivered',
        versions: [
          { id: 'talk-140', body: 'Eleven chairs, two tables.', time: now - 140 * MINUTE },
          { id: 'talk-139', body: 'Eleven chairs, two tables, one dog.', time: now - 139 * MINUTE },
        ],
      }),
      angelica(128, 'in', 'Who sits where, as far as anybody knows:', {
        attachments: [
          { url: `${FILES}seats.pdf`, name: 'Seats.pdf', type: 'application/pdf', size: 248_000 },
        ],
        reactions: [thinks(account, ['☺'])],
      }),
      hello,
    ],
    conversations: [
      {
        ...{
          account,
          jid: PETER,
          kind: 'direct',
          activity: hello.order,
          unread: 1,
          readUpTo: hello.order - 1,
          draft: '',
        },
        last: {
          ...{ id: hello.id, order: hello.order, time: hello.time, direction: 'in', state: 'sent' },
          preview: hello.body,
        },
      },
    ],
  }
}

/** Whose server it is, has evenings like these. */
export async function hangPictures(context: BrowserContext): Promise<void> {
  const page = await context.newPage()
  const painted = new Map<string, Buffer>()
  for (const [name, [width, height, hour]] of Object.entries({
    'garden.png': [1600, 900, 0],
    'wall.png': [900, 900, 1],
    'orchard.png': [900, 900, 2],
  } as const)) {
    const base64 = await page.evaluate(paintEvening, [width, height, hour] as const)
    painted.set(name, Buffer.from(base64, 'base64'))
  }
  await page.close()
  await context.route(`${FILES}**`, (route) => {
    const body = painted.get(new URL(route.request().url()).pathname.slice(1))
    const headers = { 'access-control-allow-origin': '*' }
    return body
      ? route.fulfill({ body, contentType: 'image/png', headers })
      : route.fulfill({ status: 404, headers })
  })
}

/** Sky, a sun, hills, and trees or none: the same each time. */
async function paintEvening([width, height, hour]: readonly [number, number, number]): Promise<string> {
  const canvas = new OffscreenCanvas(width, height)
  const pen = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D
  const sky = pen.createLinearGradient(0, 0, 0, height)
  const tones = [
    ['#27406b', '#e8a06a', '#f6d9a4'],
    ['#6d4b73', '#e98f7a', '#fbe0b4'],
    ['#1f4f63', '#9fc7a8', '#f3e3a9'],
  ][hour] as string[]
  for (const [at, tone] of tones.entries()) sky.addColorStop(at * 0.36, tone)
  pen.fillStyle = sky
  pen.fillRect(0, 0, width, height)
  pen.fillStyle = '#fff3cf'
  pen.beginPath()
  pen.arc(width * (0.68 - hour * 0.2), height * 0.5, height * 0.075, 0, 7)
  pen.fill()
  for (let ridge = 0; ridge < 4; ridge++) {
    pen.fillStyle = `hsl(${150 - hour * 25} ${22 + ridge * 5}% ${38 - ridge * 8}%)`
    pen.beginPath()
    pen.moveTo(0, height)
    for (let x = 0; x <= width; x += 6) {
      const wave = Math.sin(x / (width * 0.11) + ridge * 2.1 + hour) + Math.sin(x / (width * 0.037) + ridge)
      pen.lineTo(x, height * (0.56 + ridge * 0.11) - wave * height * 0.022)
    }
    pen.lineTo(width, height)
    pen.fill()
  }
  for (let tree = 0; tree < hour * 6; tree++) {
    const [x, size] = [((tree * 0.618) % 1) * width, height * (0.05 + ((tree * 7) % 5) * 0.012)]
    pen.fillStyle = `hsl(${120 - hour * 12} 30% ${14 + (tree % 3) * 3}%)`
    pen.beginPath()
    pen.ellipse(x, height * 0.9 - size, size * 0.7, size * 1.5, 0, 0, 7)
    pen.fill()
  }
  const bytes = new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer())
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
}

export async function takeTalk(page: Page, size: 'phone' | 'desktop', take: Take) {
  await go(page, `#/chat/${encodeURIComponent(ANGELICA)}`)
  await expect(page.getByText('The link works until Sunday').filter({ visible: true }).last()).toBeVisible()
  await expect(page.getByText('Seats.pdf')).toBeVisible()
  await take(page, 'talk')
  // The pictures stand above what fits on the screen.
  const log = page.getByRole('log')
  await log.evaluate((element) => {
    element.scrollTop = 0
  })
  await expect(page.getByRole('button', { name: /open large/ })).toHaveCount(3)
  await take(page, 'talk-pictures')
  await page.getByRole('button', { name: 'Angelica', exact: true }).filter({ visible: true }).first().click()
  await expect(page.getByText(ANGELICA).filter({ visible: true }).first()).toBeVisible()
  await take(page, 'profile')
  await page.getByRole('button', { name: 'Close the profile' }).click()

  await go(page, '#/')
  if (size === 'phone') await page.getByRole('button', { name: 'Search', exact: true }).click()
  const field = page.getByRole('searchbox', { name: 'Search', exact: true }).filter({ visible: true }).first()
  await field.fill('garden')
  await expect(page.getByRole('heading', { name: '3 messages', exact: true })).toBeVisible()
  await take(page, 'search')
  await field.fill('')
  await go(page, '#/contacts')
  await go(page, '#/')
  await page.getByRole('button', { name: /Message requests/ }).click()
  await expect(page.getByText('peter', { exact: true })).toBeVisible()
  if (size === 'desktop') {
    await go(page, `#/chat/${encodeURIComponent(PETER)}`)
    await expect(page.getByText('a table to lend').last()).toBeVisible()
  }
  await take(page, 'requests')
  for (const section of ['notifications', 'privacy', 'profile']) {
    await go(page, `#/settings/${section}`)
    await expect(page.getByRole('heading', { level: 1 }).filter({ visible: true }).first()).toBeVisible()
    await take(page, `settings-${section}`)
  }
  await go(page, '#/settings/devices')
  await expect(page.getByTestId('sign-in-session')).toHaveCount(5)
  await take(page, 'settings-devices')
}
