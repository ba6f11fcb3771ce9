/** `npm run check`: types, style and architecture. */
import { runCheck } from './check-steps.mjs'
import { ensurePackages } from './install.mjs'

await ensurePackages((line) => console.log(line))
const { failed } = await runCheck()
process.exitCode = failed === 0 ? 0 : 1
