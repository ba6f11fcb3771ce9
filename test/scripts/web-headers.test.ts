import { createHash } from 'node:crypto'
import fs from 'node:fs'
import { describe, expect, it } from 'vitest'
import { contentSecurityPolicy, pageHeaders, styleHashes } from '../../server/web-headers.mjs'

const directives = new Map(
  contentSecurityPolicy.split('; ').map((directive) => {
    const [name = '', ...sources] = directive.split(' ')
    return [name, sources] as const
  }),
)
const sources = [...directives.values()].flat()
const aria = (file: string) =>
  fs.readFileSync(new URL(`../../node_modules/react-aria/dist/private/${file}.mjs`, import.meta.url), 'utf8')

describe('what a page may do', () => {
  it('nothing that was written into it, and nothing that is made of a text', () => {
    for (const source of [
      "'unsafe-inline'",
      "'unsafe-eval'",
      "'unsafe-hashes'",
      "'strict-dynamic'",
      '*',
      'http:',
    ])
      expect(sources).not.toContain(source)
    expect(directives.get('script-src')).toEqual(["'self'", "'wasm-unsafe-eval'"])
    expect(directives.get('require-trusted-types-for')).toEqual(["'script'"])
    expect(directives.get('trusted-types')).toEqual(['default'])
  })

  it('shows, plays and runs only what is of its own address or was made here', () => {
    for (const name of ['default-src', 'script-src', 'style-src', 'img-src', 'media-src', 'worker-src'])
      for (const source of directives.get(name) ?? ['nothing'])
        expect(source).toMatch(/^(?:'self'|blob:|data:|'wasm-unsafe-eval'|'sha256-[\w+/]{43}=')$/)
    expect(directives.get('script-src')).not.toContain('blob:')
    expect(directives.get('worker-src')).toEqual(["'self'"])
  })

  it('is framed by nobody, frames nobody, and sends no form', () => {
    for (const name of ['frame-ancestors', 'frame-src', 'object-src', 'base-uri', 'form-action'])
      expect(directives.get(name)).toEqual(["'none'"])
  })

  it('lets the style elements of the installed react-aria be, and no others', () => {
    const press = aria('interactions/usePress')
    const attribute = /PRESSABLE_ATTRIBUTE = '([^']+)'/.exec(press)?.[1] ?? ''
    const hashes = [press, aria('overlays/usePreventScroll')].map((source) => {
      const [, text = ''] = /style\.textContent = `([^`]*)`\.trim\(\)/.exec(source) ?? []
      const words = text.replace(/\$\{[^}]*\}/g, attribute).trim()
      return `'sha256-${createHash('sha256').update(words).digest('base64')}'`
    })
    expect(styleHashes).toEqual(hashes)
  })

  it('has camera and microphone, and none of the other powers', () => {
    const permissions = new Map(
      pageHeaders['permissions-policy'].split(', ').map((one) => one.split('=') as [string, string]),
    )
    const given = [...permissions].filter(([, whom]) => whom !== '()')
    expect(given).toEqual([
      ['camera', '(self)'],
      ['microphone', '(self)'],
    ])
    for (const name of ['geolocation', 'usb', 'payment', 'display-capture'])
      expect(permissions.get(name)).toBe('()')
  })
})
