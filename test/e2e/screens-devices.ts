/** What may act for Romeo, for the picture of it: the server's own list is changed on its way, as its clock would be in each picture. */
const HOUR = 3_600_000
const DAY = 24 * HOUR

interface Shown {
  id: string
  is?: 'session' | 'access'
  here?: boolean
  first: number
  last: number
  means: string[]
  status?: 'normal' | 'unrestricted'
  agent: { software?: string; device?: string; uri?: string }
}

const others: readonly Shown[] = [
  {
    id: 'client/phone',
    here: true,
    first: 61 * DAY,
    last: 0,
    means: ['password', 'fast'],
    agent: { software: 'Tessera', device: 'Pixel 8' },
  },
  {
    id: 'client/library',
    first: 90 * DAY,
    last: 41 * DAY,
    means: ['grant', 'fast'],
    agent: { software: 'Tessera', device: 'Chromium on a shared computer' },
  },
  { id: 'resource/old', first: 200 * DAY, last: 2 * DAY, means: ['password'], agent: { software: 'Gaim' } },
  {
    id: 'grant/robot',
    is: 'access',
    first: 12 * DAY,
    last: 3 * HOUR,
    means: ['grant'],
    status: 'normal',
    agent: { software: 'backup-robot', uri: 'https://robot.example/' },
  },
]

const wordsOf = (agent: Shown['agent']) =>
  Object.entries(agent)
    .map(([name, words]) => `<${name}>${words}</${name}>`)
    .join('')

/** Changes what the server sends. */
export function romeosDevices(now: number): (text: string) => string {
  const stamp = (ago: number) => `${new Date(now - ago).toISOString().slice(0, 19)}Z`
  const write = ({ id, is = 'session', here = false, first, last, means, status, agent }: Shown) =>
    `<client id='${id}' type='${is}' connected='${here}'>` +
    `<first-seen>${stamp(first)}</first-seen><last-seen>${stamp(last)}</last-seen>` +
    `<auth>${means.map((way) => `<${way}/>`).join('')}</auth><permission status='${status ?? 'unrestricted'}'/>` +
    `<user-agent>${wordsOf(agent)}</user-agent></client>`
  return (text) =>
    text.replace(/(<clients\b[^>]*>)(.*)(<\/clients>)/s, (_, open, listed, close) => {
      const id = /id=['"](client\/[^'"]+)/.exec(listed)?.[1] ?? 'client/here'
      const agent = { software: 'Tessera', device: 'Firefox on Linux' }
      const here: Shown = { id, here: true, first: 60 * DAY, last: 0, means: ['password', 'fast'], agent }
      return open + [here, ...others].map(write).join('') + close
    })
}
