/** The client of one account: what a screen has begun for that account is never done for another one that came since. */
import type { Client } from '../client/client.ts'
import type { BareJid } from '../model/jid.ts'

/** `account`: the one on screen now. Its parts are chosen here, and looked at when a screen asks for them: they may come later. */
export function boundTo(client: Client, account: BareJid | null): Client {
  if (account === null) return client
  const parts = client.partsOf(account)
  const own = Object.getOwnPropertyDescriptors(client)
  const bound = Object.entries(own).map(([name, property]): [string, PropertyDescriptor] => [
    name,
    property.get ? { ...property, get: () => Reflect.get(parts, name) } : property,
  ])
  return Object.create(null, Object.fromEntries(bound)) as Client
}
