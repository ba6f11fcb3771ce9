/** What was agreed with an account's server about waking this browser while the program is closed (XEP-0357). */
export type Waking =
  | {
      status: 'on'
      /** What the account is called in what wakes the browser: drawn at random, known to nobody who carries it. */
      id: string
      /** Who is told, and by which name. */
      service: string
      node: string
      /** Where the browser is reached: an earlier one reaches nobody. */
      endpoint: string
    }
  /** The server tells nobody outside of it. */
  | { status: 'unsupported' }
  /** Who wakes browsers is not there for people of this server. */
  | { status: 'refused' }
  /** It does not know who wakes this browser, the browser's own service. */
  | { status: 'unknown' }
