/** Presence, badges, tags, message states, doors, empty places, cards. */
import type { MessageState } from '../../model/message.ts'
import type { Availability } from '../../model/presence.ts'
import { Avatar } from '../Avatar.tsx'
import { Badge } from '../Badge.tsx'
import { Button } from '../Button.tsx'
import { Card } from '../Card.tsx'
import { Door } from '../Door.tsx'
import { DoorFirst } from '../DoorFirst.tsx'
import { EmptyState } from '../EmptyState.tsx'
import { MessageStateIcon } from '../MessageStateIcon.tsx'
import { Tag } from '../Tag.tsx'
import { TokenFigure } from '../TokenFigure.tsx'
import { Forced } from './Forced.tsx'
import styles from './KitPage.module.css'
import { KitRow, KitSection } from './KitSection.tsx'

const PRESENCES: readonly Availability[] = ['online', 'away', 'busy', 'offline']
const STATES: readonly MessageState[] = ['sending', 'sent', 'delivered', 'read', 'failed']

export function KitPieces() {
  return (
    <>
      <KitSection title="Message states">
        <KitRow>
          {STATES.map((state) => (
            <span key={state} className={state === 'failed' ? styles.failed : styles.bubble}>
              {state}
              <span className={styles.meta}>
                09:58 <MessageStateIcon state={state} label={state} />
              </span>
            </span>
          ))}
        </KitRow>
      </KitSection>
      <KitSection title="Presence, badges, tags">
        <KitRow>
          {PRESENCES.map((presence) => (
            <Avatar
              key={presence}
              address="juliet@verona.example"
              presence={presence}
              presenceLabel={presence}
            />
          ))}
          {PRESENCES.map((presence) => (
            <Avatar key={presence} address="juliet@verona.example" size={28} presence={presence} />
          ))}
          {PRESENCES.map((presence) => (
            <Avatar key={presence} address="juliet@verona.example" size={96} presence={presence} />
          ))}
        </KitRow>
        <KitRow>
          <Badge count={4} label="4 unread messages" />
          <Badge count={12} label="12 unread messages" quiet />
          <Badge count={128} label="128 unread messages" />
          <Tag tone="good" icon="check">
            Joined
          </Tag>
          <Tag tone="accent" icon="clock">
            Until Sunday
          </Tag>
          <Tag tone="wait" icon="wait">
            2 hours
          </Tag>
          <Tag tone="neutral" icon="withdrawn">
            Withdrawn
          </Tag>
          <Tag tone="bad" icon="warning">
            Uses password
          </Tag>
        </KitRow>
      </KitSection>
      <KitSection title="Doors: first; rest, hover, pressed, focus">
        <DoorFirst
          icon="invite"
          title="I have an invite"
          detail="A link, a code on paper, or a picture of one"
        >
          <Button icon="scan">Scan it</Button>
          <Button icon="paste">Paste it</Button>
        </DoorFirst>
        <Door icon="key" title="I have an account" detail="Sign in with your address" href="#/kit" />
        <Forced state="hovered">
          <Door icon="home" title="I need an account" detail="Choose a server to live on" href="#/kit" />
        </Forced>
        <Forced state="pressed">
          <Door icon="home" title="I need an account" detail="Choose a server to live on" href="#/kit" />
        </Forced>
        <Forced state="focus-visible">
          <Door icon="home" title="I need an account" detail="Choose a server to live on" href="#/kit" />
        </Forced>
      </KitSection>
      <KitSection title="Empty place, in a card">
        <Card>
          <EmptyState
            size="big"
            title="Nobody here yet"
            text="Invite the first person. They need no account, and they are with you in half a minute."
            figure={<TokenFigure address="romeo@verona.example" state="open" />}
            actions={
              <>
                <Button rank="primary" size="big" icon="invite">
                  Invite somebody
                </Button>
                <Button rank="quiet">I was given a code</Button>
              </>
            }
          />
        </Card>
      </KitSection>
    </>
  )
}
