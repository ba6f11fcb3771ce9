/** How one wants to be seen, on this device, until it is chosen anew. */
export interface OwnStatus {
  show: 'online' | 'away' | 'busy'
  /** A few words, or none. */
  text: string
}

export const HERE: OwnStatus = { show: 'online', text: '' }
