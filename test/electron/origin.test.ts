import { describe, expect, it } from 'vitest'
import { isOurs } from '../../electron/origin.ts'

describe('our own origin', () => {
  it.each(['app://tessera/', 'app://tessera/index.html#/chat/a@b', 'app://tessera/?x=1'])(
    'is that of %s',
    (address) => expect(isOurs(address)).toBe(true),
  )

  it.each([
    'https://tessera/',
    'app://tessera.example/',
    'app://Tessera@evil/',
    'app://evil@tessera/',
    'app://tessera:80/',
    'app:tessera',
    'app:///tessera/',
    'apps://tessera/',
    'file:///tessera/index.html',
    'about:blank',
    'data:text/html,app://tessera/',
    'blob:app://tessera/0',
    'null',
    '',
  ])('is not that of %j', (address) => expect(isOurs(address)).toBe(false))
})
