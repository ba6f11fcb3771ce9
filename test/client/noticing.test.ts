/** Being told: one notice a message, whichever tab; none for what is seen, old, muted or strange; gone when it was read. */
import { xml } from '@xmpp/xml'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Herald, Place } from '../../src/client/noticing/noticing.ts'
import { noticeTag } from '../../src/model/notice-tag.ts'
import type { Settings } from '../../src/model/settings.ts'
import { messagesOf, rowOf } from '../support/database-view.ts'
import { type Device, jidOf, type Tab, World } from '../support/world.ts'

const romeo = jidOf('romeo')
const juliet = jidOf('juliet')
let world: World
let device: Device
let first: Tab
let second: Tab
let j: Tab
let opened: Parameters<Herald['open']>[0][]
let answered: { place: Place; text: string; upTo: number }[]

async function isTold(tab: Tab): Promise<void> {
  const noticing = await tab.client.noticing()
  noticing.begin({
    words: ({ name, text, to }) => ({
      title: to ? `${name} (${to})` : name,
      body: text ?? 'a message',
      reply: 'Answer',
    }),
    answer: (place, text, upTo) => answered.push({ place, text, upTo }),
    open: (place) => opened.push(place),
  })
}
const looks = async (tab: Tab, conversation: string | null) => {
  const noticing = await tab.client.noticing()
  noticing.look(conversation === null ? null : { account: romeo, conversation })
  await world.calm()
}
const wants = (patch: Partial<Settings['notifications']>) =>
  first.client.changeSettings({
    notifications: { show: true, text: true, sound: true, quiet: null, ...patch },
  })
const hears = async (...texts: string[]) => {
  for (const text of texts) {
    await j.client.messages.send(romeo, text)
    await world.calm()
  }
}
/** In all tabs of the device, since the beginning and now. */
const told = () => [first, second].flatMap((tab) => tab.attention.history)
const onScreen = () =>
  [first, second].flatMap((tab) => [...tab.attention.shown.values()].map(({ body }) => body))
const sounds = () => [first, second].flatMap((tab) => tab.attention.played)
const reads = async (tab: Tab) => {
  const last = (await messagesOf(tab, juliet)).at(-1)
  await tab.client.conversations.markRead(juliet, last?.order ?? 0)
  await world.calm()
}

beforeEach(async () => {
  opened = []
  answered = []
  world = new World({ pep: true })
  world.server.join('romeo').befriend(juliet)
  world.server.join('juliet').befriend(romeo)
  ;({ device, tab: first } = await world.signedIn('romeo'))
  ;({ tab: j } = await world.signedIn('juliet'))
  second = await device.open()
  await world.settled()
  for (const tab of [first, second]) await isTold(tab)
  await world.calm()
})
afterEach(() => world.end())

describe('a message', () => {
  it('is told once, with its words and a sound, however many tabs there are', async () => {
    await hears('one', 'two')
    expect(told()).toEqual(['juliet: one', 'juliet: two'])
    expect(onScreen()).toEqual(['two'])
    expect(sounds()).toEqual(['in'])
    await world.advance(5000)
    await hears('three')
    expect(sounds()).toEqual(['in', 'in'])
  })

  it('can be answered where it is shown, and is gone then', async () => {
    await hears('one')
    const [notice] = [first, second].flatMap((tab) => [...tab.attention.shown.values()])
    expect(notice?.reply?.label).toBe('Answer')
    notice?.reply?.send('Here I am')
    expect(onScreen()).toEqual([])
    const last = (await messagesOf(first, juliet)).at(-1)
    expect(answered).toMatchObject([
      { place: { account: romeo, conversation: juliet }, text: 'Here I am', upTo: last?.order },
    ])
    expect(opened).toEqual([])
  })

  it('is told without its words where these are nobody’s business', async () => {
    await wants({ text: false })
    await hears('one')
    expect(told()).toEqual(['juliet: a message'])
  })

  it('is not told where one wants to be told nothing; and makes no sound where one wants none', async () => {
    await wants({ show: false })
    await hears('one')
    expect(told()).toEqual([])
    expect(sounds()).toEqual(['in'])
    await world.advance(5000)
    await wants({ sound: false })
    await hears('two')
    expect(told()).toEqual(['juliet: two'])
    expect(sounds()).toEqual(['in'])
    expect([...first.attention.shown.values()][0]?.silent).toBe(true)
  })

  it('has the sound of the system where the browser plays none of ours', async () => {
    first.attention.canPlay = false
    await hears('one')
    expect([...first.attention.shown.values()][0]?.silent).toBe(false)
  })

  it('is not told in the quiet hours, and is counted', async () => {
    const here = new Date(world.time.now())
    const minute = here.getHours() * 60 + here.getMinutes()
    await wants({ quiet: { from: minute, until: (minute + 60) % 1440 } })
    await hears('one')
    expect([told(), sounds()]).toEqual([[], []])
    expect(await rowOf(first, juliet)).toMatchObject({ unread: 1 })
  })

  it('is not told of a chat that is muted', async () => {
    await hears('one')
    await first.client.conversations.mute(juliet, 'always')
    await world.calm()
    expect(onScreen()).toEqual([])
    await hears('two')
    expect(told()).toEqual(['juliet: one'])
  })

  it('is not told of a stranger', async () => {
    world.server.join('mallory')
    const { tab: mallory } = await world.signedIn('mallory')
    await mallory.client.messages.send(romeo, 'buy this')
    await world.calm()
    expect([told(), sounds()]).toEqual([[], []])
  })

  it('is heard leaving, in the tab that sent it', async () => {
    await second.client.messages.send(juliet, 'mine')
    await world.calm()
    expect(second.attention.played).toEqual(['out'])
    expect(first.attention.played).toEqual([])
  })
})

describe('an open chat', () => {
  it('is not told of while somebody looks at it, in whichever tab', async () => {
    for (const tab of [first, second]) {
      await looks(tab, juliet)
      await hears('seen')
      await looks(tab, null)
    }
    expect([told(), sounds()]).toEqual([[], []])
  })

  it('is told of while its window is hidden, or another one is typed into', async () => {
    await looks(second, juliet)
    second.visible.set(false)
    await world.calm()
    await hears('hidden')
    second.visible.set(true)
    second.focused.set(false)
    await world.calm()
    await hears('behind')
    second.focused.set(true)
    await world.calm()
    await hears('seen')
    expect(told()).toEqual(['juliet: hidden', 'juliet: behind'])
  })

  it('is told of after its tab was closed, or crashed', async () => {
    await looks(second, juliet)
    second.die()
    await world.calm()
    await hears('one')
    expect(first.attention.history).toEqual(['juliet: one'])
  })

  it('is known to a tab that is opened later, and leads', async () => {
    await looks(second, juliet)
    const third = await device.open()
    await isTold(third)
    await world.calm()
    first.die()
    await world.settled()
    await hears('one')
    expect([second, third].flatMap((tab) => tab.attention.history)).toEqual([])
  })
})

describe('a notice', () => {
  it('is gone when it was read in another tab', async () => {
    await hears('one')
    expect(onScreen()).toEqual(['one'])
    await reads(second)
    expect(onScreen()).toEqual([])
  })

  it('is gone when it was read, or answered, on another device', async () => {
    const { tab: phone } = await world.signedIn('romeo')
    await hears('one')
    await reads(phone)
    expect(onScreen()).toEqual([])
    await hears('two')
    expect(onScreen()).toEqual(['two'])
    await phone.client.messages.send(juliet, 'answered there')
    await world.calm()
    expect(onScreen()).toEqual([])
  })

  it('is not made of what was read elsewhere while the line was broken, and is of what was not', async () => {
    const { tab: phone } = await world.signedIn('romeo')
    world.network.down = true
    world.network.cut(first.wires)
    // More than is written in one go: the mark comes long after the first of them.
    await hears(...Array.from({ length: 70 }, (_, index) => `read on the phone ${index}`))
    await reads(phone)
    await world.calm()
    world.network.down = false
    await world.settled()
    await world.advance(60_000)
    expect(await rowOf(first, juliet)).toMatchObject({ unread: 0 })
    expect([told(), sounds()]).toEqual([[], []])

    world.network.down = true
    world.network.cut(first.wires)
    await hears('not read')
    world.network.down = false
    await world.settled()
    await world.advance(60_000)
    expect(told()).toEqual(['juliet: not read'])
  })

  it('is gone when its message was taken back', async () => {
    await hears('one')
    const [message] = await messagesOf(j, romeo)
    await j.client.messages.retract(message?.id ?? '')
    await world.calm()
    expect(onScreen()).toEqual([])
    expect(told()).toEqual(['juliet: one'])
  })

  it('is the last word of a chat, and of what was corrected nobody is told again', async () => {
    await hears('one')
    const [message] = await messagesOf(j, romeo)
    await j.client.messages.correct(message?.id ?? '', 'one, rather')
    await j.client.messages.react(message?.id ?? '', ['👍'])
    await world.calm()
    expect(told()).toEqual(['juliet: one'])
  })

  it('leads to its chat when it is pressed, and is gone', async () => {
    await hears('one')
    const [notice] = first.attention.shown.values()
    notice?.onPress()
    expect(opened).toMatchObject([{ account: romeo, conversation: juliet }])
    expect(onScreen()).toEqual([])
  })

  it('is gone when its account is', async () => {
    await hears('one')
    await world.during(first.client.signOut())
    await world.calm()
    expect(onScreen()).toEqual([])
  })
})

describe('several accounts', () => {
  it('are told of in one place, each message for whom it is', async () => {
    const paris = jidOf('paris')
    world.server.join('paris').befriend(juliet)
    world.server.accounts.get(juliet)?.befriend(paris)
    await world.signIn(first, 'paris')
    await world.settled()
    await j.client.messages.send(paris, 'for paris')
    await world.calm()
    await hears('for romeo')
    expect(told()).toEqual([`juliet (${paris}): for paris`, `juliet (${romeo}): for romeo`])
    expect(onScreen().sort()).toEqual(['for paris', 'for romeo'])
  })
})

describe('what was shown while no page was open', () => {
  const tag = noticeTag(romeo, juliet)
  const opens = async () => {
    for (const tab of [first, second]) tab.die()
    first = second = await device.open()
    await world.settled()
    first.attention.left.add(tag)
    await isTold(first)
    await world.calm()
  }

  it('goes when a word comes that it was read, and not before', async () => {
    await opens()
    await world.advance(5000)
    expect([...first.attention.left]).toEqual([tag])
    first.visible.set(false)
    await hears('one')
    await world.calm()
    await reads(first)
    expect([...first.attention.left]).toEqual([])
  })

  it('goes when somebody looks at the chat', async () => {
    await opens()
    first.visible.set(false)
    await looks(first, juliet)
    expect([...first.attention.left]).toEqual([tag])
    first.visible.set(true)
    await looks(first, juliet)
    expect([...first.attention.left]).toEqual([])
  })

  it('leads to its chat, and to the account where there is none', async () => {
    await opens()
    for (const presser of first.attention.pressers) {
      presser(tag)
      presser(noticeTag(romeo, null))
      presser('trial')
    }
    expect(opened).toEqual([
      { account: romeo, conversation: juliet },
      { account: romeo, conversation: null },
    ])
  })
})

describe('history', () => {
  it('is not told: 500 messages that came while nobody was there make no notice, no sound, and the right number', async () => {
    for (const tab of [first, second]) tab.die()
    for (let index = 0; index < 500; index++)
      world.server.accounts
        .get(romeo)
        ?.archive.add(
          juliet,
          xml(
            'message',
            { xmlns: 'jabber:client', from: juliet, to: romeo },
            xml('body', null, `missed ${index}`),
          ),
          world.time.now() + index,
        )
    world.server.restart()
    world.network.cut()
    first = await device.open()
    await isTold(first)
    second = first
    await world.settled()
    await world.advance(60_000)
    expect(await rowOf(first, juliet)).toMatchObject({ unread: 500 })
    expect([first.attention.history, first.attention.played]).toEqual([[], []])
    const noticing = await first.client.noticing()
    expect(noticing.hasHeard.get()).toBe(false)
    await hears('and now')
    expect(first.attention.history).toEqual(['juliet: and now'])
  })
})
