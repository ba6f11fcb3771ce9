import fs from 'node:fs'
import { describe, expect, it } from 'vitest'
import {
  besides,
  caching,
  contentSecurityPolicy,
  contentType,
  pageHeaders,
} from '../../server/web-headers.mjs'
import { fileOf } from '../support/web-server-files.ts'

/** The variables of nginx: what is said by default, and of one page. */
const variables: Record<string, string> = {
  $tessera_opener: 'same-origin-allow-popups',
  $tessera_cache: 'no-cache',
}

/** What each file says of all pages, by the name of the header in small letters. */
const readers: Record<string, (text: string) => [name: string, value: string][]> = {
  'nginx.conf': (text) =>
    [...text.matchAll(/^ {2}add_header (\S+) (?:"([^"]*)"|(\$\w+))(?: always)?;$/gm)].map(
      ([, name = '', value, variable = '']) => [name, value ?? variables[variable] ?? ''],
    ),
  Caddyfile: (text) =>
    [
      ...(/^\t\theader \{\n((?:\t{3}.*\n)*)\t\t\}/m.exec(text)?.[1] ?? '').matchAll(
        /^\t{3}(\w\S*) (?:"([^"]*)"|(\S+))$/gm,
      ),
    ].map(([, name = '', quoted, bare = '']) => [name, quoted ?? bare]),
  'apache.conf': (text) =>
    [...text.matchAll(/^ {2}Header (?:always )?set (\S+) "([^"]*)"$/gm)].map(([, name = '', value = '']) => [
      name,
      value,
    ]),
}

/** The policy in the text that explains it. */
const documented = (file: string) =>
  fs.readFileSync(new URL(`../../docs/${file}`, import.meta.url), 'utf8').replace(/\s+/g, ' ')

describe.each(Object.entries(readers))('%s', (name, read) => {
  const text = fileOf(name)

  it('says of all pages exactly what the web server of npm start says', () => {
    const said = read(text).map(([header, value]) => [header.toLowerCase(), value])
    const wanted = { ...pageHeaders, 'cache-control': caching('index.html') }
    expect(said.length).toBe(Object.keys(wanted).length)
    expect(Object.fromEntries(said)).toEqual(wanted)
  })

  it('says it everywhere, also of what is not there, but lets nobody keep that', () => {
    if (name === 'Caddyfile') return expect(text).toContain('@hashed {\n\t\tpath_regexp')
    const always = [...text.matchAll(/^ +(?:add_header|Header (?:always )?set) (\S+).*$/gm)]
    for (const [line, header] of always)
      if (header === 'Cache-Control') expect(line).not.toMatch(/always/)
      else expect(line).toMatch(/\balways\b/)
  })

  it('lets the page that people come back to be followed, and keeps what never changes', () => {
    expect(besides('oauth.html')).toEqual({ 'cross-origin-opener-policy': 'unsafe-none' })
    expect(text).toMatch(/\/oauth\\?\.html[\s\S]*unsafe-none/)
    const [hashed = ''] = /\/assets\/\.\+-\[\\w-\]\{8,\}\\\.\\w\+\(\?:\\\.map\)\?\$/.exec(text) ?? []
    expect(text).toContain(caching('assets/main-B8x_Qw12.js'))
    for (const [file, isHashed] of [
      ['/assets/main-B8x_Qw12.js', true],
      ['/assets/main-B8x_Qw12.js.map', true],
      ['/assets/plain.js', false],
      ['/index.html', false],
      ['/worker.js', false],
    ] as const) {
      expect(new RegExp(hashed).test(file)).toBe(isHashed)
      expect(caching(file.slice(1)).includes('immutable')).toBe(isHashed)
    }
  })

  it('calls every kind of file by its name', () => {
    if (name === 'Caddyfile') return expect(text).toContain(contentType('x.webmanifest'))
    const kinds = [
      'css',
      'html',
      'ico',
      'js',
      'json',
      'map',
      'png',
      'svg',
      'txt',
      'wasm',
      'webmanifest',
      'webp',
      'woff2',
    ]
    for (const kind of kinds) {
      const [type = ''] = contentType(`x.${kind}`).split(';')
      expect(text).toMatch(
        new RegExp(`${type.replace('+', '\\+')}[^\\n;]*(?:; charset=utf-8")?[^\\n]*\\b${kind}\\b`),
      )
    }
  })
})

it('the policy that is explained is the one that is sent', () => {
  expect(documented('deployment.md')).toContain(contentSecurityPolicy)
})
