/** The program as it is on a web site, at Prosody: registered as such, let in, and known by what it was given. Its site need not exist. */
import { describe, expect, it } from 'vitest'
import { thisProgram } from '../../src/client/signing-in/this-program.ts'
import { authorizationUrl, newErrand, readCallback } from '../../src/oauth/authorization.ts'
import { discoverIssuer } from '../../src/oauth/issuer.ts'
import { registerClient } from '../../src/oauth/registration.ts'
import { revokeToken } from '../../src/oauth/revoke.ts'
import { exchangeCode } from '../../src/oauth/tokens.ts'
import { checkDeployment } from '../../src/platform/deployment.ts'
import { whoseToken } from '../../src/xmpp/whose-token.ts'
import '../support/global-websocket.ts'
import { approve } from '../support/oauth-grant.ts'
import type { Person } from '../support/prosody.ts'
import { withProsody } from '../xmpp/stream/real-server.ts'

const SITE = { home: 'https://chat.example.org/', door: 'https://chat.example.org/oauth.html' }
const net = { fetch: globalThis.fetch }
const prosody = withProsody()

async function come() {
  const person = await prosody.person()
  const origin = `${person.domain}:${prosody.server.ports.http}`
  const issuer = await discoverIssuer({ issuer: `http://${origin}` }, net)
  const program = thisProgram(checkDeployment({}), SITE, issuer)
  return { person, issuer, program, websocket: `ws://${origin}/xmpp-websocket` }
}
const whose = (token: string, { jid }: Person, websocket: string) =>
  whoseToken(token, { account: jid, websocket, signal: new AbortController().signal })

describe('a program on a web site', () => {
  it('is registered as that, comes back to it, and is given what belongs to the person, until it gives that back', async () => {
    const { person, issuer, program, websocket } = await come()
    expect(program).toMatchObject({ kind: 'web', site: SITE.home, redirects: [SITE.door] })
    const client = await registerClient(issuer, program, net)
    const errand = newErrand()
    const asked = { ...errand, client, redirect: SITE.door, scopes: program.scopes, hint: person.jid }
    const back = await approve(await authorizationUrl(issuer, asked), person)
    expect(back.href.split('?')[0]).toBe(SITE.door)
    const callback = readCallback(issuer, client, back.search, errand.state)
    const visit = { callback, redirect: SITE.door, verifier: errand.verifier }
    const tokens = await exchangeCode(issuer, client, visit, net)
    expect(await whose(tokens.access, person, websocket)).toBe(person.jid)
    await revokeToken(issuer, client, tokens.access, 'access_token', net)
    await expect(whose(tokens.access, person, websocket)).rejects.toThrow()
  })

  it('is not registered with a way back to another site', async () => {
    const { issuer, program } = await come()
    const elsewhere = { ...program, redirects: ['https://padua.example/oauth.html'] }
    await expect(registerClient(issuer, elsewhere, net)).rejects.toMatchObject({
      problem: 'registration-refused',
    })
  })
})
