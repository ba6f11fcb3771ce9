/** What a system is told of the installed web app: that it is true, and leads where the program has something to show. */
import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { fingerprint } from '../../scripts/drawing-board.mjs'
import { parseRoute } from '../../src/app/routes.ts'
import { LANGUAGES } from '../../src/i18n/i18n.ts'
import { root } from '../architecture/source-tree.ts'

interface Picture {
  src: string
  sizes: string
  type: string
  purpose?: string
  form_factor?: string
}
interface Manifest {
  id?: string
  start_url: string
  scope: string
  theme_color: string
  background_color: string
  icons: Picture[]
  screenshots: Picture[]
  shortcuts: { name: string; url: string; icons: Picture[]; name_localized: Record<string, unknown> }[]
  description_localized: Record<string, unknown>
  protocol_handlers: { protocol: string; url: string }[]
  share_target: { action: string; method: string; params: { files: { name: string }[] } }
}

const file = (name: string) => fs.readFileSync(path.join(root, 'public', name))
const manifest = JSON.parse(String(file('manifest.webmanifest'))) as Manifest
const page = fs.readFileSync(path.join(root, 'index.html'), 'utf8')

/** Of a PNG (its IHDR), or of a WebP with more than a picture in it (VP8X: one less, in three bytes each). */
function sizeOf(bytes: Buffer): string {
  if (bytes.toString('latin1', 1, 4) === 'PNG') return `${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`
  expect(bytes.toString('latin1', 8, 16)).toBe('WEBPVP8X')
  return `${bytes.readUIntLE(24, 3) + 1}x${bytes.readUIntLE(27, 3) + 1}`
}

/** An oklch colour as a screen shows it (Ottosson 2020). */
function hexOf(lightness: number, chroma: number, hue: number): string {
  const [a, b] = [chroma * Math.cos((hue * Math.PI) / 180), chroma * Math.sin((hue * Math.PI) / 180)]
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  const channels = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ]
  const shown = channels.map((part) => (part <= 0.0031308 ? 12.92 * part : 1.055 * part ** (1 / 2.4) - 0.055))
  return `#${shown
    .map((part) =>
      Math.round(part * 255)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`
}

describe('the pictures of the web app', () => {
  const pictures = [
    manifest.icons,
    manifest.screenshots,
    ...manifest.shortcuts.map(({ icons }) => icons),
  ].flat()

  it.each(pictures.filter(({ type }) => type !== 'image/svg+xml'))(
    '$src is there, as large as it says',
    (one) => {
      expect(sizeOf(file(one.src))).toBe(one.sizes)
    },
  )

  it('are made of the drawings that the program shows (else: node scripts/web-icons.mjs)', () => {
    const drawings = ['icon.svg', 'icon-maskable.svg'].map((name) => String(file(name)))
    expect(String(file('install/made-of.txt')).trim()).toBe(fingerprint(drawings))
  })

  it('suit every system: cut to a shape, in one colour, and as they are', () => {
    const purposes = manifest.icons.map(({ purpose = 'any', sizes }) => `${purpose} ${sizes}`)
    expect(purposes).toEqual(
      expect.arrayContaining(['any 192x192', 'any 512x512', 'maskable 512x512', 'monochrome 512x512']),
    )
  })

  it('show it narrow and wide, and no larger than what they show', () => {
    expect(new Set(manifest.screenshots.map(({ form_factor }) => form_factor))).toEqual(
      new Set(['narrow', 'wide']),
    )
    const bytes = manifest.screenshots.reduce((sum, { src }) => sum + file(src).length, 0)
    expect(bytes).toBeLessThan(250_000)
  })
})

describe('where the web app leads', () => {
  const base = 'https://tessera.example/chat/manifest.webmanifest'
  const hashOf = (url: string) => new URL(url, base).hash

  it('is the folder that it lies in: with an id of its own, all of one web server would be the same program', () => {
    expect([manifest.id, manifest.start_url, manifest.scope]).toEqual([undefined, './', './'])
  })

  it('opens by its shortcuts what their words say', () => {
    expect(manifest.shortcuts.map(({ url }) => parseRoute(hashOf(url)))).toEqual([
      { screen: 'invites', isNew: true },
      { screen: 'scan' },
    ])
  })

  it('takes xmpp: links behind the #, so that no web server sees what is in them', () => {
    const [handler] = manifest.protocol_handlers
    const link = 'xmpp:romeo@verona.example?roster;preauth=s3cret'
    const url = new URL(handler?.url.replace('%s', encodeURIComponent(link)) ?? '', base)
    expect([handler?.protocol, url.pathname, url.search]).toEqual(['xmpp', '/chat/', ''])
    expect(parseRoute(url.hash)).toEqual({ screen: 'invite', text: link })
  })

  it('is spoken in all languages of the program', () => {
    const others = LANGUAGES.filter((language) => language !== 'en')
    for (const words of [
      manifest.description_localized,
      ...manifest.shortcuts.map((one) => one.name_localized),
    ])
      expect(Object.keys(words).sort()).toEqual(others.toSorted())
  })
})

it('has the frame of the window in the colour of what is in it, in both themes', () => {
  const tokens = fs.readFileSync(path.join(root, 'src/ui/tokens.css'), 'utf8')
  const surface = /--surface: light-dark\(oklch\(([^)]+)\), oklch\(([^)]+)\)\)/.exec(tokens)
  const [light, dark] = [surface?.[1], surface?.[2]].map((colour) => {
    const [lightness = 0, chroma = 0, hue = 0] = colour?.split(' ').map(Number) ?? []
    return hexOf(lightness, chroma, hue)
  })
  const said = [
    ...page.matchAll(/name="theme-color" content="(#\w+)" media="\(prefers-color-scheme: (\w+)\)"/g),
  ]
  expect(said.map(([, colour, theme]) => [theme, colour])).toEqual([
    ['light', light],
    ['dark', dark],
  ])
  expect([manifest.theme_color, manifest.background_color]).toEqual([light, light])
})

it('is told of by the page, once', () => {
  expect(page.match(/rel="manifest"/g)).toHaveLength(1)
  expect(page).toContain('href="./install/apple-touch-icon.png"')
})
