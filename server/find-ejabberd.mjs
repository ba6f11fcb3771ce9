/** Finds an ejabberd 26: this machine's own, or one in a Debian folder of its own, which ejabberd-install.mjs makes. */
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { isRoot } from './run.mjs'

/** Where the recipe puts it. */
export const ejabberdFolder = fileURLToPath(new URL('../.local/ejabberd', import.meta.url))

/**
 * @typedef {object} Ejabberd how to run one
 * @property {string} root `/`, or the folder that it sees as `/`
 * @property {string} erl Erlang's own program, inside the root
 * @property {string} libraries the folder of ejabberd and what it stands on, inside the root
 */

export const adviceWithoutEjabberd =
  'No ejabberd 26 here: Debian 13 has it in trixie-backports; on an older Debian, as root, ' +
  '`node server/ejabberd-install.mjs` puts one into .local/, and TESSERA_EJABBERD names any other Debian folder.'

/** @returns {Ejabberd | undefined} */
export function findEjabberd() {
  const wish = process.env.TESSERA_EJABBERD
  // A folder is only a root for those who may change theirs.
  const folders = wish ? [wish] : [ejabberdFolder]
  return [...(isRoot() ? folders : []), '/'].map(ejabberdIn).find(Boolean)
}

/** @param {string} root @returns {Ejabberd | undefined} */
function ejabberdIn(root) {
  const erl = '/usr/bin/erl'
  if (!fs.existsSync(path.join(root, erl))) return undefined
  const library = path.join(root, 'usr/lib')
  for (const folder of [library, ...subfolders(library)]) {
    const newest = list(folder).some((name) => Number(/^ejabberd-(\d+)\./.exec(name)?.[1] ?? 0) >= 26)
    if (newest) return { root, erl, libraries: `/${path.relative(root, folder)}` }
  }
  return undefined
}

/** Debian puts what depends on the processor into a folder named for it. @param {string} folder */
const subfolders = (folder) =>
  list(folder)
    .filter((name) => name.includes('-linux-'))
    .map((name) => path.join(folder, name))

function list(folder) {
  try {
    return fs.readdirSync(folder)
  } catch {
    return []
  }
}
