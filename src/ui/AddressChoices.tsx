/** A question whose answer is one of some addresses, each with its mosaic and what is to be known of it. */
import type { ReactNode } from 'react'
import { Label, Radio, RadioGroup } from 'react-aria-components/RadioGroup'
import styles from './AddressChoices.module.css'
import { Avatar } from './Avatar.tsx'
import { BreakableAddress } from './BreakableAddress.tsx'
import { Icon } from './Icon.tsx'

export interface AddressChoicesProps {
  label: string
  value: string | null
  addresses: readonly string[]
  onChange: (address: string) => void
  /** A line below an address; null where there is nothing to say. */
  detail?: ((address: string) => ReactNode) | undefined
  isDisabled?: boolean | undefined
}

export function AddressChoices({
  label,
  value,
  addresses,
  onChange,
  detail,
  isDisabled,
}: AddressChoicesProps) {
  return (
    <RadioGroup
      className={styles.group ?? ''}
      value={value}
      onChange={onChange}
      isDisabled={isDisabled ?? false}
    >
      <Label className={styles.label}>{label}</Label>
      <div className={styles.choices}>
        {addresses.map((address) => (
          <Radio key={address} value={address} className={styles.choice ?? ''}>
            <Avatar address={address} size={28} />
            <span className={styles.words}>
              <bdi dir="ltr">
                <BreakableAddress address={address} />
              </bdi>
              {detail?.(address)}
            </span>
            <Icon name="check" className={styles.check} />
          </Radio>
        ))}
      </div>
    </RadioGroup>
  )
}
