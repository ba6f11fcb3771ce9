/** Woken while no page is open: what is shown, to whom it leads, and what is shown of nothing. */

import { existsSync } from 'node:fs'
import { beforeEach, describe, expect, it } from 'vitest'
import { untilItWorks } from '../../server/ports.mjs'
import type { Settings } from '../../src/model/settings.ts'
import { putAccount } from '../../src/storage/accounts.ts'
import { putBlocked } from '../../src/storage/blocked.ts'
import { putContacts } from '../../src/storage/contacts.ts'
import { putConversation } from '../../src/storage/conversations.ts'
import { putSettings } from '../../src/storage/settings.ts'
import type { Storage } from '../../src/storage/storage.ts'
import { StorageFailure } from '../../src/storage/storage-failure.ts'
import { settingsTopic } from '../../src/storage/topics.ts'
import { receivePushes } from '../../src/worker/receive-pushes.ts'
import type { WorkerClient, WorkerScope } from '../../src/worker/worker-scope.ts'
import { fakeChannels, freshName, freshStorage } from '../storage/fresh-storage.ts'
import { account, alice, bob, carol, contact, conversation } from '../storage/rows.ts'

const FOLDER = 'https://chat.example/app/'
const WAKING = {
  status: 'on',
  service: 'push.example',
  node: 'n',
  endpoint: 'https://push.example/1',
} as const
type Shown = { title: string; body: string; tag: string; silent: boolean }
type Pictures = { icon: string; badge: string }

let name: string
let storage: Storage
let shown: Shown[]
let pictures: Pictures[]
let windows: WorkerClient[]
let opened: string[]
let isSubscribed: boolean
let languages: string[]
/** As when the database is of a later version, or broken. */
let isShut: boolean
let listeners: Map<string, (event: object) => void>

beforeEach(async () => {
  name = freshName()
  const { make } = fakeChannels()
  storage = await freshStorage({ name, channel: make })
  shown = []
  pictures = []
  windows = []
  opened = []
  isSubscribed = true
  languages = ['en-GB']
  isShut = false
  listeners = new Map()
  const scope = {
    registration: {
      scope: FOLDER,
      waiting: null,
      async showNotification(title: string, { body, tag, silent, icon, badge }: Shown & Pictures) {
        shown.push({ title, body, tag, silent })
        pictures.push({ icon, badge })
      },
      pushManager: {
        getSubscription: async () => ({
          unsubscribe: async () => {
            isSubscribed = false
            return true
          },
        }),
      },
    },
    clients: {
      claim: async () => {},
      matchAll: async () => windows,
      openWindow: async (address: string) => void opened.push(address),
    },
    get navigator() {
      return { languages }
    },
    addEventListener: (type: string, listener: (event: object) => void) => listeners.set(type, listener),
  }
  receivePushes(scope as unknown as WorkerScope, () =>
    isShut ? Promise.reject(new StorageFailure('newer')) : freshStorage({ name, channel: make }),
  )
  await storage.write(['accounts', 'contacts', 'settings'], async (tx) => {
    await putAccount(tx, account(alice, { waking: { ...WAKING, id: 'a1' } }))
    await putContacts(tx, [contact(alice, bob, { name: 'Bob' })])
    await wish(tx)
  })
})

type SettingsTx = Parameters<typeof putSettings>[0]
const wish = (tx: SettingsTx, patch: Partial<Settings['notifications']> = {}) =>
  putSettings(tx, {
    notifications: { show: true, text: true, sound: true, quiet: null, closed: true, ...patch },
  })
const wants = (patch: Partial<Settings['notifications']>) =>
  storage.write(['settings'], (tx) => wish(tx, patch))

async function happens(type: string, event: object): Promise<void> {
  const work: Promise<unknown>[] = []
  listeners.get(type)?.({ ...event, waitUntil: (one: Promise<unknown>) => work.push(one) })
  await Promise.all(work)
}
const push = (said: unknown) =>
  happens('push', { data: { text: () => (typeof said === 'string' ? said : JSON.stringify(said)) } })
const texts = () => shown.map(({ title, body }) => `${title}: ${body}`)

/** `answers`: it is alive, and goes where it is told to. */
function addWindow(visibilityState: DocumentVisibilityState, answers = true) {
  const window = {
    id: String(windows.length),
    url: FOLDER,
    visibilityState,
    isFocused: false,
    heard: [] as unknown[],
    focus: async () => {
      window.isFocused = true
    },
    postMessage(message: unknown, [port]: MessagePort[] = []) {
      window.heard.push(message)
      if (answers) port?.postMessage(true)
    },
  }
  windows.push(window)
  return window
}

describe('a push', () => {
  it('is shown by whom it is, as this device calls them, in the place of the last one of the chat', async () => {
    await push({ to: 'a1', from: bob })
    expect(shown).toEqual([{ title: 'Bob', body: 'Wrote to you', tag: `${alice} ${bob}`, silent: false }])
  })

  it('has pictures that are there', async () => {
    await push({ to: 'a1', from: bob })
    const files = pictures
      .flatMap(({ icon, badge }) => [icon, badge])
      .map((url) => url.replace(FOLDER, 'public/'))
    expect(files.map((file) => existsSync(file))).toEqual([true, true])
  })

  it('is shown without a name where the server tells none', async () => {
    await push({ to: 'a1' })
    expect(shown).toEqual([{ title: 'New message', body: '', tag: `${alice} `, silent: false }])
  })

  it('says for which of several accounts it is', async () => {
    await storage.write(['accounts'], (tx) => putAccount(tx, account(carol, { signedInAt: 2 })))
    await push({ to: 'a1', from: bob })
    await push({ to: 'a1' })
    expect(texts()).toEqual([`Bob (to ${alice}): Wrote to you`, `New message: ${alice}`])
  })

  it('speaks the language that was chosen, else the browser’s', async () => {
    languages = ['fr-CH', 'de']
    await push({ to: 'a1', from: bob })
    await storage.write(['settings'], (tx) => putSettings(tx, { language: 'ar' }))
    await push({ to: 'a1', from: bob })
    expect(texts()).toEqual(['Bob: Vous a écrit', 'Bob: رسالة إليك'])
  })

  it('has no sound where none are wanted', async () => {
    await wants({ sound: false })
    await push({ to: 'a1', from: bob })
    expect(shown).toMatchObject([{ silent: true }])
  })

  it('is not shown while somebody looks at a window: that one hears of it by itself', async () => {
    addWindow('hidden')
    await push({ to: 'a1', from: bob })
    expect(shown).toHaveLength(1)
    addWindow('visible')
    await push({ to: 'a1', from: bob })
    expect(shown).toHaveLength(1)
  })

  it('is not shown of a chat that is muted', async () => {
    const muted = conversation(alice, bob, { muted: 'always' })
    await storage.write(['conversations'], (tx) => putConversation(tx, muted))
    await push({ to: 'a1', from: bob })
    expect(shown).toEqual([])
  })

  it('is not shown of strangers, and of whom is kept out', async () => {
    await push({ to: 'a1', from: carol })
    await storage.write(['blocked'], (tx) => putBlocked(tx, alice, [bob]))
    await push({ to: 'a1', from: bob })
    expect(shown).toEqual([])
  })

  it('is not shown in quiet hours, nor where nothing is to be shown', async () => {
    await wants({ quiet: { from: 0, until: 0 } })
    await push({ to: 'a1', from: bob })
    await wants({ show: false })
    await push({ to: 'a1', from: bob })
    expect(shown).toEqual([])
  })

  it.each([
    ['no JSON', '{'],
    ['no object', '"a1"'],
    ['no name', { from: bob }],
    ['a name of another kind', { to: 'a1 b2' }],
    ['too much', `{"to":"a1","x":"${'x'.repeat(9000)}"}`],
  ])('of %s shows nothing', async (_, said) => {
    await push(said)
    expect(shown).toEqual([])
  })

  it('is told without a name where the database cannot be read', async () => {
    isShut = true
    await push({ to: 'a1', from: bob })
    addWindow('visible')
    await push({ to: 'a1', from: bob })
    expect(texts()).toEqual(['New message: '])
  })

  it('of a sender that is no address is one without a sender', async () => {
    await push({ to: 'a1', from: '<script>@' })
    expect(texts()).toEqual(['New message: '])
  })

  it('for an account that has left is the last one where nobody else is woken', async () => {
    await push({ to: 'gone', from: bob })
    expect({ shown, isSubscribed }).toEqual({ shown: [], isSubscribed: true })
    await storage.write(['accounts'], (tx) => putAccount(tx, account(alice)))
    await push({ to: 'a1', from: bob })
    expect({ shown, isSubscribed }).toEqual({ shown: [], isSubscribed: false })
  })
})

describe('a press', () => {
  const press = (tag = `${alice} ${bob}`) =>
    happens('notificationclick', { notification: { tag, close() {} } })

  it('leads to the window that is in sight, and there to the chat', async () => {
    const behind = addWindow('hidden')
    const front = addWindow('visible')
    await press()
    expect(front.heard).toEqual([{ type: 'pressed', tag: `${alice} ${bob}` }])
    expect([front.isFocused, behind.isFocused, opened.length]).toEqual([true, false, 0])
  })

  it('opens a window where there is none, or none that answers', async () => {
    await press()
    addWindow('hidden', false)
    await press(`${alice} `)
    expect(opened).toEqual([
      `${FOLDER}#/chat/bob%40tessera.example?account=alice%40tessera.example`,
      `${FOLDER}#/?account=alice%40tessera.example`,
    ])
  })
})

describe('another way to the browser', () => {
  it('is agreed on by a page that is open', async () => {
    addWindow('hidden')
    let isAsked = false
    storage.onChange([settingsTopic], () => {
      isAsked = true
    })
    await happens('pushsubscriptionchange', {})
    await untilItWorks(
      async () => expect(isAsked).toBe(true),
      () => undefined,
    )
    expect(shown).toEqual([])
  })

  it('has somebody open one where none is', async () => {
    await happens('pushsubscriptionchange', {})
    expect(texts()).toEqual([expect.stringMatching(/^Open Tessera once: /)])
  })

  it('is nobody’s business where nobody is woken', async () => {
    await storage.write(['accounts'], (tx) => putAccount(tx, account(alice)))
    await happens('pushsubscriptionchange', {})
    expect(shown).toEqual([])
  })
})
