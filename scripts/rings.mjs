/** The rings of tests, from the fastest and closest to the code to the slowest and closest to a person. */
import fs from 'node:fs'
import path from 'node:path'
import { runCheck } from './check-steps.mjs'
import { countPlaywright, countVitest, none, withExitCode } from './counts.mjs'
import { root } from './install.mjs'
import { runTool } from './tools.mjs'

const reports = path.join(root, 'test-results')

/** @param {string} ring @param {string[]} args */
async function vitest(ring, args) {
  const file = path.join(reports, `${ring}.json`)
  fs.rmSync(file, { force: true })
  const json = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const code = await runTool('vitest', ['run', '--passWithNoTests', ...json, ...args])
  return withExitCode(countVitest(read(file)), code)
}

async function playwright() {
  const file = path.join(reports, 'e2e.json')
  fs.rmSync(file, { force: true })
  const args = [
    'test',
    '-c',
    'test/e2e/playwright.config.ts',
    '--project=e2e',
    '--pass-with-no-tests',
    '--reporter=list,json',
  ]
  const code = await runTool('playwright', args, { env: { PLAYWRIGHT_JSON_OUTPUT_FILE: file }, minutes: 50 })
  return withExitCode(countPlaywright(read(file)), code)
}

/** @param {string} file */
function read(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'))
  } catch {
    return none()
  }
}

/**
 * @typedef {object} Ring
 * @property {string} title
 * @property {('server' | 'browser' | 'other client' | 'web servers')[]} needs what must be on the machine, beside the npm packages
 * @property {() => Promise<import('./counts.mjs').Counts>} run
 * @type {Record<string, Ring>}
 */
export const rings = {
  check: { title: 'Types, style, architecture', needs: [], run: runCheck },
  unit: {
    title: 'Units',
    needs: ['server'],
    run: () => vitest('unit', ['--project', 'unit', '--exclude', 'test/{client,architecture}/**']),
  },
  journeys: {
    title: 'Journeys through the client',
    needs: ['server', 'other client'],
    run: () => vitest('journeys', ['--project', 'unit', 'test/client/']),
  },
  browser: {
    title: 'Components in Chromium',
    needs: ['browser'],
    run: () => vitest('browser', ['--project', 'browser']),
  },
  e2e: {
    title: 'End to end: people, browsers and a server',
    needs: ['server', 'browser', 'web servers'],
    run: playwright,
  },
}

/** `--only unit,e2e` or `--only=unit,e2e`; without it, all. @param {string[]} args @returns {string[]} in their order */
export function chosenRings(args) {
  const all = Object.keys(rings)
  if (args.length === 0) return all
  const [, list] = /^--only[= ](.*)$/.exec(args.join(' ')) ?? []
  const names = (list ?? '').split(',')
  if (!names.every((name) => all.includes(name)))
    throw new Error(`There is only one option: --only ${all.join(',')}`)
  return all.filter((name) => names.includes(name))
}
