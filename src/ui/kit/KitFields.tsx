/** Fields, search and segments. */
import { useState } from 'react'
import { SearchField } from '../SearchField.tsx'
import { Segments } from '../Segments.tsx'
import { StrengthMeter } from '../StrengthMeter.tsx'
import { Switch } from '../Switch.tsx'
import { TextField } from '../TextField.tsx'
import { Forced } from './Forced.tsx'
import { KitRow, KitSection } from './KitSection.tsx'

const still = () => undefined
const THEMES = [
  { id: 'system', label: 'As the system' },
  { id: 'light', label: 'Light' },
  { id: 'dark', label: 'Dark' },
] as const

export function KitFields() {
  const [password, setPassword] = useState('balcony1')
  const [search, setSearch] = useState('')
  const [theme, setTheme] = useState<(typeof THEMES)[number]['id']>('system')
  return (
    <>
      <KitSection title="Field: rest, focus, error, error with focus, disabled, suffix, password">
        <KitRow top>
          <TextField label="Address" value="" placeholder="anna@chat.example" onChange={still} />
          <Forced state="focused" on="input">
            <TextField label="Address" value="anna@" onChange={still} hint="As in name@server" />
          </Forced>
          <TextField label="Name" value="romeo" onChange={still} error="romeo is taken. romeo.m is free." />
          <Forced state="focused" on="input">
            <TextField label="Name" value="romeo" onChange={still} error="romeo is taken." />
          </Forced>
          <TextField label="Server" value="verona.example" onChange={still} isDisabled />
          <TextField label="Name" value="juliet" onChange={still} suffix="@verona.example" />
          <TextField
            label="Password"
            type="password"
            value={password}
            onChange={setPassword}
            reveal={{ show: 'Show password', hide: 'Hide password' }}
            hint="Used once, then forgotten."
          />
          <TextField
            label="New password"
            type="password"
            value={password}
            onChange={setPassword}
            reveal={{ show: 'Show password', hide: 'Hide password' }}
            tool={{
              icon: 'generate',
              label: 'Suggest one',
              onPress: () => setPassword('fig-lute-moss-oak-42'),
            }}
          />
        </KitRow>
      </KitSection>
      <KitSection title="Strength of a password: nothing, weak, fair, good, strong">
        <KitRow top>
          {([0, 1, 2, 3, 4] as const).map((level) => (
            <StrengthMeter key={level} level={level} />
          ))}
        </KitRow>
      </KitSection>
      <KitSection title="Search: empty, focus, filled">
        <KitRow top>
          <SearchField label="Search" value={search} onChange={setSearch} shortcut="Ctrl K" />
          <Forced state="focused" on="input">
            <SearchField label="Search" value="" onChange={still} />
          </Forced>
          <SearchField label="Search" value="orchard" onChange={still} />
        </KitRow>
      </KitSection>
      <KitSection title="Segments">
        <Segments label="Theme" value={theme} options={THEMES} onChange={setTheme} />
        <Segments label="Theme, disabled" value="light" options={THEMES} onChange={still} isDisabled />
      </KitSection>
      <KitSection title="Switch: on, off, disabled">
        <Switch isSelected hint="What that means, in one line.">
          Sounds
        </Switch>
        <Switch isSelected={false}>Quiet hours</Switch>
        <Switch isSelected isDisabled>
          Show what was written
        </Switch>
      </KitSection>
    </>
  )
}
