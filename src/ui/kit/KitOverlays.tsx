/** What comes over the page: banner, toast, tooltip, menu, sheet, question. */
import { useState } from 'react'
import { announce } from '../Announcer.tsx'
import { Banner } from '../Banner.tsx'
import { Button } from '../Button.tsx'
import { ConfirmSheet } from '../ConfirmSheet.tsx'
import { IconButton } from '../IconButton.tsx'
import { Menu } from '../Menu.tsx'
import { Sheet } from '../Sheet.tsx'
import { TextField } from '../TextField.tsx'
import { showToast } from '../Toasts.tsx'
import styles from './KitPage.module.css'
import { KitRow, KitSection } from './KitSection.tsx'

const nothing = () => undefined

export function KitOverlays() {
  const [sheet, setSheet] = useState(false)
  const [cover, setCover] = useState(false)
  const [question, setQuestion] = useState(false)
  const [name, setName] = useState('')
  return (
    <>
      <KitSection title="Banner">
        <div className={styles.banners}>
          <Banner tone="wait" icon="offline" action={{ label: 'Try now', onPress: nothing }}>
            <b>You are offline.</b> Write on: messages leave when you are back.
          </Banner>
          <Banner tone="danger" icon="error" action={{ label: 'Sign in', onPress: nothing }}>
            <b>verona.example wants your password again.</b> Nothing is lost.
          </Banner>
        </div>
      </KitSection>
      <KitSection title="Toast, menu, sheet, question, announcement">
        <KitRow>
          <Button
            onPress={() => showToast({ text: 'Chat archived', action: { label: 'Undo', onPress: nothing } })}
          >
            Show a toast
          </Button>
          <Menu
            label="More"
            trigger={<IconButton icon="more" label="More" />}
            items={[
              { id: 'rename', label: 'Rename', icon: 'edit', onAction: nothing },
              { id: 'mute', label: 'Mute', icon: 'mute', onAction: nothing, isDisabled: true },
              { id: 'remove', label: 'Remove', icon: 'remove', rank: 'danger', onAction: nothing },
            ]}
          />
          <Button onPress={() => setSheet(true)}>Open a sheet</Button>
          <Button onPress={() => setCover(true)}>Open one that covers a phone</Button>
          <Button onPress={() => setQuestion(true)}>Ask a question</Button>
          <Button onPress={() => announce('Juliet: I said that you would decide')}>Announce</Button>
        </KitRow>
        <Sheet title="Add somebody" isOpen={sheet} onOpenChange={setSheet} closeLabel="Close">
          <div className={styles.form}>
            <TextField label="Address" value={name} onChange={setName} hint="As in name@server" autoFocus />
            <Button rank="primary" size="big" wide onPress={() => setSheet(false)}>
              Add
            </Button>
          </div>
        </Sheet>
        <Sheet title="Scan a code" isOpen={cover} onOpenChange={setCover} closeLabel="Close" look="cover">
          <div className={styles.camera} />
        </Sheet>
        <ConfirmSheet
          title="Sign out of this device?"
          isOpen={question}
          onOpenChange={setQuestion}
          confirmLabel="Sign out"
          cancelLabel="Stay"
          rank="danger-fill"
          onConfirm={() => setQuestion(false)}
        >
          Messages on this device are removed. They stay on your server.
        </ConfirmSheet>
      </KitSection>
    </>
  )
}
