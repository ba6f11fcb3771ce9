/** A real server whose contact lists belong to a web application, and that application. */
import { type ContactsApp, type ContactsOfUser, startContactsApp } from '../../server/contacts-app.mjs'
import { startProsody, type TestServer } from './prosody.ts'

export const MANAGED = 'managed.localhost'
/** The same list keeper, where what people ask for is dropped without a word. */
export const SILENT = 'silent.localhost'

export interface ManagedHost {
  server: TestServer
  app: ContactsApp
  close(): Promise<void>
}

export async function startManagedHost(): Promise<ManagedHost> {
  const app = await startContactsApp()
  const server = await startProsody({ hosts: [MANAGED, SILENT], contacts: app.url })
  app.tellTo({ port: server.ports.http, host: MANAGED })
  return {
    server,
    app,
    close: async () => {
      await Promise.all([server.close(), app.stop()])
    },
  }
}

/** Everybody with a name, as the application says it. */
export const listOf = (people: Record<string, string>): ContactsOfUser =>
  Object.fromEntries(Object.entries(people).map(([jid, name]) => [jid, { name }]))
