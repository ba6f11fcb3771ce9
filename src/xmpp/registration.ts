/** Making an account before there is one: the token, the form, the sign-in, on one stream where the server can. */
import type { FormAnswers } from '../model/data-form.ts'
import { connect, signInOn } from './connect.ts'
import { ConnectFailure, LinkLost, StanzaError } from './failure.ts'
import { Lobby, setIq } from './lobby.ts'
import { readOffer } from './offer.ts'
import { explainRefusal, type RegistrationRefusal } from './registration-refusal.ts'
import type { ConnectOptions, Stream } from './stream.ts'
import {
  type Asked,
  askRegistration,
  offersRegistration,
  type RegistrationForm,
  readRegistration,
  writeRegistration,
} from './xep-0077-registration.ts'
import { writePreauth } from './xep-0379-preauth.ts'
import { offersPreauth } from './xep-0445-ibr-token.ts'

export type { RegistrationForm } from './xep-0077-registration.ts'

export interface RegistrationOptions {
  /** Prepared domain. */
  domain: string
  websocket: string
  /** Ends everything, until `signIn` takes over. */
  signal: AbortSignal
}

export type TokenAnswer = 'accepted' | 'refused' | 'unsupported'

export type RegistrationAnswer =
  | { status: 'registered' }
  /** `form`: what is asked now, when there is more than name and password. */
  | (RegistrationRefusal & { form: RegistrationForm | null })

export interface Registration {
  /** What the server offers to strangers: accounts, and accounts by invite (XEP-0445). */
  readonly offers: { register: boolean; preauth: boolean }
  /**
   * Shows the token; nothing is used up. Prosody refuses here also what is good for making a contact, and only that.
   * Rejects with `ConnectFailure`.
   */
  preauth(token: string): Promise<TokenAnswer>
  /** Rejects with `ConnectFailure`. */
  form(): Promise<RegistrationForm>
  /**
   * Rejects with `ConnectFailure` when nothing was asked, and with `LinkLost` when the answer was lost: the account may
   * exist then. A stream that the server closed while the person was typing is opened again, token and all.
   */
  submit(username: string, password: string, answers?: FormAnswers): Promise<RegistrationAnswer>
  /** After `registered`. As `connect`, on the same socket where the server can do that. */
  signIn(options: ConnectOptions): Promise<Stream>
  /** The network went: who waits for an answer hears so, and what is asked next opens the stream anew. */
  cutOff(): void
  close(): Promise<void>
}

/** Rejects with `ConnectFailure`. */
export async function openRegistration(options: RegistrationOptions): Promise<Registration> {
  return new FrontDesk(options, await Lobby.enter(options))
}

class FrontDesk implements Registration {
  #options: RegistrationOptions
  #lobby: Lobby
  #token: string | null = null
  /** Plain name and password, until the server has said otherwise. */
  #asked: Asked = { form: null, plain: [] }
  #more = false

  constructor(options: RegistrationOptions, lobby: Lobby) {
    this.#options = options
    this.#lobby = lobby
  }

  get offers() {
    const { features } = this.#lobby
    return { register: offersRegistration(features), preauth: offersPreauth(features) }
  }

  async preauth(token: string): Promise<TokenAnswer> {
    this.#token = null
    await this.#stayOpen()
    // Servers that do not know it close the stream over it.
    if (!this.offers.preauth) return 'unsupported'
    this.#token = token
    const answer = await this.#patiently(() => this.#show(token))
    if (answer !== 'accepted') this.#token = null
    return answer
  }

  async form(): Promise<RegistrationForm> {
    await this.#stayOpen()
    return this.#patiently(() => this.#form())
  }

  async submit(username: string, password: string, answers: FormAnswers = {}): Promise<RegistrationAnswer> {
    if ((await this.#stayOpen()) === 'refused') return { status: 'token-refused', text: null, form: null }
    const { domain } = this.#options
    try {
      await this.#lobby.ask(writeRegistration(domain, this.#asked, username, password, answers))
      return { status: 'registered' }
    } catch (error) {
      if (!(error instanceof StanzaError)) throw error
      const refusal = explainRefusal(error, { invited: this.#token !== null, asked: this.#more })
      // A captcha is good for one try: there is a new one.
      const form = this.#more ? await this.#form().catch(() => null) : null
      return { ...refusal, form }
    }
  }

  async signIn(options: ConnectOptions): Promise<Stream> {
    const { alive, features } = this.#lobby
    if (!alive || !readOffer(features)) {
      void this.close()
      return connect(options)
    }
    try {
      return await signInOn(this.#lobby.leave(), options, features)
    } catch (error) {
      // Whatever it was, a password that was taken a moment ago is not wrong: a stream that begins anew has its chance.
      if (options.signal.aborted) throw error
      return connect(options)
    }
  }

  cutOff(): void {
    this.#lobby.connection.fail(new ConnectFailure('unreachable'))
  }

  close(): Promise<void> {
    return this.#lobby.close()
  }

  async #show(token: string): Promise<TokenAnswer> {
    try {
      await this.#lobby.ask(setIq(this.#options.domain, writePreauth(token)))
      return 'accepted'
    } catch (error) {
      if (!(error instanceof StanzaError)) throw error
      // `item-not-found` says the XEP, `forbidden` Prosody: used, ended or never known, nobody tells which.
      return REFUSALS.includes(error.condition) ? 'refused' : 'unsupported'
    }
  }

  async #form(): Promise<RegistrationForm> {
    const { domain } = this.#options
    try {
      const { form, asked } = readRegistration(await this.#lobby.ask(askRegistration(domain)))
      this.#asked = asked
      this.#more = form.kind === 'open' && form.more !== null
      return form
    } catch (error) {
      if (!(error instanceof StanzaError)) throw error
      return { kind: 'closed', text: error.text }
    }
  }

  /** A server does not wait for ever for somebody to sign in. What was said on the old stream is said again. */
  async #stayOpen(): Promise<TokenAnswer | null> {
    if (this.#lobby.alive) return null
    this.#lobby.leave()
    this.#lobby = await Lobby.enter(this.#options)
    return this.#token === null ? null : this.#patiently(() => this.#show(this.#token ?? ''))
  }

  /** Where asking twice does no harm, a lost answer is as good as a lost question. */
  async #patiently<T>(ask: () => Promise<T>): Promise<T> {
    try {
      return await ask()
    } catch (error) {
      throw error instanceof LinkLost ? (this.#lobby.connection.failure ?? error) : error
    }
  }
}

const REFUSALS = ['item-not-found', 'forbidden', 'gone', 'not-authorized', 'not-acceptable', 'not-allowed']
