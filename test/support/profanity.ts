/** Profanity, a client of other people, on a terminal of its own (tmux): it types what a person types, and its log says what it heard. */
import { execFileSync, spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { vi } from 'vitest'
import { findProfanity } from '../../scripts/profanity.mjs'
import { unpackedProfanity } from '../../server/debian-profanity.mjs'
import { localFolder } from '../../server/prosody.mjs'
import type { Person } from './prosody.ts'

/** Those on this machine, or those that `npm test` has fetched. */
const programs = findProfanity() ?? unpackedProfanity(localFolder)

export const hasProfanity = (): boolean => programs !== undefined

export class Profanity {
  readonly #home = fs.mkdtempSync(path.join(os.tmpdir(), 'tessera-profanity-'))
  readonly #socket = path.join(this.#home, 'tmux')

  /** Signed in, without encryption: the server is on this machine. */
  static async start(person: Person, port: number): Promise<Profanity> {
    const profanity = new Profanity()
    const home = profanity.#home
    const env = `HOME='${home}' XDG_CONFIG_HOME='${home}/config' XDG_DATA_HOME='${home}/data' LANG=C.UTF-8`
    profanity.#tmux(
      '-f',
      '/dev/null',
      'new-session',
      '-d',
      '-x',
      '160',
      '-y',
      '50',
      `${env} '${programs?.profanity}' -l DEBUG`,
    )
    await profanity.shows('Type /help')
    for (const wish of ['/correction on', '/receipts request on', '/receipts send on', '/outtype on'])
      await profanity.types(wish)
    await profanity.types(`/connect ${person.jid} server 127.0.0.1 port ${port} tls disable`)
    await profanity.shows('Enter password')
    await profanity.types(person.password)
    await profanity.shows('logged in successfully')
    return profanity
  }

  #tmux(...args: string[]): string {
    return execFileSync(programs?.tmux ?? 'tmux', ['-S', this.#socket, ...args], {
      encoding: 'utf8',
      stdio: 'pipe',
    })
  }

  /** Without Enter: the other side may see that somebody is writing. */
  begins(text: string): void {
    this.#tmux('send-keys', '-l', text)
  }

  async types(text: string): Promise<void> {
    this.begins(text)
    // A line that comes all at once is read key by key.
    await this.shows(text.startsWith('/') ? '/' : '')
    this.#tmux('send-keys', 'Enter')
  }

  /** All that stands on its screen. */
  screen = (): string => this.#tmux('capture-pane', '-p')
  shows = (text: string) =>
    vi.waitFor(() => {
      if (!this.screen().includes(text)) throw new Error(`not on the screen: ${text}\n${this.screen()}`)
    }, 20_000)

  /** Stanzas that it sent or got, as its log has them. */
  stanzas(way: 'SENT' | 'RECV'): string[] {
    const folder = path.join(this.#home, 'data', 'profanity', 'logs')
    const logs = fs.existsSync(folder) ? fs.readdirSync(folder).filter((name) => name.endsWith('.log')) : []
    return logs
      .flatMap((name) => fs.readFileSync(path.join(folder, name), 'utf8').split('\n'))
      .filter((line) => line.includes(`${way}: <`))
  }

  hears = (...parts: string[]) =>
    vi.waitFor(() => {
      const heard = this.stanzas('RECV').find((text) => parts.every((part) => text.includes(part)))
      if (heard === undefined) throw new Error(`never heard: ${parts.join(' … ')}`)
      return heard
    }, 20_000)

  close(): void {
    spawnSync(programs?.tmux ?? 'tmux', ['-S', this.#socket, 'kill-server'])
    fs.rmSync(this.#home, { recursive: true, force: true })
  }
}
