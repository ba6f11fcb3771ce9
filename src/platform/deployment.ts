/** What whoever put these files on a web server wants: `config.json` beside the page, checked, every key optional. */
import * as v from 'valibot'

export interface Deployment {
  /** Endpoints by domain, where XEP-0156 does not tell or is not to be asked. */
  servers: Record<string, { websocket: string; issuer?: string | undefined }>
  /** The domain of people who type only a name. */
  defaultDomain: string | null
  /** Nobody signs in at another domain. */
  lockDomain: boolean
  providers: string | null
  /** Devices keep the program, so that it opens without a network. */
  keepOffline: boolean
  brand: { name: string | null; accent: string | null }
  /** Signing in on the pages of one's own server. */
  oauth: {
    /** No password is asked for where there is another way. */
    prefer: boolean
    /** What people read there about who asks: the site of this program, and what is said of it. */
    site: string | null
    logo: string | null
    policy: string | null
    terms: string | null
  }
  /** Who wakes browsers while this program is closed: a service of XEP-0357, and its key for Web Push (RFC 8292). */
  push: { service: string; key: string } | null
}

const domain = v.pipe(v.string(), v.trim(), v.toLowerCase(), v.regex(/^[^\s/@:?#]{1,253}$/u))
const websocket = v.pipe(v.string(), v.regex(/^wss?:\/\/\S+$/i))
/** It ends up in a style: nothing but a colour may get there. */
const colour = v.pipe(v.string(), v.regex(/^#(?:[0-9a-f]{3}|[0-9a-f]{6})$/i))
const page = v.pipe(v.string(), v.regex(/^https:\/\/\S+$/i))
const optional = <T extends v.GenericSchema>(schema: T) => v.fallback(v.nullable(schema), null)

const server = v.object({ websocket, issuer: v.optional(v.pipe(v.string(), v.url())) })

/** One that makes no sense takes none of the others with it. */
const servers = v.pipe(
  v.record(v.string(), v.unknown()),
  v.transform((all) => {
    const sound: Deployment['servers'] = {}
    for (const [name, entry] of Object.entries(all)) {
      const [asked, said] = [v.safeParse(domain, name), v.safeParse(server, entry)]
      if (asked.success && said.success) sound[asked.output] = said.output
    }
    return sound
  }),
)

const config = v.object({
  servers: v.fallback(servers, {}),
  defaultDomain: optional(domain),
  lockDomain: v.fallback(v.boolean(), false),
  providers: optional(v.pipe(v.string(), v.nonEmpty())),
  keepOffline: v.fallback(v.boolean(), true),
  brand: v.fallback(
    v.object({
      name: optional(v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(60))),
      accent: optional(colour),
    }),
    { name: null, accent: null },
  ),
  oauth: v.fallback(
    v.object({
      prefer: v.fallback(v.boolean(), false),
      site: optional(page),
      logo: optional(page),
      policy: optional(page),
      terms: optional(page),
    }),
    { prefer: false, site: null, logo: null, policy: null, terms: null },
  ),
  push: optional(v.object({ service: domain, key: v.pipe(v.string(), v.regex(/^[\w-]{87}$/)) })),
})

/** What holds without the file. A key that makes no sense counts as left out; so does a file that is none. */
export function checkDeployment(file: unknown): Deployment {
  const parsed = v.safeParse(config, file)
  const deployment = parsed.success ? parsed.output : v.parse(config, {})
  // Locked to what? Then nobody could get in.
  return { ...deployment, lockDomain: deployment.lockDomain && deployment.defaultDomain !== null }
}

/** Never rejects: without the file, or offline before it was ever seen, the app works as it is. */
export async function readDeployment(fetch: typeof globalThis.fetch): Promise<Deployment> {
  try {
    const response = await fetch('config.json', { cache: 'no-cache' })
    return checkDeployment(response.ok ? await response.json() : {})
  } catch {
    return checkDeployment({})
  }
}
