import fc from 'fast-check'
import { expect, it } from 'vitest'
import { ownScript, type Rules, trustOwnScripts } from '../../src/platform/own-scripts.ts'

const PAGE = 'https://chat.example.org/im/?uri=xmpp:a@b#/chat/x'

it.each([
  'assets/search-worker-u8NEBc2m.js',
  './worker.js',
  'https://chat.example.org/im/assets/a.module-B2.js',
  '/im/worker.js',
])('trusts %s, a file of this program', (address) => {
  expect(ownScript(address, PAGE)).toBe(new URL(address, PAGE).href)
})

it.each([
  'https://evil.example/im/assets/a.js',
  '//evil.example/im/worker.js',
  'http://chat.example.org/im/worker.js',
  'https://chat.example.org:8443/im/worker.js',
  'https://chat.example.org@evil.example/im/worker.js',
  'https://chat.example.org.evil.example/im/worker.js',
  '/worker.js',
  '../uploads/worker.js',
  'assets/../../uploads/a.js',
  'assets/%2e%2e/%2e%2e/uploads/a.js',
  'assets/..%2f..%2fuploads/a.js',
  '..\\uploads\\a.js',
  'uploads/a.js',
  'assets/a.js?callback=alert(1)',
  'assets/a.js#x',
  'assets/a.svg',
  'assets/',
  '.js',
  'data:text/javascript,alert(1)',
  'blob:https://chat.example.org/im/worker.js',
  'javascript:alert(1)//.js',
  'https://',
  '',
])('refuses %j', (address) => expect(ownScript(address, PAGE)).toBeNull())

it('lets nothing through that is not below the folder of the page, whatever it looks like', () => {
  const part = fc.constantFrom(
    'assets',
    '..',
    '.',
    '%2e',
    '/',
    '//',
    '\\',
    'a.js',
    'evil.example',
    ':',
    '@',
    '?',
  )
  const anything = fc.oneof(
    fc.webUrl(),
    fc.string(),
    fc.array(part).map((parts) => parts.join('')),
  )
  fc.assert(
    fc.property(anything, (address) => {
      const trusted = ownScript(address, PAGE)
      if (trusted !== null)
        expect(trusted).toMatch(/^https:\/\/chat\.example\.org\/im\/(assets\/)?[\w.-]+\.js$/)
    }),
  )
})

it('is the policy for everything, and gives no text the right to be HTML', () => {
  const made: [name: string, rules: Rules][] = []
  const trustedTypes = { createPolicy: (name: string, rules: Rules) => made.push([name, rules]) }
  trustOwnScripts({ trustedTypes, document: { baseURI: PAGE } })
  const [[name, rules] = []] = made
  expect(name).toBe('default')
  expect(rules?.createHTML('')).toBe('')
  expect(rules?.createHTML('<b>')).toBeNull()
  expect(rules?.createScriptURL('worker.js')).toBe('https://chat.example.org/im/worker.js')
  expect(rules).not.toHaveProperty('createScript')
})

it('does nothing where browsers know nothing of it', () => {
  expect(() => trustOwnScripts({ document: { baseURI: PAGE } })).not.toThrow()
})
