import { it, expect } from 'vitest'
import { xml } from '@xmpp/xml'
import { connect } from '../../src/xmpp/connect.ts'
it('smoke', async () => {
  let token: any = null, features: string | null = null
  const lines: string[] = []
  const go = (password: string | null, resume: any) => connect({ account: 'alice@alpha.localhost', websocket: 'ws://localhost:16180/xmpp-websocket', userAgent: { id: crypto.randomUUID?.() && 'd4565fa7-4d72-4749-b3d3-740edbf87771', software: 'x', device: 'y' },
    credentials: { token: async () => token, password: () => password, saveToken: async (t) => { token = t }, dropToken: async () => { token = null } }, resume, features,
    early: (l) => { l.request(xml('iq', { type: 'get' }, xml('query', { xmlns: 'jabber:iq:roster' }))).then(() => lines.push('roster'), (e) => lines.push(e.name)) },
    events: { onIncoming() {}, onAcked(n) { lines.push('acked ' + n) }, onAckRequested() {}, onClosed(f) { lines.push(f.message) } }, active: true, signal: new AbortController().signal })
  const a = await go('alice-pass', null); features = a.features
  console.log(a.flights, a.mechanism, await a.probe(3000)); a.drop()
  const b = await go(null, a.exportState()); console.log(b.flights, b.mechanism, b.resumed, await b.probe(3000)); await b.close()
  const c = await go(null, null); console.log(c.flights, c.mechanism, c.resumed, await c.probe(3000)); await c.close()
  console.log(lines)
  const dead = await connect({ ...({} as any), account: 'a@b.example', websocket: 'ws://localhost:1/', userAgent: { id: 'x', software: 'x', device: 'y' }, credentials: { token: async () => null, password: () => 'x' }, resume: null, features: null, early() {}, events: {}, active: true, signal: new AbortController().signal }).catch((e) => e.message)
  console.log(dead)
  expect(1).toBe(1)
})
