/** What contacts may know of us, in one item of a node of our own (XEP-0163 §3). */
import type { Element } from '@xmpp/xml'
import { StanzaError } from './failure.ts'
import type { Link } from './link.ts'
import { writeForm } from './xep-0004-forms.ts'
import { PUBSUB, publishItem } from './xep-0060-pubsub.ts'

const OPTIONS = `${PUBSUB}#publish-options`

/** A node that another program of this person's has opened to more people stays as it is. */
export async function publishForContacts(
  link: Link,
  node: string,
  id: string,
  payload: Element,
): Promise<void> {
  const options = { 'pubsub#persist_items': 'true', 'pubsub#access_model': 'presence' }
  try {
    await publishItem(link, node, { id, payload }, writeForm(OPTIONS, options))
  } catch (error) {
    if (!(error instanceof StanzaError)) throw error
    await publishItem(link, node, { id, payload })
  }
}
