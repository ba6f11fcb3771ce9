/** Where one looks for something; Escape clears it. */
import { Button } from 'react-aria-components/Button'
import { Input, SearchField as RacSearchField } from 'react-aria-components/SearchField'
import { Icon } from './Icon.tsx'
import { Keys } from './Keys.tsx'
import styles from './SearchField.module.css'

export interface SearchFieldProps {
  label: string
  value: string
  onChange: (text: string) => void
  placeholder?: string | undefined
  /** Keys that lead here, shown while it is empty. */
  shortcut?: string | undefined
  autoFocus?: boolean | undefined
  'data-testid'?: string | undefined
}

export function SearchField(props: SearchFieldProps) {
  const { label, value, onChange, placeholder, shortcut, autoFocus, 'data-testid': testId } = props
  return (
    <RacSearchField
      aria-label={label}
      value={value}
      onChange={onChange}
      autoFocus={autoFocus ?? false}
      className={styles.search ?? ''}
    >
      <Icon name="search" />
      <Input
        className={styles.input ?? ''}
        dir="auto"
        placeholder={placeholder ?? label}
        enterKeyHint="search"
        data-testid={testId}
      />
      {shortcut && value === '' && <Keys>{shortcut}</Keys>}
      <Button className={styles.clear ?? ''}>
        <Icon name="clear" size={16} />
      </Button>
    </RacSearchField>
  )
}
