/** Where one of several addresses is chosen: in a menu, and on a page. */
import { useState } from 'react'
import { AddressChoices } from '../AddressChoices.tsx'
import { AddressMenu } from '../AddressMenu.tsx'
import { Badge } from '../Badge.tsx'
import { Button } from '../Button.tsx'
import styles from './KitPage.module.css'
import { KitRow, KitSection } from './KitSection.tsx'

const ADDRESSES = [
  'romeo@verona.example',
  'nurse@capulet.example',
  'peter@a-long-name-of-a-server.mantua.example',
]
const nothing = () => undefined

export function KitAddresses() {
  const [address, setAddress] = useState<string>('romeo@verona.example')
  return (
    <KitSection title="One of several addresses">
      <KitRow>
        <AddressMenu
          label="Your accounts"
          trigger={<Button>Switch account</Button>}
          current={address}
          onChoose={setAddress}
          addresses={ADDRESSES.map((each, index) => ({
            address: each,
            name: each.split('@')[0] ?? each,
            detail: index === 2 ? `Sign in again · ${each}` : each,
            trouble: index === 2,
            badge: index === 1 && <Badge count={3} label="3 unread chats" />,
            label: each,
          }))}
          items={[
            { id: 'add', label: 'Add an account', icon: 'add', onAction: nothing },
            { id: 'settings', label: 'Account settings', icon: 'settings', onAction: nothing },
          ]}
        />
      </KitRow>
      <div className={styles.form}>
        {[false, true].map((isDisabled) => (
          <AddressChoices
            key={String(isDisabled)}
            label={isDisabled ? 'Being asked' : 'Which account accepts?'}
            value={address}
            addresses={ADDRESSES}
            onChange={setAddress}
            detail={(each) => each === ADDRESSES[1] && <span>Knows Juliet already</span>}
            isDisabled={isDisabled}
          />
        ))}
      </div>
    </KitSection>
  )
}
