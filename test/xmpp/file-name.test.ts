import fc from 'fast-check'
import { expect, it } from 'vitest'
import { cleanFileName, nameInAddress, typeOfName } from '../../src/xmpp/file-name.ts'
import { isSafeWebAddress } from '../../src/xmpp/safe-transport.ts'

it('names a file by one word of a path, whole, and without what hides how it ends', () => {
  expect(cleanFileName('../../etc/passwd')).toBe('passwd')
  expect(cleanFileName('C:\\Users\\romeo\\rose.png')).toBe('rose.png')
  expect(cleanFileName('photo\u202egpj.exe')).toBe('photogpj.exe')
  expect(cleanFileName('..')).toBe('')
  expect(cleanFileName(`${'a'.repeat(500)}.jpeg`)).toMatch(/^a{195}\.jpeg$/)
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (name) => {
      const clean = cleanFileName(name)
      expect(clean.length).toBeLessThanOrEqual(200)
      expect(clean).not.toMatch(/[/\\\p{Cc}\u202a-\u202e\u2066-\u2069]/u)
      expect(cleanFileName(clean)).toBe(clean)
    }),
  )
})

it('reads the name out of an address, also of one that is badly written', () => {
  expect(nameInAddress('https://a.example/1/A%20rose.png?x=1#y')).toBe('A rose.png')
  expect(nameInAddress('https://a.example/%E0%A4%A')).toBe('%E0%A4%A')
  expect(nameInAddress('https://a.example/..%2F..%2Fetc')).toBe('etc')
  expect(typeOfName('A ROSE.JPG')).toBe('image/jpeg')
  expect(typeOfName('page.html')).toBe('application/octet-stream')
  expect(typeOfName('constructor')).toBe('application/octet-stream')
})

it('takes files from encrypted addresses, and from this machine', () => {
  for (const good of [
    'https://a.example/x',
    'http://localhost:5280/x',
    'http://tessera.localhost/x',
    'http://[::1]/x',
  ])
    expect([good, isSafeWebAddress(good)]).toEqual([good, true])
  for (const bad of [
    'http://a.example/x',
    'http://localhost.example/x',
    'javascript:alert(1)',
    'data:text/html,x',
    'blob:https://a.example/x',
    'file:///etc/passwd',
    'https://romeo@a.example/x',
    'wss://a.example/x',
    '//a.example/x',
    '',
  ])
    expect([bad, isSafeWebAddress(bad)]).toEqual([bad, false])
})
