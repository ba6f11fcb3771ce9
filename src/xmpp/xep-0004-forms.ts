/** XEP-0004 Data Forms, 2.13.1 (2022-07-25): https://xmpp.org/extensions/xep-0004.html */
import { type Element, xml } from '@xmpp/xml'

/** A filled-in form; fields that are undefined are left out. */
export function writeForm(
  type: string,
  fields: Readonly<Record<string, string | readonly string[] | undefined>>,
): Element {
  const field = (name: string, values: string | readonly string[], kind?: string) =>
    xml('field', { var: name, type: kind }, ...[values].flat().map((value) => xml('value', null, value)))
  return xml(
    'x',
    { xmlns: 'jabber:x:data', type: 'submit' },
    field('FORM_TYPE', type, 'hidden'),
    ...Object.entries(fields).map(([name, values]) => (values === undefined ? null : field(name, values))),
  )
}
