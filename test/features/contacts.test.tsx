import { beforeEach, describe, expect, it, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { ContactView } from '../../src/client/client.ts'
import { ContactList } from '../../src/features/contacts/ContactList.tsx'
import { useContactMenu } from '../../src/features/contacts/useContactMenu.tsx'
import { IconButton } from '../../src/ui/IconButton.tsx'
import { Menu } from '../../src/ui/Menu.tsx'
import { NOON, stage } from '../support/chat-stage.tsx'
import { type FakeClient, fakeClient } from '../support/fake-client.tsx'
import { JULIET, veronaContacts } from '../support/verona.ts'

const TYBALT = 'tybalt@capulet.example'

let client: FakeClient
const onOpen = vi.fn<(jid: string) => void>()
const item = (jid: string) =>
  document.querySelector<HTMLElement>(`[data-testid="contact-item"][data-jid="${jid}"]`)
const wished = (name: string) =>
  client.wishes.filter(([first]) => first === name).map((wish) => wish.slice(1))
const open = () =>
  stage(<ContactList current={null} chatHref={(jid) => `#/chat/${jid}`} onOpen={onOpen} />, {
    client,
    width: 344,
    height: 700,
  })

beforeEach(async () => {
  await page.viewport(900, 800)
  client = fakeClient({ now: NOON })
  onOpen.mockClear()
})

describe('people', () => {
  it('are shown by name, with how things stand', async () => {
    await open()
    expect(item(JULIET)).toHaveAttribute('data-subscription', 'both')
    expect(item(JULIET)).toHaveTextContent(/Active now/)
    expect(item(JULIET)).toHaveAttribute('href', `#/chat/${JULIET}`)
    expect(item('paris@verona.example')).toHaveTextContent(/Asked, waits for an answer/)
    // Who only asked is no contact yet.
    expect(item(TYBALT)).toBeNull()
  })

  it('who ask to be let in stand on top, with a yes and a no', async () => {
    await open()
    const requests = page.getByRole('region', { name: 'Want to be let in' })
    await expect.element(requests.getByText(TYBALT)).toBeVisible()
    await requests.getByRole('button', { name: 'Let tybalt in' }).click()
    expect(wished('contacts.accept')).toEqual([[TYBALT]])
    await expect.poll(() => item(TYBALT)).not.toBeNull()
    expect(requests.query()).toBeNull()
  })

  it('stand beside their pictures, also where one reads from right to left', async () => {
    await stage(
      <div dir="rtl" style={{ display: 'flex', flex: 1 }}>
        <ContactList current={null} chatHref={(jid) => `#/chat/${jid}`} onOpen={onOpen} />
      </div>,
      { client, width: 344, height: 700 },
    )
    const name = item(JULIET)?.querySelector('[dir="auto"]') as HTMLElement
    const words = document.createRange()
    words.selectNodeContents(name)
    expect(words.getBoundingClientRect().right).toBeCloseTo(name.getBoundingClientRect().right, 0)
  })

  it('can be refused', async () => {
    await open()
    await page.getByRole('button', { name: 'Refuse tybalt' }).click()
    expect(wished('contacts.refuse')).toEqual([[TYBALT]])
  })

  it('are found by name and address', async () => {
    await open()
    await page.getByRole('searchbox', { name: 'Search' }).fill('friars')
    await expect.poll(() => document.querySelectorAll('[data-testid="contact-item"]').length).toBe(1)
    await page.getByRole('searchbox', { name: 'Search' }).fill('xyz')
    await expect.element(page.getByText('Nobody found for xyz.')).toBeVisible()
  })

  it('are drawn only as far as they are in sight, five thousand of them', async () => {
    const [first] = veronaContacts()
    client.contactRows.set(
      Array.from({ length: 5000 }, (_, index) => ({
        ...(first as ContactView),
        jid: `c${index}@verona.example`,
        displayName: `Contact ${index}`,
      })),
    )
    await open()
    expect(document.querySelectorAll('[data-testid="contact-item"]').length).toBeLessThan(40)
  })

  it('are explained when there are none', async () => {
    client = fakeClient({ empty: true })
    await open()
    await expect.element(page.getByRole('heading', { name: 'Nobody here yet' })).toBeVisible()
  })
})

describe('adding somebody', () => {
  const fill = async (address: string, name = '') => {
    await page.getByRole('button', { name: 'Add a contact' }).click()
    await page.getByRole('textbox', { name: 'Address' }).fill(address)
    if (name) await page.getByRole('textbox', { name: 'Name' }).fill(name)
    await page.getByRole('button', { name: 'Ask them' }).click()
  }

  it('asks them and opens the conversation', async () => {
    await open()
    await fill('nurse@capulet.example', 'The nurse')
    expect(wished('contacts.add')).toEqual([['nurse@capulet.example', 'The nurse']])
    await expect.poll(() => onOpen.mock.calls).toEqual([['nurse@capulet.example']])
    await expect.poll(() => page.getByRole('dialog').query()).toBeNull()
  })

  it.each([
    ['not an address', 'An address has a name, an @ and a server, like anna@chat.example.'],
    ['romeo@verona.example', 'This is your own address. Ask them for theirs.'],
    [JULIET, 'They are a contact of yours already.'],
  ])('says what is wrong with %s', async (address, words) => {
    await open()
    await fill(address)
    await expect.element(page.getByText(words)).toBeVisible()
    expect(onOpen).not.toHaveBeenCalled()
  })

  it('opens the chat of somebody who is a contact already', async () => {
    await open()
    await fill(JULIET)
    await page.getByRole('button', { name: 'Open the chat' }).click()
    expect(onOpen).toHaveBeenCalledWith(JULIET)
  })

  it('says so when this device cannot keep it', async () => {
    client.contacts.add = () => Promise.reject(new Error('full'))
    await open()
    await fill('nurse@capulet.example')
    await expect.element(page.getByText(/could not be kept on this device/)).toBeVisible()
  })
})

function WithMenu({ jid }: { jid: string }) {
  const { items, sheets } = useContactMenu(jid)
  return (
    <>
      <Menu label="More" trigger={<IconButton icon="more" label="More" />} items={items} />
      {sheets}
    </>
  )
}

describe('what can be done with a contact', () => {
  const choose = async (name: string) => {
    await page.getByRole('button', { name: 'More' }).click()
    await page.getByRole('menuitem', { name }).click()
  }

  it('is giving a name', async () => {
    await stage(<WithMenu jid={JULIET} />, { client })
    await choose('Rename')
    const field = page.getByRole('textbox', { name: 'Name' })
    await expect.element(field).toHaveValue('Juliet Capulet')
    await field.fill('The sun')
    await userEvent.keyboard('{Enter}')
    expect(wished('contacts.rename')).toEqual([[JULIET, 'The sun']])
  })

  it('is removing, after a question that can be answered with no', async () => {
    await stage(<WithMenu jid={JULIET} />, { client })
    await choose('Remove contact')
    await page.getByRole('button', { name: 'Keep' }).click()
    await expect.poll(() => page.getByRole('alertdialog').query()).toBeNull()
    expect(wished('contacts.remove')).toEqual([])
    await choose('Remove contact')
    await page.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click()
    expect(wished('contacts.remove')).toEqual([[JULIET]])
  })

  it('is adding, when they are none', async () => {
    await stage(<WithMenu jid="nurse@capulet.example" />, { client })
    await choose('Add a contact')
    expect(wished('contacts.add')).toEqual([['nurse@capulet.example', '']])
  })
})
