/** What people do with messages: reactions, all emoji, what floats beside what was pressed. */
import { useState } from 'react'
import { Button } from '../Button.tsx'
import { EmojiPicker } from '../EmojiPicker.tsx'
import { Floating } from '../Floating.tsx'
import { MenuList } from '../Menu.tsx'
import { ReactionChip } from '../ReactionChip.tsx'
import { KitRow, KitSection } from './KitSection.tsx'

const WORDS = {
  search: 'Search emoji',
  loading: 'Fetching the names of emoji',
  none: (text: string) => `No emoji is called ${text}`,
  tone: (tone: string) => `Skin tone: ${tone}`,
  plainTone: 'yellow',
  failed: 'The emoji could not be fetched.',
}

export function KitMessages() {
  const [isOn, setOn] = useState(true)
  const [menuAt, setMenuAt] = useState<Element | null>(null)
  const [pickerAt, setPickerAt] = useState<Element | null>(null)
  const [picked, setPicked] = useState('🌿')
  const close = () => {
    setMenuAt(null)
    setPickerAt(null)
  }
  return (
    <KitSection title="Reactions, emoji, menus at a message">
      <KitRow>
        <ReactionChip
          emoji="❤️"
          count={isOn ? 2 : 1}
          label="You and Juliet: ❤️"
          isOn={isOn}
          onPress={() => setOn(!isOn)}
        />
        <ReactionChip emoji={picked} count={1} label={`Juliet: ${picked}`} onPress={() => {}} />
        <ReactionChip emoji="👍" count={120} label="120 people: 👍" isDisabled onPress={() => {}} />
        <Button onPress={({ target }) => setPickerAt(target)}>All emoji</Button>
        <Button onPress={({ target }) => setMenuAt(target)}>Menu of a message</Button>
      </KitRow>
      {pickerAt && (
        <Floating at={pickerAt} title="Emoji" closeLabel="Close" onClose={close}>
          <EmojiPicker
            locale="en"
            words={WORDS}
            onPick={(emoji) => {
              setPicked(emoji)
              close()
            }}
          />
        </Floating>
      )}
      {menuAt && (
        <Floating at={menuAt} title="Message" closeLabel="Close" onClose={close}>
          <MenuList
            aria-label="Message"
            autoFocus="first"
            items={[
              { id: 'reply', label: 'Reply', icon: 'reply', shortcut: 'R', onAction: close },
              { id: 'delete', label: 'Delete', icon: 'remove', rank: 'danger', onAction: close },
            ]}
          />
        </Floating>
      )}
    </KitSection>
  )
}
