/** Lets devices in by one another: what the sign-in needs of it, and what whoever is signed in already does. */
import type { Account } from '../../model/account.ts'
import type { DeviceCode } from '../../model/device-code.ts'
import { linkNumber } from '../../model/device-code.ts'
import { type BareJid, domainpart } from '../../model/jid.ts'
import { knowsDevices, mayAskAsDevice } from '../../oauth/device-authorization.ts'
import type { Issuer } from '../../oauth/issuer.ts'
import type { Net } from '../../oauth/net.ts'
import { OAuthFailure } from '../../oauth/oauth-failure.ts'
import { DEVICE_GRANT, registerClient } from '../../oauth/registration.ts'
import type { ServerPagesDeps } from '../session/granted.ts'
import { enterWith } from '../signing-in/come-in.ts'
import { thisProgram } from '../signing-in/this-program.ts'
import { issuerOf } from '../signing-in/trusted-issuer.ts'
import { newCourse } from '../signing-in/visit-course.ts'
import type { CodeExamined, Linking } from './linking.ts'
import { showCodes } from './show-codes.ts'

export interface LinkingDeps extends ServerPagesDeps {
  /** Those who are signed in here. */
  accounts(): Promise<readonly Account[]>
}

export function createLinking(deps: LinkingDeps): Linking {
  const { platform, fetch } = deps
  return {
    async isOffered(found) {
      const issuer = await issuerOf(deps, found).catch(() => null)
      return issuer !== null && (await mayAskAsDevice(issuer, { fetch }))
    },

    begin: (found) =>
      showCodes({
        platform,
        fetch,
        async door(signal) {
          const issuer = await issuerOf(deps, found, signal)
          return { issuer, ...(await deviceClient(deps, issuer, { fetch, signal })) }
        },
        course: () => newCourse(deps, found.address),
        enter: (course, door, tokens) => enterWith(deps, course, found, door, tokens),
      }),

    async examine(code, account) {
      if (!platform.online.get()) return { status: 'offline' }
      const here = await deps.accounts()
      const asked = code.page === null ? here.filter(({ jid }) => jid === account) : here
      const homes = await Promise.all(asked.map(home))
      const own = homes.filter(({ issuer }) => issuer !== null && isOf(issuer, code))
      const first = own[0]
      if (first?.issuer)
        return theirs(
          code,
          first.issuer,
          own.map(({ jid }) => jid),
        )
      const silent = homes.find(({ failed }) => failed)
      if (silent) return { status: 'unreachable', domain: domainpart(silent.jid) }
      return code.host === null
        ? { status: 'unsupported', domain: domainpart(account) }
        : { status: 'foreign', host: code.host }
    },
  }

  /** `failed`: it may be whose code it is, and did not answer. */
  async function home({
    jid,
    websocket,
  }: Account): Promise<{ jid: BareJid; issuer: Issuer | null; failed: boolean }> {
    try {
      return { jid, issuer: await issuerOf(deps, { address: jid, websocket }), failed: false }
    } catch (error) {
      if (!(error instanceof OAuthFailure)) throw error
      return { jid, issuer: null, failed: error.problem === 'unreachable' || error.problem === 'broken' }
    }
  }
}

/** A code that was typed has no page: it is allowed where this server lets devices in. */
const isOf = (issuer: Issuer, { page }: DeviceCode) =>
  page === null ? knowsDevices(issuer) : new URL(page).origin === issuer.origin

async function theirs(
  { page, code }: DeviceCode,
  issuer: Issuer,
  accounts: readonly BareJid[],
): Promise<CodeExamined> {
  // No metadata names the page where people type codes; servers of XMPP have it where devices ask for them.
  const url = new URL(page ?? issuer.server.device_authorization_endpoint ?? issuer.origin)
  url.search = new URLSearchParams({ user_code: code }).toString()
  return {
    status: 'own',
    domain: domainpart(accounts[0] ?? ''),
    accounts,
    address: url.href,
    number: await linkNumber(issuer.name, code),
  }
}

/** Known to the issuer apart from what this program comes in by otherwise: some let only those ask that have said they would. */
async function deviceClient(deps: LinkingDeps, issuer: Issuer, net: Net) {
  const away = await deps.platform.away()
  const program = thisProgram(await deps.deployment, away, issuer)
  const grants = [...program.grants, DEVICE_GRANT]
  return { client: await registerClient(issuer, { ...program, grants }, net), scopes: program.scopes }
}
