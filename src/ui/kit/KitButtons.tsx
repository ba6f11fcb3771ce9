/** Every button in every state. */
import { Button } from '../Button.tsx'
import type { ButtonRank } from '../button-look.ts'
import { IconButton } from '../IconButton.tsx'
import { LinkButton } from '../LinkButton.tsx'
import { Forced } from './Forced.tsx'
import { KitRow, KitSection } from './KitSection.tsx'

const RANKS: readonly [ButtonRank, string][] = [
  ['primary', 'Invite'],
  ['soft', 'Say hello'],
  ['plain', 'Paste'],
  ['quiet', 'Later'],
  ['danger', 'Sign out'],
  ['danger-fill', 'Delete'],
]
const STATES = ['hovered', 'pressed', 'focus-visible'] as const

export function KitButtons() {
  return (
    <>
      <KitSection title="Buttons: rest, hover, pressed, focus, disabled, pending">
        {RANKS.map(([rank, label]) => (
          <KitRow key={rank}>
            <Button rank={rank}>{label}</Button>
            {STATES.map((state) => (
              <Forced key={state} state={state}>
                <Button rank={rank}>{label}</Button>
              </Forced>
            ))}
            <Button rank={rank} isDisabled>
              {label}
            </Button>
            <Button rank={rank} isPending>
              {label}
            </Button>
          </KitRow>
        ))}
      </KitSection>
      <KitSection title="With an icon, big, wide, a link">
        <KitRow>
          <Button rank="primary" icon="invite">
            Invite
          </Button>
          <Button icon="paste">Paste it</Button>
          <LinkButton href="#/kit" rank="soft" icon="chats">
            Open chat
          </LinkButton>
          <LinkButton href="#/kit" rank="quiet">
            How it works
          </LinkButton>
        </KitRow>
        <Button rank="primary" size="big" wide>
          Sign in
        </Button>
        <Button rank="primary" size="big" wide isPending>
          Sign in
        </Button>
      </KitSection>
      <KitSection title="Icon buttons: rest, hover, pressed, focus, on, primary, disabled, small">
        <KitRow>
          <IconButton icon="search" label="Search" shortcut="Ctrl K" />
          {STATES.map((state) => (
            <Forced key={state} state={state}>
              <IconButton icon="search" label={`Search, ${state}`} />
            </Forced>
          ))}
          <IconButton icon="details" label="Details" isOn />
          <IconButton icon="send" label="Send" rank="primary" />
          <IconButton icon="attach" label="Attach a file" isDisabled />
          <IconButton icon="close" label="Close" size="small" />
          <IconButton icon="back" label="Back" />
        </KitRow>
      </KitSection>
    </>
  )
}
