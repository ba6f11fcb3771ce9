/** The files of docs/web-servers, read and put to use as an operator would: names, ports, folders and certificates of one's own. */
import fs from 'node:fs'

export const fileOf = (name: string): string =>
  fs.readFileSync(new URL(`../../docs/web-servers/${name}`, import.meta.url), 'utf8')

/** Changes what is there to be changed; what is not there any more is an error, or the file would be tried as somebody else's. */
export function adapted(name: string, changes: Record<string, string>): string {
  let text = fileOf(name)
  for (const [from, to] of Object.entries(changes)) {
    if (!text.includes(from)) throw new Error(`docs/web-servers/${name} does not say ${from}`)
    text = text.replaceAll(from, to)
  }
  return text
}

/** Where things are. */
export interface Places {
  /** What is served: dist/ and a config.json. */
  root: string
  /** Of the program, at `chat.localhost`. */
  chat: number
  /** Of the XMPP server's web half, at its domain. */
  xmpp: number
  domain: string
  /** Where Prosody itself listens. */
  prosody: number
  certificate: string
  key: string
}

const CHAT = 'chat.example.org'

const withCertificate = (host: string, { certificate, key }: Places) => ({
  [`/etc/ssl/${host}.pem`]: certificate,
  [`/etc/ssl/private/${host}.key`]: key,
})

export const nginxFiles = (places: Places): string =>
  adapted('nginx.conf', {
    ...withCertificate(CHAT, places),
    [`server_name ${CHAT}`]: 'server_name chat.localhost',
    'listen 443 ssl': `listen 127.0.0.1:${places.chat} ssl`,
    'root /srv/tessera': `root ${places.root}`,
  }) +
  adapted('nginx-prosody.conf', {
    ...withCertificate('example.org', places),
    'server_name example.org': `server_name ${places.domain}`,
    'listen 443 ssl': `listen 127.0.0.1:${places.xmpp} ssl`,
    'http://127.0.0.1:5280': `http://127.0.0.1:${places.prosody}`,
  })

export function caddyFiles(places: Places): string {
  const tls = `tls ${places.certificate} ${places.key}`
  return (
    adapted('Caddyfile', {
      [`\n${CHAT} {`]: `\nhttps://chat.localhost:${places.chat} {\n${tls}`,
      '/srv/tessera\n\tencode': `${places.root}\n\tencode`,
    }) +
    adapted('Caddyfile-prosody', {
      '\nexample.org {': `\nhttps://${places.domain}:${places.xmpp} {\n${tls}`,
      '127.0.0.1:5280': `127.0.0.1:${places.prosody}`,
    })
  )
}

export const apacheFiles = (places: Places): string =>
  adapted('apache.conf', {
    ...withCertificate(CHAT, places),
    '*:443': `127.0.0.1:${places.chat}`,
    [`ServerName ${CHAT}`]: 'ServerName chat.localhost',
    'DocumentRoot /srv/tessera': `DocumentRoot ${places.root}`,
    '<Directory /srv/tessera>': `<Directory ${places.root}>`,
  }) +
  adapted('apache-prosody.conf', {
    ...withCertificate('example.org', places),
    '*:443': `127.0.0.1:${places.xmpp}`,
    'ServerName example.org': `ServerName ${places.domain}`,
    '127.0.0.1:5280': `127.0.0.1:${places.prosody}`,
  })
