import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { LinkLost, StanzaError } from '../../../src/xmpp/failure.ts'
import { renewToken } from '../../../src/xmpp/renew-token.ts'
import { changePassword } from '../../../src/xmpp/xep-0077-password.ts'
import { removeAccount } from '../../../src/xmpp/xep-0077-removal.ts'
import { fetchClients, keepsNoList } from '../../../src/xmpp/xep-0494-client-access.ts'
import { failureOf, world } from './diary.ts'
import { someName } from './newcomer.ts'
import { GOOD_PASSWORD, withEjabberd } from './real-ejabberd.ts'
import { Wallet } from './wallet.ts'

const ejabberd = withEjabberd()
const OPEN = 'open.localhost'
const ANOTHER = 'A better horse, battery 6taple'

const refusalOf = (attempt: Promise<unknown>) =>
  attempt.then(
    () => null,
    (error: unknown) => (error instanceof StanzaError ? error : null),
  )

async function device(user: string) {
  const jid = `${user}@${OPEN}`
  const userAgent = { id: randomUUID(), software: 'Tessera', device: 'test' }
  const wallet = new Wallet(GOOD_PASSWORD)
  const { connect, diary } = world(jid, ejabberd.server.websocket, wallet)
  const stream = await connect({ userAgent })
  wallet.secret = null
  return { jid, userAgent, wallet, diary, stream, again: () => connect({ userAgent }) }
}

async function person() {
  const user = someName('juliet')
  await ejabberd.server.register(user, OPEN, GOOD_PASSWORD)
  return user
}

describe('what may act for an account on ejabberd', () => {
  it('D6.7 is not told', async () => {
    const { stream } = await device(await person())
    const refusal = await refusalOf(fetchClients(stream))
    expect(refusal && keepsNoList(refusal)).toBe(true)
    await stream.close()
  })
})

describe('another password on ejabberd', () => {
  it('is refused when it is too weak', async () => {
    const { stream } = await device(await person())
    expect(await refusalOf(changePassword(stream, 'abc'))).toMatchObject({ condition: 'not-acceptable' })
    await stream.close()
  })

  it('lets this device go on, with a token for the new one', async () => {
    const one = await device(await person())
    await changePassword(one.stream, ANOTHER)
    const visit = {
      account: one.jid,
      websocket: ejabberd.server.websocket,
      userAgent: one.userAgent,
      signal: new AbortController().signal,
    }
    expect(await failureOf(renewToken({ ...visit, password: GOOD_PASSWORD }))).toMatchObject({
      problem: 'not-authorized',
    })
    one.wallet.kept = await renewToken({ ...visit, password: ANOTHER })
    await one.stream.close()
    expect((await one.again()).mechanism).toBe('HT-SHA-256-NONE')
  })

  it('ends the others when they come again, and not before', async () => {
    const user = await person()
    const one = await device(user)
    const other = await device(user)
    await changePassword(one.stream, ANOTHER)
    expect(await other.stream.probe(5000)).toBe(true)
    other.stream.drop()
    expect(await failureOf(other.again())).toMatchObject({ problem: 'token-rejected' })
  })
})

describe('an account that is deleted on ejabberd', () => {
  it('is gone when the server ends the stream over it, without another word', async () => {
    const one = await device(await person())
    await expect(removeAccount(one.stream)).rejects.toBeInstanceOf(LinkLost)
    expect(await one.diary.closed).toMatchObject({ problem: 'conflict' })
    expect(await failureOf(one.again())).toMatchObject({ problem: 'token-rejected' })
    one.wallet.secret = GOOD_PASSWORD
    one.wallet.kept = null
    expect(await failureOf(one.again())).toMatchObject({ problem: 'not-authorized' })
  })
})
