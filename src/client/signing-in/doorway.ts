/**
 * A way to an issuer's pages and back. What is needed for the second half waits in the database, sealed: the page that is come
 * back to (`oauth.html`) puts the answer beside it, and whoever takes it first goes on with it.
 */
import { authorizationUrl, type Callback, newErrand, readCallback } from '../../oauth/authorization.ts'
import { discoverIssuer, type Issuer } from '../../oauth/issuer.ts'
import type { Net } from '../../oauth/net.ts'
import { OAuthFailure } from '../../oauth/oauth-failure.ts'
import type { RegisteredClient } from '../../oauth/registration.ts'
import { openDoorways, putDoorway, takeDoorway } from '../../storage/doorways.ts'
import type { DoorwayRow } from '../../storage/schema.ts'
import type { OAuthDeps } from './oauth-deps.ts'
import { sealer } from './seal.ts'

export interface Asked extends Pick<DoorwayRow, 'purpose' | 'address' | 'websocket' | 'back' | 'way'> {
  issuer: Issuer
  client: RegisteredClient
  redirect: string
  scopes: readonly string[]
  /** What it is about, for whoever comes back. */
  note?: string
}

interface Kept {
  verifier: string
  client: RegisteredClient
  scopes: readonly string[]
  note?: string
}

/** What is needed to ask for tokens (`exchangeCode`). */
export interface CameBack {
  issuer: Issuer
  client: RegisteredClient
  callback: Callback
  redirect: string
  verifier: string
  scopes: readonly string[]
  note: string | null
}

/** Where to go; the way back stands open for ten minutes, and for one. */
export async function openDoorway(
  { storage, platform }: OAuthDeps,
  { issuer, client, redirect, scopes, note, ...row }: Asked,
): Promise<{ url: string; state: string }> {
  const errand = newErrand()
  const url = await authorizationUrl(issuer, { ...errand, client, redirect, scopes, hint: row.address })
  const kept: Kept = { verifier: errand.verifier, client, scopes, ...(note !== undefined && { note }) }
  const sealed = await sealer(storage).seal(JSON.stringify(kept))
  const at = platform.now()
  const { state } = errand
  const doorway: DoorwayRow = { ...row, state, issuer: issuer.name, redirect, sealed, answer: null, at }
  await storage.write(['doorways'], (tx) => putDoorway(tx, doorway, at), { durable: true })
  return { url, state }
}

/** Those that somebody has come back through, the newest first. */
export const answeredDoorways = async ({ storage, platform }: OAuthDeps): Promise<DoorwayRow[]> =>
  (await storage.read(['doorways'], (tx) => openDoorways(tx, platform.now()))).filter(({ answer }) => answer)

/** Takes it: nobody else can. Null: somebody was quicker, or it took too long. */
export const enterDoorway = ({ storage, platform }: OAuthDeps, state: string): Promise<DoorwayRow | null> =>
  storage.write(['doorways'], (tx) => takeDoorway(tx, state, platform.now()), { durable: true })

/** What was brought back through one that was taken. Throws `OAuthFailure`. */
export async function readDoorway(
  { storage }: OAuthDeps,
  { state, issuer: name, redirect, sealed, answer }: DoorwayRow,
  net: Net,
): Promise<CameBack> {
  const [text, query] = await sealer(storage).unsealAll(answer ? [sealed, answer] : [])
  if (text == null || query == null) throw new OAuthFailure('wrong-answer', 'sealed')
  // Ours alone can open it, so what is in it is what we put there.
  const { verifier, client, scopes, note = null } = JSON.parse(text) as Kept
  const issuer = await discoverIssuer({ issuer: name }, net)
  const callback = readCallback(issuer, client, query, state)
  return { issuer, client, callback, redirect, verifier, scopes, note }
}
