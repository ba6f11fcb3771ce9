/** Codes as they are drawn, the questions of a server, and buttons with their word below. */
import { useState } from 'react'
import type { FormAnswers, FormField } from '../../model/data-form.ts'
import { Card } from '../Card.tsx'
import { FormFields } from '../FormFields.tsx'
import { firstAnswers } from '../form-answers.ts'
import { QrCode } from '../QrCode.tsx'
import { TileButton } from '../TileButton.tsx'
import { KitRow, KitSection } from './KitSection.tsx'

const SHORT = 'xmpp:romeo@verona.example?roster'
const LONG = `https://chat.verona.example/#/invite/${'romeo%40verona.example'.repeat(4)}`

const question = (name: string, kind: FormField['kind'], rest: Partial<FormField> = {}): FormField => ({
  name,
  kind,
  label: name,
  description: '',
  required: false,
  values: [],
  options: [],
  image: null,
  ...rest,
})
const OPTIONS = [
  { label: 'Montague', value: 'm' },
  { label: 'Capulet', value: 'c' },
]
const FIELDS: readonly FormField[] = [
  question('', 'fixed', { values: ['The server of Verona asks:'] }),
  question('Name', 'text', { required: true, description: 'As in name@verona.example.' }),
  question('Password', 'secret', { required: true, values: ['balcony'] }),
  question('House', 'one-of', { required: true, values: ['m'], options: OPTIONS }),
  question('Friends with', 'some-of', { values: ['c'], options: OPTIONS }),
  question('Write to me about feasts', 'yes-no', { values: ['true'] }),
  question('Witnesses', 'addresses'),
]
const WORDS = {
  show: 'Show the password',
  hide: 'Hide the password',
  optional: 'May stay empty.',
  onePerLine: 'One a line.',
  picture: 'Picture that belongs to the question',
}

export function KitCodes() {
  const [answers, setAnswers] = useState<FormAnswers>(() => firstAnswers(FIELDS))
  return (
    <>
      <KitSection title="Codes: short, long; buttons with their word below">
        <KitRow>
          <QrCode text={SHORT} label="A short code" size={225} />
          <QrCode text={LONG} label="A long code" size={325} />
        </KitRow>
        <Card>
          <KitRow>
            <TileButton icon="share">Share</TileButton>
            <TileButton icon="picture">Save image</TileButton>
            <TileButton icon="print">Print</TileButton>
            <TileButton icon="full-screen" isDisabled>
              Full screen
            </TileButton>
          </KitRow>
        </Card>
      </KitSection>
      <KitSection title="The questions of a server; one answer is missing">
        <FormFields
          fields={FIELDS}
          answers={answers}
          onChange={(name, values) => setAnswers({ ...answers, [name]: values })}
          errors={{ Name: 'verona.example needs this answer.' }}
          words={WORDS}
        />
      </KitSection>
    </>
  )
}
