import { describe, expect, it } from 'vitest'
import { StanzaError } from '../../src/xmpp/failure.ts'
import { explainRefusal } from '../../src/xmpp/registration-refusal.ts'

const explain = (
  condition: string,
  text: string | null = null,
  { type = 'cancel', invited = true, asked = false } = {},
) => explainRefusal(new StanzaError(condition, type, text), { invited, asked })

/** As ejabberd 26.07 prints an error of its own. */
const printed = (condition: string, text: string) =>
  `Unexpected error condition: {stanza_error,cancel,undefined,${condition},\n` +
  `                                [{text,<<"en">>,\n                                     <<"${text}">>}],\n` +
  `                                []}`

describe('D3.5 why there is no account', () => {
  it.each([
    ['conflict', null, 'taken'],
    ['conflict', 'The requested username already exists.', 'taken'],
    ['conflict', 'Not allowed', 'token-refused'],
    ['not-acceptable', null, 'weak-password'],
    ['not-acceptable', 'Password is too short (minimum 8 characters)', 'weak-password'],
    ['not-acceptable', 'The requested username is invalid.', 'bad-name'],
    ['not-acceptable', 'Registration on this server is through invitation only', 'token-refused'],
    ['jid-malformed', 'Malformed username', 'bad-name'],
    ['not-allowed', null, 'reserved'],
    ['not-allowed', 'The CAPTCHA verification has failed', 'ask-again'],
    ['bad-request', null, 'ask-again'],
    ['internal-server-error', 'Failed to write data to disk.', 'refused'],
    ['internal-server-error', null, 'refused'],
    ['resource-constraint', null, 'too-fast'],
    ['forbidden', 'Access denied by service policy', 'token-refused'],
    ['forbidden', 'This address may not register', 'refused'],
    ['registration-required', null, 'token-refused'],
    ['service-unavailable', null, 'refused'],
    ['something-new', null, 'refused'],
  ])('%s, “%s”: %s', (condition, text, status) => {
    expect(explain(condition, text)).toEqual({ status, text })
  })

  it('says too fast only of what waiting cures', () => {
    expect(explain('policy-violation', null, { type: 'wait' }).status).toBe('too-fast')
    expect(explain('policy-violation').status).toBe('refused')
  })

  it('blames no token that was never shown', () => {
    expect(explain('forbidden', null, { invited: false }).status).toBe('refused')
  })

  it('asks again where there was more to answer than a password', () => {
    expect(explain('not-acceptable', null, { asked: true }).status).toBe('ask-again')
  })

  it.each([
    ['conflict', 'User already exists', 'taken'],
    ["'not-acceptable'", 'The password is too weak', 'weak-password'],
    ["'resource-constraint'", 'Users are not allowed to register accounts so quickly', 'too-fast'],
    ["'jid-malformed'", 'Malformed username', 'bad-name'],
  ])('finds %s in what ejabberd prints', (condition, text, status) => {
    expect(explain('internal-server-error', printed(condition, text), { type: 'wait' })).toEqual({
      status,
      text,
    })
  })

  it('shows nobody the inside of a server', () => {
    const text = 'Unexpected error condition: {stanza_error,cancel,undefined,conflict,[],[]}'
    expect(explain('internal-server-error', text)).toEqual({ status: 'taken', text: null })
  })

  it('is not misled by a name that says conflict', () => {
    expect(explain('internal-server-error', 'conflict: could not write').status).toBe('refused')
  })
})
