/** Files of a build, with their hashes. */
import { createHash } from 'node:crypto'
import type { ShellFile } from '../../src/worker/shell-cache.ts'

export const integrityOf = (text: string) => `sha384-${createHash('sha384').update(text).digest('base64')}`

/** What is in a file of ours says its name and its version. */
export const contentOf = (url: string, version: string) => `${url} of ${version}`

export const filesOf = (urls: readonly string[], version: string): ShellFile[] =>
  urls.map((url) => ({ url, integrity: integrityOf(contentOf(url, version)) }))
