/** What is known of somebody's availability (RFC 6121 §4.7.2), best of all their resources. */
export type Availability = 'online' | 'away' | 'busy' | 'offline' | 'unknown'
