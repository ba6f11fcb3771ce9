import fc from 'fast-check'
import { expect, it } from 'vitest'
import { toBareJid } from '../../src/model/jid.ts'
import { noticeTag, readNoticeTag } from '../../src/model/notice-tag.ts'

const address = fc
  .tuple(fc.stringMatching(/^[a-z0-9._-]{1,12}$/), fc.constantFrom('verona.example', 'localhost', '[::1]'))
  .map(([local, domain]) => toBareJid(`${local}@${domain}`))
  .filter((jid) => jid !== null)

it('says of which chat a notice is, whoever has shown it', () =>
  fc.assert(
    fc.property(address, fc.option(address), (account, conversation) => {
      expect(readNoticeTag(noticeTag(account, conversation))).toEqual({ account, conversation })
    }),
  ))

it.each(['', 'trial', 'a@b', 'a@b c@d e@f', 'a@b  c@d', '@ @'])('is about no chat: %j', (tag) => {
  expect(readNoticeTag(tag)).toBeNull()
})
