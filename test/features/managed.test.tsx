/** Contacts that somebody else keeps: what is marked, what is not offered, and what is one's own all the same. */
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { page } from 'vitest/browser'
import { ContactList } from '../../src/features/contacts/ContactList.tsx'
import { StrangerBar } from '../../src/features/contacts/StrangerBar.tsx'
import { useContactMenu } from '../../src/features/contacts/useContactMenu.tsx'
import { NobodyYet } from '../../src/features/conversations/NobodyYet.tsx'
import { InviteList } from '../../src/features/invites/InviteList.tsx'
import { IconButton } from '../../src/ui/IconButton.tsx'
import { Menu } from '../../src/ui/Menu.tsx'
import { axeFinds } from '../support/axe.ts'
import { NOON, stage } from '../support/chat-stage.tsx'
import { type FakeClient, fakeClient } from '../support/fake-client.tsx'
import { JULIET, veronaContacts } from '../support/verona.ts'

const BENVOLIO = 'benvolio@verona.example'
let client: FakeClient
const item = (jid: string) =>
  document.querySelector<HTMLElement>(`[data-testid="contact-item"][data-jid="${jid}"]`)
const wished = (name: string) =>
  client.wishes.filter(([first]) => first === name).map((wish) => wish.slice(1))
const list = () =>
  stage(
    <main style={{ display: 'flex', flex: 1, minHeight: 0 }}>
      <ContactList current={null} chatHref={(jid) => `#/chat/${jid}`} onOpen={vi.fn()} />
    </main>,
    { client, width: 344, height: 700 },
  )

function PersonMenu({ jid }: { jid: string }) {
  const { items, sheets } = useContactMenu(jid)
  return (
    <>
      <Menu label="More" trigger={<IconButton icon="more" label="What to do" />} items={items} />
      {sheets}
    </>
  )
}
const openMenu = async (jid: string) => {
  await stage(<PersonMenu jid={jid} />, { client, width: 600, height: 600 })
  await page.getByRole('button', { name: 'What to do' }).click()
}
const entry = (name: string) => page.getByRole('menuitem', { name })

beforeEach(async () => {
  await page.viewport(900, 800)
  client = fakeClient({ now: NOON })
  client.managing.isManaged.set(true)
  client.contactRows.set(veronaContacts().filter(({ request }) => !request))
})

describe('a list that somebody else keeps', () => {
  it('says so once, marks every line, and offers nothing that would be refused', async () => {
    await list()
    await expect.element(page.getByText('Kept by your organisation')).toBeVisible()
    expect(item(JULIET)).toHaveAttribute('data-managed', 'true')
    expect(page.getByRole('button', { name: 'Add a contact' }).query()).toBeNull()
    expect(await axeFinds()).toEqual([])
  })

  it('looks like any other while it is one’s own', async () => {
    client.managing.isManaged.set(false)
    await list()
    expect(item(JULIET)).not.toHaveAttribute('data-managed')
    expect(page.getByText('Kept by your organisation').query()).toBeNull()
    await expect.element(page.getByRole('button', { name: 'Add a contact' })).toBeVisible()
  })

  it('tells of changes that had to be undone until that was seen', async () => {
    client.managing.undone.set([JULIET])
    await list()
    await expect.element(page.getByText(/Juliet Capulet could not be kept/)).toBeVisible()
    await page.getByRole('button', { name: 'Got it' }).click()
    expect(wished('managing.undoneSeen')).toEqual([[]])
    expect(page.getByText(/could not be kept/).query()).toBeNull()
  })

  it('is filtered by groups, those of the list and one’s own alike', async () => {
    client.contactRows.set(
      veronaContacts().map((row) => ({
        ...row,
        request: false,
        groups: row.jid === JULIET ? ['Capulet'] : [],
        ...(row.jid === BENVOLIO && { ownGroups: ['Kitchen'] }),
      })),
    )
    await list()
    await page.getByText('Kitchen').click()
    await expect.poll(() => item(JULIET)).toBeNull()
    expect(item(BENVOLIO)).not.toBeNull()
    await page.getByText('Capulet', { exact: true }).click()
    await expect.poll(() => item(JULIET)).not.toBeNull()
    await page.getByText('Everybody').click()
    await expect.poll(() => item(BENVOLIO)).not.toBeNull()
  })
})

describe('somebody on such a list', () => {
  it('can be given a name and groups of one’s own, and is neither renamed nor removed', async () => {
    await openMenu(JULIET)
    await expect.element(entry('Your own name and groups')).toBeVisible()
    for (const gone of ['Rename', 'Remove contact', 'Add a contact']) expect(entry(gone).query()).toBeNull()
    await entry('Your own name and groups').click()
    const sheet = page.getByRole('dialog')
    await expect.element(sheet.getByText(/on all your devices/)).toBeVisible()
    await sheet.getByRole('textbox', { name: 'What you call them' }).fill(' Sun ')
    await sheet.getByRole('textbox', { name: 'Your groups' }).fill('Balcony, , Capulet')
    expect(await axeFinds()).toEqual([])
    await sheet.getByRole('button', { name: 'Save' }).click()
    expect(wished('managing.setPrivateName')).toEqual([
      [JULIET, { alias: 'Sun', groups: ['Balcony', 'Capulet'] }],
    ])
  })

  it('is told where the name is kept, where the server has no place for it', async () => {
    client.managing.namesAreKept.set('device')
    await openMenu(JULIET)
    await entry('Your own name and groups').click()
    await expect.element(page.getByRole('dialog').getByText(/only on this device/)).toBeVisible()
  })

  it('is alone in that, where only this line is kept by somebody else', async () => {
    client.managing.isManaged.set(false)
    client.managing.keepsOf(JULIET).set(true)
    await openMenu(JULIET)
    await expect.element(entry('Your own name and groups')).toBeVisible()
    expect(entry('Remove contact').query()).toBeNull()
  })

  it('is written to, where they are a stranger, without being added', async () => {
    await stage(<StrangerBar jid="tybalt@capulet.example" name="Tybalt" onGone={vi.fn()} />, {
      client,
      width: 600,
      height: 500,
    })
    await expect.element(page.getByRole('button', { name: 'Just reply' })).toBeVisible()
    expect(page.getByRole('button', { name: 'Add as contact' }).query()).toBeNull()
  })
})

describe('where nobody can be brought in', () => {
  it('no invite is offered, and that is said', async () => {
    client = fakeClient({ now: NOON, empty: true })
    client.managing.isManaged.set(true)
    client.managing.mayInvite.set(false)
    await stage(<NobodyYet onInvite={null} onAddContact={vi.fn()} scanHref="#/scan" />, {
      client,
      width: 600,
      height: 600,
    })
    await expect.element(page.getByText(/Your organisation puts people on your list/)).toBeVisible()
    expect(page.getByRole('button').query()).toBeNull()
    await stage(
      <InviteList banner={null} webAddress="https://chat.example/" onSheet={vi.fn()} onOpenChat={vi.fn()} />,
      { client, width: 800, height: 700 },
    )
    await expect.element(page.getByText('Your organisation brings people in')).toBeVisible()
    expect(page.getByRole('button').query()).toBeNull()
  })
})
