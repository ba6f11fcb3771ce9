/** What a server's form holds before anybody answers, and what is still missing (XEP-0004 §3.2). */
import type { FormAnswers, FormField } from '../model/data-form.ts'

/** Everything that goes back to the server: hidden fields and proposed values, too. */
export function firstAnswers(fields: readonly FormField[]): FormAnswers {
  const answered = fields.filter((field) => field.name && field.kind !== 'fixed')
  return Object.fromEntries(answered.map((field) => [field.name, field.values]))
}

const isEmpty = (values: readonly string[] | undefined) => !values?.some((text) => text.trim() !== '')

/** Names of the required fields without an answer, in the order of the form. */
export function unanswered(fields: readonly FormField[], answers: FormAnswers): string[] {
  return fields
    .filter((field) => field.required && field.kind !== 'fixed' && field.kind !== 'hidden')
    .filter((field) => field.kind !== 'yes-no' && isEmpty(answers[field.name]))
    .map((field) => field.name)
}
