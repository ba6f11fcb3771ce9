/** A form that a server wants filled in (XEP-0004), as far as a screen needs it. */

export interface FormField {
  /** `var`: how the answer is named; empty for fixed text. */
  name: string
  kind:
    | 'text'
    | 'secret'
    | 'lines'
    | 'yes-no'
    | 'one-of'
    | 'some-of'
    | 'address'
    | 'addresses'
    | 'fixed'
    | 'hidden'
  /** The server's own words: plain text. */
  label: string
  description: string
  required: boolean
  /** One for each line, choice or address; `true`/`false` for yes-no. */
  values: readonly string[]
  options: readonly { label: string; value: string }[]
  /** A picture that belongs to the question (XEP-0221, such as a captcha), as a `data:` URL. */
  image: string | null
}

export interface DataForm {
  title: string
  instructions: string
  fields: readonly FormField[]
}

/** Field name to values. */
export type FormAnswers = Readonly<Record<string, readonly string[]>>
