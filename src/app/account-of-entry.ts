/**
 * Which account a page of the house belongs to, kept with its entry in the browser's history: going back to a chat is going
 * back to the account that it is of, and a page that is loaded again shows the account that it has shown.
 */
import { useEffect } from 'react'
import type { Client } from '../client/client.ts'
import type { BareJid } from '../model/jid.ts'
import { go } from './location.ts'
import type { Route } from './routes.ts'

/** Pages that are not of any account. */
const OF_NOBODY: readonly Route['screen'][] = ['invite', 'join', 'sign-in', 'scan', 'shared', 'kit']

export function accountOfEntry(): BareJid | undefined {
  const state: unknown = history.state
  const account = state && typeof state === 'object' && 'account' in state ? state.account : undefined
  return typeof account === 'string' ? account : undefined
}

const isHere = (client: Client, account: BareJid) => client.accounts.get().some(({ jid }) => jid === account)

/** Brings an account on screen, at a page of its own. */
export function show(client: Client, account: BareJid, route: Route = { screen: 'chats' }): void {
  go(route)
  void client.use(account)
}

export function useAccountOfEntry(client: Client, account: BareJid | null | undefined, route: Route): void {
  useEffect(() => {
    if (!account || OF_NOBODY.includes(route.screen)) return
    const before = accountOfEntry()
    // Whoever has signed out is not left standing in the same place of somebody else.
    if (before !== undefined && !isHere(client, before)) go({ screen: 'chats' }, { replace: true })
    if (accountOfEntry() !== account) history.replaceState({ account }, '')
  }, [client, account, route])

  useEffect(() => {
    function turn() {
      const meant = accountOfEntry()
      if (meant !== undefined && meant !== client.account.get()?.jid && isHere(client, meant))
        void client.use(meant)
    }
    window.addEventListener('popstate', turn)
    return () => window.removeEventListener('popstate', turn)
  }, [client])
}
