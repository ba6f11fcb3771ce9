/**
 * A contact list that an organisation keeps: 5,000 people come, are renamed and leave, one push each, while somebody looks at the
 * list. Real Chromium, real server, medians of five; the longest main-thread task of each part is printed.
 */
import { ensureBuilt } from '../scripts/build.mjs'
import { startContactsApp } from '../server/contacts-app.mjs'
import { startWebServer } from '../server/web-server.mjs'
import { launchBrowser } from './browser.mjs'
import { median } from './median.mjs'
import { startOwnServer } from './own-server.mjs'
import { addStopwatch, longestSince, settled } from './stopwatch.mjs'
import { followTasks } from './task-times.mjs'

export const needs = ['server', 'browser']

const DOMAIN = 'managed.localhost'
const PEOPLE = 5000
const RUNS = 5
/** So long may the server be busy with one list. */
const PATIENCE = 120_000

/** @param {(number: string) => string} name */
const listOf = (name) =>
  Object.fromEntries(
    Array.from({ length: PEOPLE }, (_, place) => {
      const number = String(place).padStart(4, '0')
      return [`p${number}@${DOMAIN}`, { name: name(number), groups: [`Team ${place % 40}`] }]
    }),
  )

/** @param {{ report: (line: string) => void }} tools */
export default async function managed({ report }) {
  const root = await ensureBuilt(report)
  const contacts = await startContactsApp()
  const server = await startOwnServer('managed', { hosts: [DOMAIN], contacts: contacts.url })
  contacts.tellTo({ port: server.ports.http, host: DOMAIN })
  const servers = { [DOMAIN]: { websocket: server.websocket(DOMAIN) } }
  const web = await startWebServer({ root, port: 0, config: () => ({ servers }) })
  const browser = await launchBrowser()
  try {
    /** @type {Record<string, number[]>} */
    const all = {}
    for (let run = 0; run < RUNS; run++) {
      const user = `anna${run}`
      await server.register(user, DOMAIN, 'managed-pass')
      const visit = Object.entries(await oneVisit(browser, web.url, contacts, user))
      for (const [name, value] of visit) all[name] = [...(all[name] ?? []), value]
      report(`run ${run + 1}: ${visit.map(([name, value]) => `${name} ${Math.round(value)}`).join('  ')}`)
    }
    return Object.fromEntries(Object.entries(all).map(([name, values]) => [name, Math.round(median(values))]))
  } finally {
    await browser.close()
    await web.stop()
    await server.stop()
    await contacts.stop()
  }
}

/**
 * @param {import('playwright-core').Browser} browser @param {string} url
 * @param {import('../server/contacts-app.mjs').ContactsApp} contacts @param {string} user
 */
async function oneVisit(browser, url, contacts, user) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 860 } })
  context.setDefaultTimeout(PATIENCE)
  const page = await context.newPage()
  await addStopwatch(page)
  const counted = countPushes(page)
  await page.goto(`${url}#/sign-in`)
  await page.getByTestId('sign-in-address').fill(`${user}@${DOMAIN}`)
  await page.getByTestId('sign-in-continue').click()
  await page.getByTestId('sign-in-password').fill('managed-pass')
  await page.getByTestId('sign-in-submit').click()
  await page.goto(`${url}#/contacts`)
  await page.getByTestId('contacts-managed').waitFor()
  await settled(page)

  /** @param {Record<string, { name: string }>} list */
  async function become(list) {
    const told = counted(PEOPLE)
    const longest = await followTasks(browser, page)
    const began = await page.evaluate(() => performance.now())
    await Promise.all([told, contacts.change({ [user]: list })])
    const ms = (await settled(page)) - began
    return { ms, longest: await longestSince(page, began), cost: await longest() }
  }
  const come = await become(listOf((number) => `Person ${number}`))
  await page.getByTestId('contact-item').first().waitFor()
  const change = await become(listOf((number) => `Colleague ${number}`))
  const leave = await become({})
  await context.close()
  return {
    comeMs: come.ms,
    comeLongestTaskMs: come.longest,
    comeLongestCpuMs: come.cost,
    changeMs: change.ms,
    changeLongestTaskMs: change.longest,
    changeLongestCpuMs: change.cost,
    leaveMs: leave.ms,
    leaveLongestTaskMs: leave.longest,
    leaveLongestCpuMs: leave.cost,
  }
}

/**
 * Asked for a number, resolves when so many more lines have been told.
 * @param {import('playwright-core').Page} page @returns {(count: number) => Promise<void>}
 */
function countPushes(page) {
  let left = 0
  let done = () => {}
  page.on('websocket', (socket) =>
    socket.on('framereceived', ({ payload }) => {
      const isPush = /^<iq\b[^>]*\btype=['"]set['"]/.test(String(payload))
      if (isPush && String(payload).includes('jabber:iq:roster') && --left === 0) done()
    }),
  )
  return (count) =>
    new Promise((resolve, reject) => {
      left = count
      const late = setTimeout(() => reject(new Error('the server has not told of every line')), PATIENCE)
      done = () => {
        clearTimeout(late)
        resolve()
      }
    })
}
