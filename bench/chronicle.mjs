/** A long memory: what years of chats leave in the database of the app, put straight into it. */

/** Words that are neither rare nor in every message, so that a search has to look at all of them. */
const WORDS =
  'time year people way day man thing woman life child world school state family student group country problem hand part place case week company system program question work government number night point home water room mother area money story fact month lot right study book eye job word business issue side kind head house service friend father power hour game line end member law car city community name president team minute idea body information back parent face others level office door health person art war history party result change morning reason research girl guy moment air teacher force education'.split(
    ' ',
  )
const WORDS_IN_MESSAGE = 9

/** The same for the same seed, everywhere. @param {number} seed */
function dice(seed) {
  let state = seed
  return (/** @type {number} */ sides) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state % sides
  }
}

/** What message number `index` of a chat says. @param {number} chat @param {number} index */
export function textOf(chat, index) {
  const roll = dice(chat * 1_000_003 + index * 7919 + 1)
  for (let warm = 0; warm < 3; warm++) roll(7)
  const words = Array.from(
    { length: WORDS_IN_MESSAGE },
    () => WORDS[Math.floor(roll(WORDS.length * 1000) / 1000)],
  )
  return `${words.join(' ')}, number ${index}`
}

/** How often each of some questions has an answer. @param {{ chat: number, messages: number }[]} chats */
export function questions(chats, count = 60) {
  const texts = chats.flatMap(({ chat, messages }) =>
    Array.from({ length: messages }, (_, index) => textOf(chat, index)),
  )
  const roll = dice(42)
  const asked = []
  let before = -1
  while (asked.length < count) {
    const words = Array.from({ length: 1 + (asked.length % 3) }, () => WORDS[roll(WORDS.length)] ?? '')
    // As somebody types: some of a word is enough.
    const last = words.pop() ?? ''
    const terms = [...words, asked.length % 2 ? last.slice(0, 3) : last]
    const total = texts.filter((text) => terms.every((term) => text.includes(term))).length
    if (total === before || total < 2) continue
    before = total
    asked.push({ text: terms.join(' '), total })
  }
  return asked
}

/**
 * @param {import('playwright-core').Page} page of the app, signed in
 * @param {{ account: string, chats: { jid: string, chat: number, messages: number }[] }} memory the first chat is the newest
 */
export async function remember(page, { account, chats }) {
  for (const [place, { jid, chat, messages }] of chats.entries()) {
    const texts = Array.from({ length: messages }, (_, index) => textOf(chat, index))
    await page.evaluate(writeChat, { account, jid, texts, minutesAgo: place })
  }
}

/** In the page. @param {{ account: string, jid: string, texts: string[], minutesAgo: number }} chat */
async function writeChat({ account, jid, texts, minutesAgo }) {
  const SLICE = 5000
  const database = await new Promise((resolve, reject) => {
    const opening = indexedDB.open('tessera')
    opening.onsuccess = () => resolve(opening.result)
    opening.onerror = () => reject(opening.error)
  })
  const newest = Date.now() - (minutesAgo + 1) * 60_000
  const rowOf = (/** @type {string} */ body, /** @type {number} */ index) => {
    const time = newest - (texts.length - 1 - index) * 61_000
    const direction = index % 3 === 0 ? 'out' : 'in'
    const id = `${jid}-${index}`
    return {
      account,
      id,
      conversation: jid,
      direction,
      from: direction === 'out' ? account : jid,
      body,
      order: time * 1000,
      time,
      state: direction === 'out' ? 'sent' : 'delivered',
      origin: 'archive',
      aliases: [`id:${account}\n${jid}\n${direction === 'out' ? account : jid}\n${id}`],
    }
  }
  const write = (/** @type {(tx: IDBTransaction) => void} */ put) =>
    new Promise((resolve, reject) => {
      const tx = database.transaction(['messages', 'conversations'], 'readwrite')
      tx.oncomplete = () => resolve(undefined)
      tx.onabort = () => reject(tx.error)
      put(tx)
    })
  for (let from = 0; from < texts.length; from += SLICE)
    await write((tx) => {
      texts.slice(from, from + SLICE).forEach((text, index) => {
        tx.objectStore('messages').put(rowOf(text, from + index))
      })
    })
  const last = rowOf(texts.at(-1) ?? '', texts.length - 1)
  const { id, order, time, direction, state, body } = last
  await write((tx) => {
    tx.objectStore('conversations').put({
      account,
      jid,
      kind: 'direct',
      last: { id, order, time, direction, state, preview: body },
      activity: order,
      unread: 0,
      readUpTo: order,
      draft: '',
    })
  })
  database.close()
}
