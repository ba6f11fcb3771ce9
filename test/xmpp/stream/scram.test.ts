import { describe, expect, it } from 'vitest'
import { fromUtf8, toUtf8 } from '../../../src/xmpp/base64.ts'
import { choosePassword } from '../../../src/xmpp/mechanism.ts'
import { saslprep } from '../../../src/xmpp/saslprep.ts'
import { createScram, SCRAM } from '../../../src/xmpp/scram.ts'
import { ScramServer, type ScramServerOptions } from './scram-server.ts'

const HASHES = { 'SCRAM-SHA-512': 'sha512', 'SCRAM-SHA-256': 'sha256', 'SCRAM-SHA-1': 'sha1' } as const

async function talk(
  server: ScramServer,
  typed: string,
  user = 'juliet',
  name: keyof typeof HASHES = 'SCRAM-SHA-256',
) {
  const variant = SCRAM.find((one) => one.name === name)
  if (!variant) throw new Error(name)
  const scram = createScram(variant, user, typed)
  const challenge = server.challenge(fromUtf8(await scram.initial()))
  const signature = server.finish(fromUtf8(await scram.respond(toUtf8(challenge))))
  return { scram, signature }
}
const serverWith = (options: Partial<ScramServerOptions> = {}) =>
  new ScramServer({ hash: 'sha256', password: 'capulet', ...options })

describe('SCRAM', () => {
  it.each(Object.entries(HASHES))(
    '%s: each side proves itself, with any password and name',
    async (name, hash) => {
      const server = serverWith({ hash, password: 'pässwörd 密码 🔑' })
      const { scram, signature } = await talk(
        server,
        'pässwörd 密码 🔑',
        'ju=li,et',
        name as keyof typeof HASHES,
      )
      expect(server.user).toBe('ju=li,et')
      expect(signature).not.toBeNull()
      expect(await scram.proves(toUtf8(signature ?? ''))).toBe(true)
    },
  )

  it('finds the stored password whichever way it is typed', async () => {
    // U+FB01 is "fi" in one, an "i" with a separate accent is the letter with it, a soft hyphen is nothing.
    const { signature } = await talk(serverWith({ password: 'fi\u00ed x' }), '\ufb01i\u0301\u00ad\u00a0x')
    expect(signature).not.toBeNull()
  })

  it('gets no proof for a wrong password', async () => {
    expect((await talk(serverWith(), 'montague')).signature).toBeNull()
  })

  it('does not believe a server that cannot prove itself', async () => {
    const { scram, signature } = await talk(serverWith(), 'capulet')
    expect(await scram.proves(null)).toBe(false)
    expect(await scram.proves(new Uint8Array())).toBe(false)
    expect(await scram.proves(toUtf8('v=AAAA'))).toBe(false)
    expect(await scram.proves(toUtf8(`${signature?.slice(2)}`))).toBe(false)
    const { scram: other } = await talk(serverWith(), 'capulet')
    expect(await other.proves(toUtf8(signature ?? ''))).toBe(false)
  })

  it('takes the signature as one more challenge where success carries nothing', async () => {
    const { scram, signature } = await talk(serverWith(), 'capulet')
    expect(await scram.respond(toUtf8(signature ?? ''))).toHaveLength(0)
    expect(await scram.proves(null)).toBe(true)
    const { scram: other } = await talk(serverWith(), 'capulet')
    await expect(other.respond(toUtf8('v=AAAA'))).rejects.toMatchObject({ problem: 'server-not-proved' })
  })

  it.each([
    ['a nonce that is not ours', { serverNonce: () => 'somebody' }, 'server-not-proved'],
    ['a nonce without its own part', { serverNonce: (nonce: string) => nonce }, 'server-not-proved'],
    ['too few iterations', { iterations: 4095 }, 'server-not-proved'],
    ['iterations for ever', { iterations: 1_000_001 }, 'server-not-proved'],
    ['an extension that must be understood', { extension: 'm=x,' }, 'protocol'],
  ])('refuses %s', async (_, options, problem) => {
    await expect(talk(serverWith(options), 'capulet')).rejects.toMatchObject({ problem })
  })

  it.each(['', 'x', 'r=,s=,i=', 'e=other-error', 'r=a,s=!!!,i=4096', 'r=a,s=AAAA,i=4e3'])(
    'refuses the challenge %j',
    async (challenge) => {
      const scram = createScram({ name: 'SCRAM-SHA-1', hash: 'SHA-1', bits: 160 }, 'juliet', 'capulet')
      await scram.initial()
      await expect(scram.respond(toUtf8(challenge))).rejects.toMatchObject({ problem: 'protocol' })
    },
  )

  it('uses another nonce every time', async () => {
    const firsts = await Promise.all(
      Array.from({ length: 20 }, async () =>
        fromUtf8((await choosePassword(['SCRAM-SHA-1'], 'a', 'b')?.initial()) ?? new Uint8Array()),
      ),
    )
    expect(new Set(firsts).size).toBe(20)
  })
})

describe('the choice of a mechanism', () => {
  it.each([
    [['PLAIN', 'SCRAM-SHA-1', 'SCRAM-SHA-512', 'SCRAM-SHA-256'], 'SCRAM-SHA-512'],
    [['SCRAM-SHA-1', 'SCRAM-SHA-256', 'OAUTHBEARER'], 'SCRAM-SHA-256'],
    [['PLAIN', 'SCRAM-SHA-1'], 'SCRAM-SHA-1'],
    [['X-OAUTH2', 'PLAIN'], 'PLAIN'],
    [['EXTERNAL', 'SCRAM-SHA-1-PLUS'], undefined],
  ])('1.2 D5.13 of %j takes %s', (offered, name) => {
    expect(choosePassword(offered, 'juliet', 'capulet')?.name).toBe(name)
  })

  it('1.3 sends PLAIN in UTF-8', async () => {
    const initial = await choosePassword(['PLAIN'], 'juliet', 'pässwörd 密码')?.initial()
    expect(initial && fromUtf8(initial)).toBe('\0juliet\0pässwörd 密码')
  })
})

describe('SASLprep', () => {
  it.each([
    ['I\u00adX', 'IX'],
    ['user', 'user'],
    ['USER', 'USER'],
    ['\u00aa', 'a'],
    ['\u2168', 'IX'],
    ['\u0007', null],
    ['a\u2028b', null],
    ['\ue000', null],
    ['\ud800', null],
  ])('makes %j into %j', (text, prepared) => {
    expect(saslprep(text)).toBe(prepared)
  })
})
