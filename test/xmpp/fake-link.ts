/** The edge of the stanzas: a link that keeps what is written and answers as the test says. */
import type { Element } from '@xmpp/xml'
import type { Link } from '../../src/xmpp/link.ts'
import { createRouter, type Router } from '../../src/xmpp/router.ts'
import { readStanzaError } from '../../src/xmpp/stanza-error.ts'

export const JULIET = 'juliet@verona.example'

export interface FakeLink extends Link {
  readonly router: Router
  readonly written: Element[]
}

/** `reply` gives the stanzas that come back, the answer last; those before it go through the router. */
export function fakeLink(reply: (iq: Element, link: FakeLink) => Element[] = () => []): FakeLink {
  const router = createRouter({ account: JULIET })
  const written: Element[] = []
  const link: FakeLink = {
    account: JULIET,
    domain: 'verona.example',
    self: `${JULIET}/balcony`,
    router,
    written,
    send: (element) => written.push(element),
    async request(iq) {
      written.push(iq)
      const stanzas = reply(iq, link)
      const answer = stanzas.at(-1)
      if (!answer) throw new Error('the test has no answer to this')
      for (const each of stanzas.slice(0, -1)) router.read(each, { resumed: false })
      if (answer.attrs.type === 'error') throw readStanzaError(answer)
      return answer
    },
    collect: router.collect,
  }
  return link
}
