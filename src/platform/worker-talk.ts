/** What pages and the worker that keeps their files say to each other. */

export type ToWorker =
  /** Answered by `Made`, through the port that comes with it. `script`: the address of the page's own. */
  | { type: 'which'; script: string }
  /** The version that waits is to be used from now on. */
  | { type: 'take-over' }

/** A notice was pressed that no page has shown. Answered through the port that comes with it, by a page that goes there. */
export interface ToPage {
  type: 'pressed'
  /** As `noticeTag` of the model makes it. */
  tag: string
}

export interface Made {
  version: string
  /** Whether the page that asks is of that version. */
  same: boolean
}
