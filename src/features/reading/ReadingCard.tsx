/** What a text turned out to be, in plain words, for whoever holds it: signed in or not, with a network or without. */
import type { Reading } from '../../model/invite.ts'
import { ContactReading } from './ContactReading.tsx'
import { DeviceReading } from './DeviceReading.tsx'
import { InviteReading } from './InviteReading.tsx'
import { LoginReading } from './LoginReading.tsx'
import { PageReading } from './PageReading.tsx'
import { RoomReading } from './RoomReading.tsx'
import type { ReadingWays } from './reading-ways.ts'
import { UnknownReading } from './UnknownReading.tsx'

export interface ReadingCardProps extends ReadingWays {
  reading: Reading
}

export function ReadingCard({ reading, ...ways }: ReadingCardProps) {
  switch (reading.kind) {
    case 'invite':
      return <InviteReading {...ways} invite={reading.invite} />
    case 'contact':
      return <ContactReading {...ways} contact={reading} />
    case 'room':
      return <RoomReading {...ways} jid={reading.jid} />
    case 'page':
      return <PageReading key={reading.url} {...ways} page={reading} />
    case 'device':
      return <DeviceReading {...ways} code={reading.code} />
    case 'login':
      return <LoginReading {...ways} jid={reading.jid} />
    case 'unknown':
      return <UnknownReading {...ways} reading={reading} />
  }
}
