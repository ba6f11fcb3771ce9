/** What the people who run this copy set for it, as far as the screens care. */
export interface Deployment {
  /** Completes an address of which only the name was typed. */
  defaultDomain?: string | undefined
  /** What it calls itself. */
  name?: string | undefined
}
