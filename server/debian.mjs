/** What this machine says about itself, when it is a Debian. */
import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'

export const keyring = '/usr/share/keyrings/debian-archive-keyring.gpg'

/** @returns {string | undefined} the code name, e.g. `bookworm`; nothing on other systems, derivatives included */
export function debianRelease(file = '/etc/os-release') {
  const text = read(file)
  if (!/^ID="?debian"?$/m.test(text)) return undefined
  return /^VERSION_CODENAME="?(\w+)"?$/m.exec(text)?.[1]
}

/** The archive that this machine's own apt uses. */
export function debianMirror(folder = '/etc/apt') {
  const lists = path.join(folder, 'sources.list.d')
  const files = [path.join(folder, 'sources.list')]
  try {
    files.push(...fs.readdirSync(lists).map((name) => path.join(lists, name)))
  } catch {}
  for (const text of files.filter((name) => /\.(list|sources)$/.test(name)).map(read)) {
    const found =
      /^URIs:\s*(\S+\/debian\/?)(?=\s|$)/m.exec(text) ??
      /^deb\s+(?:\[[^\]]*\]\s+)?(\S+\/debian\/?)\s/m.exec(text)
    if (found) return found[1]
  }
  return 'http://deb.debian.org/debian'
}

export const debianArchitecture = () =>
  execFileSync('dpkg', ['--print-architecture'], { encoding: 'utf8' }).trim()

function read(file) {
  try {
    return fs.readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
