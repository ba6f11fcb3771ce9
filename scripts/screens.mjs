/** `npm run screens`: draws docs/screens/ anew, from the real app on the real server. */
import { findProsody } from '../server/find-prosody.mjs'
import { localFolder } from '../server/prosody.mjs'
import { ensureChromium } from './chromium.mjs'
import { ensurePackages } from './install.mjs'
import { runTool } from './tools.mjs'

const say = (/** @type {string} */ line) => process.stdout.write(`${line}\n`)

await ensurePackages(say)
await findProsody({ home: localFolder, say })
const env = { CHROMIUM: await ensureChromium(localFolder, say) }
const args = ['test', '-c', 'test/e2e/playwright.config.ts', '--project=screens', '--reporter', 'list']
process.exitCode = await runTool('playwright', args, { env })
