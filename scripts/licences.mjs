/** Under which licences other people's work may be part of this: what is shipped, and what only builds and tests it. */
import fs from 'node:fs'
import path from 'node:path'

const shipped = new Set([
  ...[
    '0BSD',
    'Apache-2.0',
    'BlueOak-1.0.0',
    'BSD-2-Clause',
    'BSD-3-Clause',
    'CC0-1.0',
    'ISC',
    'MIT',
    'Unlicense',
  ],
])
/** Nothing of it reaches anybody, so what asks for its own files alone to be handed on is welcome, too. */
const tools = new Set([...shipped, 'CC-BY-4.0', 'MPL-2.0', 'Python-2.0', 'WTFPL'])

/**
 * Whether an SPDX expression leaves a choice that is allowed. What cannot be read is not.
 * @param {string} expression @param {ReadonlySet<string>} allowed
 */
export function isAllowed(expression, allowed) {
  const words = expression.match(/[()]|[\w.+-]+/g) ?? []
  let at = 0
  const term = () => {
    const word = words[at++]
    if (word !== '(') return word !== undefined && allowed.has(word)
    const inner = either()
    return words[at++] === ')' && inner
  }
  const both = () => {
    let holds = term()
    while (words[at] === 'AND' && at++ >= 0) holds = term() && holds
    return holds
  }
  const either = () => {
    let holds = both()
    while (words[at] === 'OR' && at++ >= 0) holds = both() || holds
    return holds
  }
  const holds = either()
  return holds && at === words.length && words.join('') === expression.replace(/\s/g, '')
}

/**
 * @typedef {{ version?: string, license?: string, dev?: boolean, link?: boolean }} Locked as package-lock.json has it
 * @param {Record<string, Locked>} packages by their folders @param {(folder: string) => string | undefined} read for those of which
 *   the lock file says nothing
 * @returns {string[]} what is not allowed, for people
 */
export function refusedLicences(packages, read) {
  return Object.entries(packages).flatMap(([folder, { version, license, dev, link }]) => {
    if (folder === '' || link) return []
    const said = license ?? read(folder)
    if (said && isAllowed(said, dev ? tools : shipped)) return []
    const name = folder.replace(/^.*node_modules\//, '')
    return [`${name} ${version ?? ''}: ${said ?? 'no licence'}${dev ? '' : ' (is shipped)'}`]
  })
}

/** As packages of old said it: a list. @param {string} root @param {string} folder */
export function licenceInside(root, folder) {
  try {
    const { license, licenses } = JSON.parse(fs.readFileSync(path.join(root, folder, 'package.json'), 'utf8'))
    return license ?? licenses?.map((/** @type {{ type: string }} */ { type }) => type).join(' OR ')
  } catch {
    return undefined
  }
}

/** @param {string} root @returns {string[]} */
export const checkLicences = (root) =>
  refusedLicences(
    JSON.parse(fs.readFileSync(path.join(root, 'package-lock.json'), 'utf8')).packages,
    (folder) => licenceInside(root, folder),
  )
