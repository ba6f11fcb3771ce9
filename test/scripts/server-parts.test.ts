import { execFileSync } from 'node:child_process'
import { lookup } from 'node:dns'
import dns from 'node:dns/promises'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { luaString } from '../../server/admin-shell.mjs'
import { debianMirror, debianRelease } from '../../server/debian.mjs'
import { unpackedProfanity } from '../../server/debian-profanity.mjs'
import { isLoopbackName } from '../../server/localhost-names.mjs'
import { writeCommand } from '../../server/unpacked-command.mjs'
import { startFakeServer } from '../support/fake-server.ts'
import { RawStream } from '../support/raw-stream.ts'

const temporary = (name: string, text: string) => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'tessera-debian-'))
  fs.writeFileSync(path.join(folder, name), text)
  return folder
}

describe('names that end in .localhost', () => {
  test('mean this machine', async () => {
    const resolve = promisify(lookup)
    expect(await resolve('tessera.localhost')).toMatchObject({ address: '127.0.0.1' })
    expect(await resolve('a.b.localhost', { all: true })).toEqual([{ address: '127.0.0.1', family: 4 }])
  })

  test.each(['localhost.example', 'example.org', 'notlocalhost', '.localhost'])(
    '%s is none of them',
    (name) => {
      expect(isLoopbackName(name)).toBe(false)
    },
  )

  test('leave other look-ups alone', async () => {
    expect((await dns.lookup('127.0.0.1')).address).toBe('127.0.0.1')
  })
})

describe('text for the admin shell', () => {
  test('comes back as it was, and nothing in it can end the string', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const source = luaString(text)
        expect(source).toMatch(/^"(?:[A-Za-z0-9@._-]|\\\d{3})*"$/)
        const bytes = [...source.slice(1, -1).matchAll(/\\(\d{3})|(.)/g)].map(([, code, sign]) =>
          code ? Number(code) : (sign?.charCodeAt(0) ?? 0),
        )
        expect(Buffer.from(bytes).equals(Buffer.from(text))).toBe(true)
      }),
    )
  })
})

describe('what a Debian says of itself', () => {
  test('its code name, and nothing on systems made from it', () => {
    const file = (text: string) => path.join(temporary('os-release', text), 'os-release')
    expect(debianRelease(file('ID=debian\nVERSION_CODENAME=bookworm\n'))).toBe('bookworm')
    expect(debianRelease(file('ID=ubuntu\nID_LIKE=debian\nVERSION_CODENAME=noble\n'))).toBeUndefined()
    expect(debianRelease('/nowhere')).toBeUndefined()
  })

  test('its mirror, in the old form and the new, and not that of security updates', () => {
    expect(
      debianMirror(temporary('sources.list', 'deb [arch=amd64] http://one.example/debian bookworm main\n')),
    ).toBe('http://one.example/debian')
    const folder = temporary('sources.list', '')
    fs.mkdirSync(path.join(folder, 'sources.list.d'))
    const text =
      'Types: deb\nURIs: http://two.example/debian-security\n\nTypes: deb\nURIs: http://two.example/debian/\n'
    fs.writeFileSync(path.join(folder, 'sources.list.d', 'debian.sources'), text)
    expect(debianMirror(folder)).toBe('http://two.example/debian/')
    expect(debianMirror('/nowhere')).toBe('http://deb.debian.org/debian')
  })
})

describe('the server that says what a test writes down', () => {
  test('greets, answers and counts flights', async () => {
    const server = await startFakeServer(async (guest) => {
      await guest.greet('fake.localhost', '<nothing/>')
      await guest.next('<one/>')
      await guest.next('<two/>')
      guest.send('<three/>')
    })
    const client = await RawStream.connect(server.url)
    expect(await client.open('fake.localhost')).toContain('<nothing/>')
    client.send('<two/>')
    client.send('<one/>')
    expect(await client.next()).toBe('<three/>')
    const guest = await server.nextGuest()
    expect(guest.flights).toBe(2)
    guest.drop()
    await client.closed
    await server.stop()
  })

  test('fails the test when its own script fails', async () => {
    const server = await startFakeServer(async (guest) => {
      await guest.next('<never/>')
    })
    const client = await RawStream.connect(server.url)
    client.drop()
    const guest = await server.nextGuest()
    await guest.closed
    await expect(server.stop()).rejects.toThrow('while waiting for <never/>')
  })
})

describe('a program of unpacked packages', () => {
  test('finds the libraries beside it, wherever that is', () => {
    const prefix = path.join(fs.mkdtempSync(path.join(os.tmpdir(), "tessera-o'brien-")), 'unpacked')
    fs.mkdirSync(path.join(prefix, 'usr/lib/x86_64-linux-gnu/pulseaudio'), { recursive: true })
    fs.mkdirSync(path.join(prefix, 'usr/bin'), { recursive: true })
    const program = '#!/bin/sh\necho "$LD_LIBRARY_PATH|$1|$MORE"\n'
    fs.writeFileSync(path.join(prefix, 'usr/bin/say'), program, { mode: 0o755 })
    writeCommand(prefix, 'say', 'usr/bin/say', ['export MORE="$here/more"'])
    const said = execFileSync(path.join(prefix, 'bin/say'), ['a word'], { encoding: 'utf8' }).trim()
    const folder = path.join(prefix, 'usr/lib/x86_64-linux-gnu')
    expect(said).toBe(`${folder}:${folder}/pulseaudio|a word|${prefix}/more`)
  })

  test('is not there until its command is', () => {
    const home = fs.mkdtempSync(path.join(os.tmpdir(), 'tessera-half-'))
    const bin = path.join(home, 'debian-profanity', 'bin')
    fs.mkdirSync(bin, { recursive: true })
    fs.writeFileSync(path.join(bin, 'tmux'), '')
    expect(unpackedProfanity(home)).toBeUndefined()
    fs.writeFileSync(path.join(bin, 'profanity'), '')
    expect(unpackedProfanity(home)).toEqual({
      tmux: path.join(bin, 'tmux'),
      profanity: path.join(bin, 'profanity'),
    })
  })
})
