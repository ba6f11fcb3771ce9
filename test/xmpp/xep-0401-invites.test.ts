import type { Element } from '@xmpp/xml'
import { describe, expect, it } from 'vitest'
import { createInvite, discoverInviteCommands } from '../../src/xmpp/xep-0401-invites.ts'
import { fakeLink } from './fake-link.ts'
import { stanza } from './xml.ts'

const COMMANDS = "xmlns='http://jabber.org/protocol/commands' node='urn:xmpp:invite#create-account'"
const command = (attributes: string, content: string) =>
  stanza(`<iq type='result' id='1'><command ${COMMANDS} ${attributes}>${content}</command></iq>`)
const form = (...names: string[]) =>
  `<x xmlns='jabber:x:data' type='form'>${names.map((name) => `<field var='${name}'/>`).join('')}</x>`
const executing = (session: string, ...names: string[]) =>
  command(`status='executing' sessionid='${session}'`, names.length ? form(...names) : '')
const done = command(
  "status='completed'",
  `<x xmlns='jabber:x:data' type='result'><field var='uri'><value>xmpp:verona.example?register;preauth=T</value></field></x>`,
)
const refusal = (condition: string, text: string) =>
  stanza(
    `<iq type='error' id='1'><error type='modify'><${condition} xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/><text xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'>${text}</text></error></iq>`,
  )
/** A server that gives these answers, one after the other. */
function server(...answers: Element[]) {
  const link = fakeLink(() => answers.splice(0, 1))
  const said = () =>
    link.written.map((iq) => {
      const [said] = iq.getChildElements()
      return [said?.attrs.action, said?.attrs.sessionid].filter(Boolean).join(' ')
    })
  return { link, said }
}

describe('making an invite', () => {
  it('D4.2 asks what the server wants to know also before a contact’s invite', async () => {
    const { link, said } = server(executing('s1', 'groups'), executing('s2', 'groups'), done)
    expect(await createInvite(link, 'invite')).toMatchObject({
      status: 'form',
      form: { fields: [{ name: 'groups' }] },
    })
    expect(await createInvite(link, 'invite', { groups: ['a'] })).toMatchObject({ status: 'created' })
    expect(said()).toEqual(['execute', 'execute', 'complete s2'])
    for (const iq of link.written) expect(iq.toString()).toContain('urn:xmpp:invite#invite')
  })

  it('D4.3 comes back with the questions of the server, and leaves nothing open', async () => {
    const { link, said } = server(executing('s1', 'username'))
    const answer = await createInvite(link, 'create-account')
    expect(answer).toMatchObject({ status: 'form', problem: null, form: { fields: [{ name: 'username' }] } })
    expect(said()).toEqual(['execute'])
  })

  it('D4.3 answers as many stages as there are', async () => {
    const { link, said } = server(
      executing('s1', 'username'),
      executing('s1'),
      executing('s1', 'groups'),
      done,
    )
    const answer = await createInvite(link, 'create-account', { username: ['nina'], groups: ['a', 'b'] })
    expect(answer).toMatchObject({ status: 'created' })
    expect(said()).toEqual(['execute', 'complete s1', 'complete s1', 'complete s1'])
    expect(link.written.at(-1)?.toString()).toContain('<value>a</value><value>b</value>')
  })

  it('D4.3 comes back with the second form when only the first was answered', async () => {
    const { link } = server(executing('s1', 'username'), executing('s1', 'groups'))
    expect(await createInvite(link, 'create-account', { username: ['nina'] })).toMatchObject({
      status: 'form',
      form: { fields: [{ name: 'groups' }] },
    })
  })

  it('does not follow a server that never stops asking', async () => {
    const { link } = server(...Array.from({ length: 50 }, () => executing('s1', 'username')), done)
    expect(await createInvite(link, 'create-account', { username: ['nina'] })).toMatchObject({
      status: 'refused',
    })
    expect(link.written.length).toBeLessThan(10)
  })

  it.each(['bad-request', 'not-acceptable', 'conflict', 'jid-malformed'])(
    'D4.3 shows the form again with what was wrong: %s',
    async (condition) => {
      const { link } = server(executing('s1', 'username'), refusal(condition, 'User already exists'))
      expect(await createInvite(link, 'create-account', { username: ['romeo'] })).toMatchObject({
        status: 'form',
        problem: 'User already exists',
        form: { fields: [{ name: 'username' }] },
      })
    },
  )

  it('never says cancel, which some servers take for yes', async () => {
    const { link, said } = server(executing('s1', 'username'), refusal('forbidden', 'No'))
    expect(await createInvite(link, 'create-account', { username: ['nina'] })).toEqual({
      status: 'refused',
      text: 'No',
    })
    expect(said().join()).not.toContain('cancel')
  })

  it('rejects when nobody answers', async () => {
    const lost = fakeLink(() => {
      throw new Error('lost')
    })
    await expect(createInvite(lost, 'invite')).rejects.toThrow('lost')
    await expect(discoverInviteCommands(lost)).rejects.toThrow('lost')
  })
})
