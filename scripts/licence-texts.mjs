/** Vite plugin: the terms of those whose work is part of the build, in one file beside it, as most of them ask for. */
import fs from 'node:fs'
import path from 'node:path'

/** Only built with, as npm sees it, and yet some of it is shipped: emoji by name. */
const SHIPPED_TOOLS = ['emojibase-data']

/** @param {string} folder of a package @returns {string} */
function termsIn(folder) {
  const files = fs.existsSync(folder) ? fs.readdirSync(folder).sort() : []
  const file = files.find((name) => /^licen[cs]e(?:\.\w+)?$/i.test(name))
  return file ? fs.readFileSync(path.join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim() : ''
}

/** The same terms once, below all who use them. @param {string} root @returns {string} */
export function licenceTexts(root) {
  const { packages } = JSON.parse(fs.readFileSync(path.join(root, 'package-lock.json'), 'utf8'))
  /** @type {Map<string, string[]>} */
  const byTerms = new Map()
  for (const [folder, { version, license, dev, optional }] of Object.entries(packages)) {
    const name = folder.replace(/^.*node_modules\//, '')
    // Types leave nothing behind.
    if (folder === '' || optional || name.startsWith('@types/')) continue
    if (dev && !SHIPPED_TOOLS.includes(name)) continue
    const terms = termsIn(path.join(root, folder)) || `Licence: ${license}`
    byTerms.set(terms, [...(byTerms.get(terms) ?? []), `${name} ${version}`])
  }
  const line = '─'.repeat(80)
  return [...byTerms].map(([terms, names]) => `${names.join('\n')}\n\n${terms}\n`).join(`\n${line}\n\n`)
}

/** @param {string} root @returns {import('vite').Plugin} */
export const licenceFile = (root) => ({
  name: 'licence-file',
  apply: 'build',
  generateBundle() {
    this.emitFile({ type: 'asset', fileName: 'licences.txt', source: licenceTexts(root) })
  },
})
