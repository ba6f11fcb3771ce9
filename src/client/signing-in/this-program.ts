/** How this program, at this address, makes itself known to an issuer: once, and then it is remembered. */
import { version } from '../../../package.json'
import type { Issuer } from '../../oauth/issuer.ts'
import type { Net } from '../../oauth/net.ts'
import { type Program, type RegisteredClient, registerClient } from '../../oauth/registration.ts'
import { scopesFor } from '../../oauth/scopes.ts'
import type { Away } from '../../platform/away.ts'
import type { Deployment } from '../../platform/deployment.ts'
import { issuerAt, putIssuer, removeIssuer } from '../../storage/issuers.ts'
import type { OAuthDeps } from './oauth-deps.ts'
import { type Sealer, sealer } from './seal.ts'

/** The same in every copy of this program (RFC 7591 §2): servers may group what they list by it. */
const SOFTWARE_ID = '9a0c6ae2-3f57-4d39-9b7e-6e1f0c7a52d4'
/** A copy that is tried out on one's own machine has no site that a server could be told. */
const NO_SITE = 'https://tessera.example/'

/** Servers want all these addresses on one host, and on the one that people are sent back to. */
export function thisProgram(
  { brand, oauth }: Pick<Deployment, 'brand' | 'oauth'>,
  { home, door }: Pick<Away, 'home' | 'door'>,
  issuer: Pick<Issuer, 'scopes'>,
): Program {
  const here = new URL(home)
  const published = here.protocol === 'https:'
  const own = published ? here.href : NO_SITE
  const site = oauth.site && (!published || new URL(oauth.site).host === here.host) ? oauth.site : own
  const there = (address: string | null) =>
    address !== null && new URL(address).host === new URL(site).host ? address : null
  return {
    name: brand.name ?? 'Tessera',
    site,
    logo: there(oauth.logo) ?? (published ? new URL('icon.svg', home).href : null),
    policy: there(oauth.policy),
    terms: there(oauth.terms),
    softwareId: SOFTWARE_ID,
    version: version,
    kind: published ? 'web' : 'native',
    redirects: [door],
    grants: ['authorization_code', 'refresh_token'],
    scopes: scopesFor(issuer.scopes),
  }
}

interface Known {
  client: RegisteredClient
  /** What was told: another version, or another name, is told anew. */
  told: string
}

/** The registration of this copy; made when there is none, or when what it says is no longer so. */
export async function knownClient(deps: OAuthDeps, issuer: Issuer, away: Away, net: Net) {
  const { storage, platform } = deps
  const program = thisProgram(await deps.deployment, away, issuer)
  const told = JSON.stringify(program)
  const seals = sealer(storage)
  const row = await storage.read(['issuers'], (tx) => issuerAt(tx, issuer.name, away.door))
  const known = row && (await readKnown(seals, row.sealed))
  const lasts = known?.client.secretEnds == null || known.client.secretEnds > platform.now()
  if (known && known.told === told && lasts) return { client: known.client, scopes: program.scopes }
  const client = await registerClient(issuer, program, net)
  const sealed = await seals.seal(JSON.stringify({ client, told } satisfies Known))
  await storage.write(['issuers'], (tx) =>
    putIssuer(tx, { issuer: issuer.name, redirect: away.door, sealed, at: platform.now() }),
  )
  return { client, scopes: program.scopes }
}

/** The issuer has forgotten it, or may have: the next one who asks registers anew. */
export const forgetClient = ({ storage }: OAuthDeps, issuer: string, redirect: string): Promise<void> =>
  storage.write(['issuers'], (tx) => removeIssuer(tx, issuer, redirect))

async function readKnown(seals: Sealer, sealed: Parameters<Sealer['unseal']>[0]): Promise<Known | null> {
  const text = await seals.unseal(sealed)
  // Ours alone can open it, so what is in it is what we put there.
  return text === null ? null : (JSON.parse(text) as Known)
}
