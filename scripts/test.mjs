/** `npm test`: installs what is missing, runs the rings of tests, and closes with one line that counts them. */
import fs from 'node:fs'
import path from 'node:path'
import { findProsody } from '../server/find-prosody.mjs'
import { localFolder } from '../server/prosody.mjs'
import { ensureChromium } from './chromium.mjs'
import { closingLine, none, sum } from './counts.mjs'
import { ensurePackages, root } from './install.mjs'
import { ensureProfanity } from './profanity.mjs'
import { chosenRings, rings } from './rings.mjs'
import { adviceWithout, ensureWebServers, findWebServer, webServers } from './web-servers.mjs'

const say = (/** @type {string} */ line) => process.stdout.write(`${line}\n`)

/** What a ring cannot do without, found or installed once. */
const needs = {
  server: async () => say(`XMPP server: ${(await findProsody({ home: localFolder, say })).name}`),
  browser: async () => {
    process.env.CHROMIUM = await ensureChromium(localFolder, say)
    say(`Browser: ${process.env.CHROMIUM}`)
  },
  /** Worth having, but no test fails without it: those that want it say that they are skipped. */
  'other client': async () => {
    try {
      const { profanity, tmux } = await ensureProfanity(localFolder, say)
      Object.assign(process.env, { PROFANITY: profanity, TMUX_COMMAND: tmux })
      say(`Other client: ${profanity}`)
    } catch (error) {
      say(error instanceof Error ? error.message : String(error))
    }
  },
  /** Likewise. */
  'web servers': async () => {
    await ensureWebServers(localFolder, say).catch((error) => say(String(error)))
    for (const name of webServers)
      say(`Web server: ${findWebServer(name, localFolder) ?? adviceWithout(name)}`)
  },
}

/** @param {string} name @param {Map<string, Promise<void>>} ready */
async function runRing(name, ready) {
  const ring = rings[name]
  if (!ring) return none()
  say(`\n── ${name}: ${ring.title} ${'─'.repeat(Math.max(0, 60 - name.length - ring.title.length))}\n`)
  try {
    for (const need of ring.needs) {
      if (!ready.has(need)) ready.set(need, needs[need]())
      await ready.get(need)
    }
    return await ring.run()
  } catch (error) {
    say(error instanceof Error ? error.message : String(error))
    return { ...none(), failed: 1 }
  }
}

try {
  const chosen = chosenRings(process.argv.slice(2))
  fs.mkdirSync(path.join(root, 'test-results'), { recursive: true })
  await ensurePackages(say)
  /** @type {Map<string, Promise<void>>} */
  const ready = new Map()
  /** @type {[string, import('./counts.mjs').Counts][]} */
  const results = []
  for (const name of chosen) results.push([name, await runRing(name, ready)])

  say('')
  for (const [name, counts] of results) say(`${name.padEnd(10)}${closingLine(counts)}`)
  const total = sum(results.map(([, counts]) => counts))
  for (const note of total.notes) say(`skipped: ${note}`)
  for (const doubt of total.doubts) say(`passed the second time only: ${doubt}`)
  process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1
  say(closingLine(total))
} catch (error) {
  say(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
  say(closingLine({ ...none(), failed: 1 }))
}
