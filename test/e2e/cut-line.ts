/** A line that loses exactly one thing: real Chromium, a real server, and somebody in between who swallows a frame. */
import type { BrowserContext } from '@playwright/test'

export interface CutLine {
  /** The guest said the word, and the server has not heard it: nothing goes through any more, and after `mend` only what begins anew. */
  loseWord(frame: RegExp): Promise<void>
  /** The server has heard it and answered; the guest never hears that. */
  loseAnswer(frame: RegExp): Promise<void>
  mend(): void
}

interface Trap {
  frame: RegExp
  answers: boolean
  sprung(): void
}

export async function cutLine(context: BrowserContext): Promise<CutLine> {
  let trap: Trap | null = null
  let heard = false
  let isCut = false
  /** How often it was cut: a connection of before has a hole in it, and is dead for good, as a real one would be. */
  let cuts = 0
  const set = (frame: RegExp, answers: boolean) =>
    new Promise<void>((sprung) => {
      heard = false
      trap = { frame, answers, sprung }
    })
  function spring() {
    isCut = true
    cuts += 1
    trap?.sprung()
    trap = null
  }

  await context.routeWebSocket(/./, (page) => {
    const server = page.connectToServer()
    const begun = isCut ? -1 : cuts
    const isDead = () => begun !== cuts
    page.onMessage((message) => {
      if (trap?.frame.test(String(message))) {
        if (!trap.answers) return spring()
        heard = true
      }
      if (!isDead()) server.send(message)
    })
    server.onMessage((message) => {
      if (trap?.answers && heard) return spring()
      if (!isDead()) page.send(message)
    })
  })
  return {
    loseWord: (frame) => set(frame, false),
    loseAnswer: (frame) => set(frame, true),
    mend() {
      isCut = false
    },
  }
}
