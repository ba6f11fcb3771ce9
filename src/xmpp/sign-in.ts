/** From an open socket to `<success/>`: which secret by which mechanism, and what to try when one is refused. */
import type { Element } from '@xmpp/xml'
import { localpart } from '../model/jid.ts'
import type { Connection } from './connection.ts'
import { ConnectFailure } from './failure.ts'
import { createHashedToken } from './fast-token.ts'
import { choosePassword, type Mechanism } from './mechanism.ts'
import { classicMechanisms, type Offer, readOffer } from './offer.ts'
import { authenticateClassic } from './sasl-classic.ts'
import { SaslRefusal } from './sasl-refusal.ts'
import { type Asking, awaitSuccess, writeAuthenticate } from './sasl2.ts'
import type { ConnectOptions, FastToken } from './stream.ts'
import { openStream, readFeatures, writeOpen } from './stream-header.ts'
import type { StreamManagement } from './stream-management.ts'

const OPEN_PATIENCE = 15_000
const SIGN_IN_PATIENCE = 20_000

export interface Outcome {
  /** SASL2's answer; null after a classic sign-in, with `features` of the stream that was opened anew. */
  success: Element | null
  features: Element
  offer: Offer | null
  mechanism: string
  /** It was written before anything was heard. */
  pipelined: boolean
}

/** What travels right behind a pipelined sign-in, and what becomes of it when that is refused. */
export interface Companion {
  send(): void
  withdraw(): void
}

export type SignInOptions = Pick<ConnectOptions, 'account' | 'userAgent' | 'credentials' | 'active'>

export class SignIn {
  #connection: Connection
  #options: SignInOptions
  #resume: StreamManagement | null
  #user: string

  constructor(connection: Connection, options: SignInOptions, resume: StreamManagement | null) {
    this.#connection = connection
    this.#options = options
    this.#resume = resume
    this.#user = localpart(options.account)
  }

  /** `remembered` and a token let everything leave in one flight. */
  async run(remembered: Offer | null, companion: Companion): Promise<Outcome> {
    const password = this.#options.credentials.password()
    let token = await this.#usableToken(password)
    const { bearer } = this.#options.credentials
    if (!token && !bearer && password === null)
      throw new ConnectFailure('token-rejected', 'nothing to sign in with')
    const ahead = token && remembered?.fast && remembered.bind ? await this.#byToken(remembered, token) : null
    await this.#connection.opened
    this.#connection.deadline(OPEN_PATIENCE)
    writeOpen(this.#connection, this.#options.account)
    if (ahead) {
      this.#connection.write(ahead.text)
      companion.send()
    }
    const features = await readFeatures(this.#connection, this.#options.account)
    this.#connection.deadline(SIGN_IN_PATIENCE)
    const offer = readOffer(features)
    const facts = { features, offer }

    let refusal: SaslRefusal | null = null
    for (const pipelined of [true, false]) {
      if (!token) break
      const asking = pipelined ? ahead : offer?.fast ? await this.#byToken(offer, token) : null
      if (!asking) continue
      if (!pipelined) this.#connection.write(asking.text)
      const answer = await orRefusal(awaitSuccess(this.#connection, asking.mechanism))
      if (!(answer instanceof SaslRefusal))
        return { ...facts, success: answer, mechanism: asking.mechanism.name, pipelined }
      refusal = answer
      if (pipelined) companion.withdraw()
      if (!refusal.endsToken) continue
      token = null
      await this.#options.credentials.dropToken()
    }
    const borne = await this.#byBearer(features, offer)
    if (borne && !(borne instanceof SaslRefusal)) return { ...facts, ...borne }
    refusal = borne ?? refusal
    if (password !== null) return { ...facts, ...(await this.#byPassword(features, offer, password)) }
    if (bearer && !refusal) throw new ConnectFailure('token-rejected', 'nothing to sign in with')
    if (refusal?.endsToken) throw new ConnectFailure('token-rejected', refusal.condition)
    throw refusal?.failure ?? new ConnectFailure('no-mechanism', 'FAST is not offered')
  }

  /**
   * On a stream that was opened in nobody's name. There a server cannot tell whether FAST is for this person, and so does
   * not say that it has it: a token is asked for on the chance, and a server without it takes no notice.
   */
  async here(features: Element): Promise<Outcome> {
    const password = this.#options.credentials.password()
    if (password === null) throw new ConnectFailure('token-rejected', 'nothing to sign in with')
    this.#connection.deadline(SIGN_IN_PATIENCE)
    const offer = readOffer(features)
    const asked = offer && { ...offer, fast: true }
    return { features, offer, ...(await this.#byPassword(features, asked, password)) }
  }

  /** A token that looks expired is still tried when there is nothing else: it may be our clock that is wrong. */
  async #usableToken(password: string | null): Promise<FastToken | null> {
    const token = await this.#options.credentials.token()
    const expired = token?.expiry != null && token.expiry <= Date.now()
    return expired && password !== null ? null : token
  }

  async #byToken(offer: Offer, token: FastToken) {
    const mechanism = createHashedToken(this.#user, token)
    return this.#prepare({ mechanism, offer, resume: this.#resume, purpose: 'token' })
  }

  async #prepare(asking: Asking): Promise<{ text: string; mechanism: Mechanism }> {
    return { text: await writeAuthenticate(this.#options, asking), mechanism: asking.mechanism }
  }

  async #byPassword(features: Element, offer: Offer | null, password: string) {
    const choose = (names: readonly string[]) => choosePassword(names, this.#user, password)
    const mechanism = (offer && choose(offer.mechanisms)) ?? choose(classicMechanisms(features))
    if (!mechanism) throw new ConnectFailure('no-mechanism')
    return this.#by(mechanism, offer)
  }

  /** Everything in one answer where SASL2 has it. */
  async #by(
    mechanism: Mechanism,
    offer: Offer | null,
  ): Promise<Omit<Outcome, 'features' | 'offer'> & Partial<Outcome>> {
    if (offer?.mechanisms.includes(mechanism.name)) {
      const { text } = await this.#prepare({ mechanism, offer, resume: this.#resume, purpose: 'password' })
      this.#connection.write(text)
      const success = await awaitSuccess(this.#connection, mechanism)
      return { success, mechanism: mechanism.name, pipelined: false }
    }
    await authenticateClassic(this.#connection, mechanism)
    return {
      success: null,
      features: await openStream(this.#connection, this.#options.account),
      offer: null,
      mechanism: mechanism.name,
      pipelined: false,
    }
  }

  /** With what the server's own pages gave; what is not taken is had anew, once. Null: there is nothing, or no use for it. */
  async #byBearer(features: Element, offer: Offer | null) {
    const { bearer } = this.#options.credentials
    let refusal: SaslRefusal | null = null
    for (const again of [false, true]) {
      const mechanism = await bearer?.(again)
      const offered = offer ? offer.mechanisms : classicMechanisms(features)
      if (!mechanism || !offered.includes(mechanism.name)) break
      const answer = await orRefusal(this.#by(mechanism, offer))
      if (!(answer instanceof SaslRefusal)) return answer
      refusal = answer
      if (!refusal.endsToken) break
    }
    return refusal
  }
}

const orRefusal = <T>(success: Promise<T>): Promise<T | SaslRefusal> =>
  success.catch((error: unknown) => {
    if (error instanceof SaslRefusal) return error
    throw error
  })
