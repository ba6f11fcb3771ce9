import { describe, expect, it } from 'vitest'
import { sources } from './source-tree.ts'

/** Who may look at whom. A room that is not named on the right is none of its business. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  app: ['features', 'client', 'ui', 'live', 'model', 'i18n'],
  features: ['client', 'ui', 'live', 'model', 'i18n'],
  client: ['xmpp', 'oauth', 'storage', 'platform', 'model', 'live'],
  storage: ['model', 'live'],
  // Forms and the ledger's rows cross the wire as they are: their types, and nothing that runs.
  xmpp: ['model/jid.ts', 'model/attachment.ts', 'model/data-form.ts', 'model/issued-invite.ts'],
  // What a server says of who may act for whom is one thing, what it says over XMPP is another.
  oauth: [],
  ui: [],
  platform: ['live'],
  // What page and worker say to each other is the same on both sides.
  worker: ['model', 'storage', 'live', 'platform/worker-talk.ts', 'i18n/push-words.ts'],
  model: [],
  live: [],
  i18n: [],
}
const room = (path: string) => path.split('/')[1] ?? ''

describe('the layers of the house', () => {
  it('has no room that the plan does not know', () => {
    const rooms = new Set(sources.map((file) => room(file.path)).filter((name) => !name.includes('.')))
    expect([...rooms].filter((name) => !(name in MAY_IMPORT))).toEqual([])
  })

  it('looks only at the rooms below', () => {
    const wrong: string[] = []
    for (const file of sources) {
      const from = room(file.path)
      const allowed = MAY_IMPORT[from]
      if (!allowed) continue // main.tsx sees everything
      for (const target of file.imports) {
        const to = room(target)
        if (to === from || !target.startsWith('src/')) continue
        const ok = allowed.some((rule) => (rule.includes('/') ? target === `src/${rule}` : rule === to))
        // Model and live types describe what ui shows; the kit takes plain values all the same.
        if (!ok && !(from === 'ui' && to === 'model' && !file.runtimeImports.includes(target)))
          wrong.push(`${file.path} -> ${target}`)
      }
    }
    expect(wrong).toEqual([])
  })

  it('keeps features apart from each other', () => {
    const feature = (path: string) => /^src\/features\/([^/]+)\//.exec(path)?.[1]
    const wrong = sources.flatMap((file) =>
      file.imports
        .filter((target) => feature(target) && feature(file.path) && feature(target) !== feature(file.path))
        .map((target) => `${file.path} -> ${target}`),
    )
    expect(wrong).toEqual([])
  })

  it('keeps the protocol library inside src/xmpp, and React out of what has no face', () => {
    const wrong = sources.flatMap((file) =>
      file.packages
        .filter((name) => {
          if (/^(@xmpp\/|ltx)/.test(name)) return room(file.path) !== 'xmpp'
          if (/^idb/.test(name)) return room(file.path) !== 'storage'
          if (/^oauth4webapi/.test(name)) return room(file.path) !== 'oauth'
          if (/^react/.test(name))
            return ['client', 'xmpp', 'oauth', 'storage', 'model', 'platform', 'worker'].includes(
              room(file.path),
            )
          return false
        })
        .map((name) => `${file.path} -> ${name}`),
    )
    expect(wrong).toEqual([])
  })
})
