import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { CAPS_VERIFICATION, CLIENT_FEATURES, CLIENT_IDENTITY } from '../../src/xmpp/xep-0115-caps.ts'

it('the hash in our presence is that of what we answer (XEP-0115 §5.1)', () => {
  const { category, type, name } = CLIENT_IDENTITY
  const sorted = [...new Set(CLIENT_FEATURES)].sort()
  expect(CLIENT_FEATURES).toEqual(sorted)
  const text = [`${category}/${type}//${name}`, ...sorted].map((part) => `${part}<`).join('')
  expect(CAPS_VERIFICATION).toBe(createHash('sha1').update(text).digest('base64'))
})
