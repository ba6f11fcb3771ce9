import { describe, expect, it } from 'vitest'
import { emojiOnly } from '../../src/model/emoji-only.ts'
import { actionOf } from '../../src/model/me-command.ts'

describe('the /me command of XEP-0245', () => {
  it('says what somebody does', () => {
    expect(actionOf('/me shrugs in disgust')).toBe('shrugs in disgust')
  })

  it.each(['/meow', '/me', '/me ', ' /me shrugs', 'say /me shrugs', '/ME shrugs', '/me\nshrugs'])(
    'leaves %j as it is',
    (body) => {
      expect(actionOf(body)).toBeNull()
    },
  )
})

describe('what is shown large', () => {
  it.each([
    ['🙂', 1],
    [' 🙂 🙃\n', 2],
    ['❤️👍🏽🇨🇭', 3],
    ['👩‍👩‍👧‍👦', 1],
    ['1️⃣', 1],
    ['🏴󠁧󠁢󠁳󠁣󠁴󠁿', 1],
  ])('%j is %i emoji', (text, count) => {
    expect(emojiOnly(text)).toBe(count)
  })

  it.each(['', '1', '#', '©', 'a🙂', '🙂 yes', '🙂🙂🙂🙂', '\u202e🙂', '👍🏽'.repeat(60), 'e\u0301'])(
    '%j is not',
    (text) => {
      expect(emojiOnly(text)).toBe(0)
    },
  )
})
