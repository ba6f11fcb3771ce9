/** Everything that leaves a browser: what is asked of any web server, and every frame on any socket. */
import type { Page } from '@playwright/test'
import { expect, type Guest } from './people.ts'

export interface Overheard {
  /** Addresses, headers and bodies of requests, and the addresses of sockets. */
  asked: string[]
  /** The socket's address, and the frame. */
  frames: string[]
  framesWith(text: string): string[]
  /** None of these has left since. */
  expectSilent(...words: string[]): void
}

/** As it stands in a frame, an address, a header. */
const forms = (word: string) => [word, encodeURIComponent(word), encodeURIComponent(word).toLowerCase()]

/** From now on; sockets that are open already are not heard. */
export function overhear({ context }: Pick<Guest, 'context'>): Overheard {
  const asked: string[] = []
  const frames: string[] = []
  context.on('request', (request) =>
    asked.push(`${request.url()} ${JSON.stringify(request.headers())} ${request.postData() ?? ''}`),
  )
  const listen = (page: Page) =>
    page.on('websocket', (socket) => {
      asked.push(socket.url())
      socket.on('framesent', ({ payload }) => frames.push(`${socket.url()} ${payload}`))
    })
  for (const page of context.pages()) listen(page)
  context.on('page', listen)
  return {
    asked,
    frames,
    framesWith: (text) => frames.filter((frame) => frame.includes(text)),
    expectSilent(...words) {
      const said = [...asked, ...frames]
      for (const form of words.flatMap(forms)) expect(said.filter((line) => line.includes(form))).toEqual([])
    },
  }
}
