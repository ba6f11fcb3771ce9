/** What the registry knows against the packages that are used here. Where it does not answer, that is said, and nothing is held against them. */
import { spawnSync } from 'node:child_process'

const grave = new Set(['high', 'critical'])

/**
 * @typedef {{ answered: true, bad: string[], other: string[] } | { answered: false, why: string }} Advice
 * @param {string} report of `npm audit --json` @returns {Advice}
 */
export function readAudit(report) {
  let parsed
  try {
    parsed = JSON.parse(report)
  } catch {
    return { answered: false, why: 'no answer' }
  }
  if (typeof parsed?.vulnerabilities !== 'object')
    return { answered: false, why: String(parsed?.message ?? parsed?.error?.summary ?? 'no answer') }
  const found = Object.values(/** @type {Record<string, any>} */ (parsed.vulnerabilities)).map(
    ({ name, severity, range }) => ({ severity, line: `${severity}: ${name} ${range}` }),
  )
  return {
    answered: true,
    bad: found.filter(({ severity }) => grave.has(severity)).map(({ line }) => line),
    other: found.filter(({ severity }) => !grave.has(severity)).map(({ line }) => line),
  }
}

/** @param {string} root @returns {Advice} */
export function askForAdvice(root) {
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  const args = ['audit', '--json', '--package-lock-only', '--loglevel=silent']
  const { stdout } = spawnSync(npm, [...args, '--fetch-retries=0', '--fetch-timeout=20000'], {
    cwd: root,
    encoding: 'utf8',
    timeout: 60_000,
    maxBuffer: 64 * 1024 * 1024,
    shell: process.platform === 'win32',
  })
  return readAudit(stdout ?? '')
}
