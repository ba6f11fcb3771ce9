/** What a tab has asked of the one that leads: until it answers, for so long and no longer, or until another one leads. */
import type { Platform } from '../../platform/platform.ts'
import type { Tabs } from './tabs.ts'

export interface AskingLeader<A> {
  /** `post` says it, under this name. */
  ask(post: (id: string) => void): Promise<A>
  answered(id: string, answer: A): void
}

/** What stands for an answer: `late`, where patience ended; `gone`, where whoever was asked leads no more. Milliseconds. */
export function askingLeader<A>(
  { tabs, setTimer }: { tabs: Pick<Tabs, 'onLeader'>; setTimer: Platform['setTimer'] },
  { patience, late, gone }: { patience: number; late: A; gone: A },
): AskingLeader<A> {
  const waiting = new Map<string, (answer: A) => void>()
  const answered = (id: string, answer: A) => {
    waiting.get(id)?.(answer)
    waiting.delete(id)
  }
  tabs.onLeader(() => {
    for (const id of [...waiting.keys()]) answered(id, gone)
  })
  return {
    answered,
    ask: (post) =>
      new Promise((resolve) => {
        const id = crypto.randomUUID()
        const stopWaiting = setTimer(patience, () => answered(id, late))
        waiting.set(id, (answer) => {
          stopWaiting()
          resolve(answer)
        })
        post(id)
      }),
  }
}
