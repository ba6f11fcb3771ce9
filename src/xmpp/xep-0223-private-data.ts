/** XEP-0223 Persistent Storage of Private Data via PubSub, 1.1.1 (2023-03-23): https://xmpp.org/extensions/xep-0223.html */
import type { Element } from '@xmpp/xml'
import { StanzaError } from './failure.ts'
import type { Link } from './link.ts'
import { writeForm } from './xep-0004-forms.ts'
import { configureNode, PUBSUB, publishItem } from './xep-0060-pubsub.ts'

const OPTIONS = `${PUBSUB}#publish-options`
const CONFIG = `${PUBSUB}#node_config`
const MISMATCH = `{${PUBSUB}#errors}precondition-not-met`
/** Servers from before XEP-0060 knew `max` want a number, and no large one. */
const CAPACITIES = ['max', '256']

/** Kept, for nobody else, and told to those who are there. */
const options = (type: string, capacity: string) =>
  writeForm(type, {
    'pubsub#persist_items': 'true',
    'pubsub#access_model': 'whitelist',
    'pubsub#max_items': capacity,
    'pubsub#send_last_published_item': 'never',
  })

/**
 * Never publishes to a node that others could read: a node that is there already and differs is put right first, and
 * where that cannot be done the error stands.
 */
export async function publishPrivately(
  link: Link,
  node: string,
  id: string,
  payload: Element,
): Promise<void> {
  let refusal: unknown = null
  for (const capacity of CAPACITIES) {
    try {
      return await publishCarefully(link, node, { id, payload }, capacity)
    } catch (error) {
      if (!(error instanceof StanzaError)) throw error
      refusal ??= error
    }
  }
  throw refusal
}

async function publishCarefully(
  link: Link,
  node: string,
  item: { id: string; payload: Element },
  capacity: string,
): Promise<void> {
  try {
    await publishItem(link, node, item, options(OPTIONS, capacity))
  } catch (error) {
    if (!(error instanceof StanzaError && error.details.includes(MISMATCH))) throw error
    await configureNode(link, node, options(CONFIG, capacity))
    await publishItem(link, node, item, options(OPTIONS, capacity))
  }
}
