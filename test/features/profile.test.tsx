import type { ReactNode } from 'react'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { createPictures } from '../../src/app/pictures.ts'
import { BlockSheet } from '../../src/features/contacts/BlockSheet.tsx'
import { StrangerBar } from '../../src/features/contacts/StrangerBar.tsx'
import { ProfilePanel } from '../../src/features/profile/ProfilePanel.tsx'
import { BlockedPage } from '../../src/features/settings/BlockedPage.tsx'
import { ProfilePage } from '../../src/features/settings/ProfilePage.tsx'
import { value } from '../../src/live/live.ts'
import { pngSize } from '../../src/model/picture-type.ts'
import { Avatar } from '../../src/ui/Avatar.tsx'
import { PicturesContext } from '../../src/ui/pictures.ts'
import { axeFinds } from '../support/axe.ts'
import { MINUTE, NOON, stage } from '../support/chat-stage.tsx'
import { type FakeClient, fakeClient } from '../support/fake-client.tsx'
import { onePixel } from '../support/one-pixel.ts'
import { JULIET, ROMEO } from '../support/verona.ts'

/** Its l is a one. */
const FALSE_JULIET = 'ju1iet@verona.example'
const TYBALT = 'tybalt@capulet.example'

let client: FakeClient
const wished = (name: string) =>
  client.wishes.filter(([first]) => first === name).map((wish) => wish.slice(1))

beforeEach(async () => {
  await page.viewport(1000, 900)
  client = fakeClient({ now: NOON })
})

/** A page of its own, with what pages have. */
const whole = (children: ReactNode) =>
  stage(<main style={{ flex: 1 }}>{children}</main>, { client, width: 900, height: 900 })
const show = (children: ReactNode) =>
  whole(
    <>
      <h1>Here</h1>
      <h2>And there</h2>
      {children}
    </>,
  )

describe('a profile', () => {
  it('says who, where, in which words, and since when', async () => {
    client.people
      .profileOf(JULIET)
      .set({ jid: JULIET, nick: 'Jule', fullName: null, picture: null, state: 'told' })
    client.presenceOf(JULIET).set('away')
    client.people.whereaboutsOf(JULIET).set({ status: 'in the orchard', lastSeen: Date.now() - 5 * MINUTE })
    const onAction = vi.fn()
    await show(<ProfilePanel jid={JULIET} actions={[{ id: 'a', label: 'Do it', onAction }]} />)
    await expect.element(page.getByRole('heading', { name: 'Juliet Capulet' })).toBeVisible()
    await expect.element(page.getByText('They call themselves Jule.')).toBeVisible()
    await expect.element(page.getByText('Away · Last seen 5 minutes ago')).toBeVisible()
    await expect.element(page.getByText('in the orchard')).toBeVisible()
    await expect.element(page.getByText(JULIET)).toBeVisible()
    expect(wished('people.look')).toEqual([[JULIET]])
    await page.getByRole('button', { name: 'Do it' }).click()
    expect(onAction).toHaveBeenCalledOnce()
    expect(await axeFinds()).toEqual([])
  })

  it('warns of an address that only looks like that of a contact', async () => {
    await show(<ProfilePanel jid={FALSE_JULIET} actions={[]} />)
    await expect.element(page.getByText('Looks like Juliet Capulet, and is somebody else')).toBeVisible()
    expect(await axeFinds()).toEqual([])
  })
})

describe('a picture', () => {
  it('takes the place of the mosaic, once for all who show it, and is given back', async () => {
    const made = vi.spyOn(URL, 'createObjectURL')
    const picture = value<Blob | null>(null)
    const pictures = createPictures(() => picture)
    const shown = await stage(
      <PicturesContext value={pictures}>
        <Avatar address={JULIET} />
        <Avatar address={JULIET} size={96} />
      </PicturesContext>,
    )
    const before = shown.element.querySelector('span')?.getBoundingClientRect()
    expect(shown.element.querySelectorAll('img')).toHaveLength(0)
    picture.set(onePixel())
    await vi.waitFor(() => expect(shown.element.querySelectorAll('img[data-ready]')).toHaveLength(2))
    expect(made).toHaveBeenCalledOnce()
    expect(shown.element.querySelector('span')?.getBoundingClientRect()).toEqual(before)
    picture.set(new Blob(['no picture'], { type: 'image/png' }))
    await vi.waitFor(() => expect(shown.element.querySelectorAll('img:not([data-ready])')).toHaveLength(2))
    made.mockRestore()
  })
})

describe("one's own profile", () => {
  it('takes a name, words and a state', async () => {
    await whole(<ProfilePage />)
    await page.getByRole('textbox', { name: 'Your name' }).fill('Romeo M.')
    await userEvent.keyboard('{Enter}')
    expect(wished('people.setOwnName')).toEqual([['Romeo M.']])
    await userEvent.click(page.getByText('Do not disturb'))
    expect(wished('people.setOwnStatus')).toEqual([[{ show: 'busy', text: '' }]])
    await page.getByRole('textbox', { name: 'In a few words' }).fill('in the orchard')
    await userEvent.keyboard('{Enter}')
    expect(wished('people.setOwnStatus').at(-1)).toEqual([{ show: 'busy', text: 'in the orchard' }])
    expect(await axeFinds()).toEqual([])
  })

  it('cuts a picture by keyboard, and makes a new square of it', async () => {
    const stageOf = await whole(<ProfilePage />)
    const canvas = document.createElement('canvas')
    canvas.width = 700
    canvas.height = 400
    canvas.getContext('2d')?.fillRect(0, 0, 350, 400)
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg'))
    const input = stageOf.element.querySelector<HTMLInputElement>('input[type=file]')
    await userEvent.upload(input as HTMLElement, new File([blob as Blob], 'me.gif', { type: 'image/gif' }))
    const area = page.getByRole('button', { name: 'Part of the picture' })
    await expect.element(area).toBeVisible()
    expect(await axeFinds()).toEqual([])
    const image = area.element().querySelector('img') as HTMLElement
    const before = image.style.left
    ;(area.element() as HTMLElement).focus()
    await userEvent.keyboard('{ArrowRight}+')
    expect(image.style.left).not.toBe(before)
    await page.getByRole('button', { name: 'Use this picture' }).click()
    await vi.waitFor(() => expect(wished('people.setOwnPicture')).toHaveLength(1))
    const square = wished('people.setOwnPicture')[0]?.[0] as Blob
    const size = pngSize(new Uint8Array(await square.arrayBuffer()))
    expect(size?.width).toBe(size?.height)
    expect(size?.width).toBeGreaterThanOrEqual(256)
    expect(square.size).toBeLessThan(256 * 1024)
  })

  it('says when the server has not heard of it, or does not take it', async () => {
    const own = { jid: ROMEO, nick: 'R', fullName: null, picture: null }
    client.people.profileOf(ROMEO).set({ ...own, state: 'waiting' })
    await whole(<ProfilePage />)
    await expect.element(page.getByText(/told as soon as it is there/)).toBeVisible()
    client.people.profileOf(ROMEO).set({ ...own, state: 'refused' })
    await expect.element(page.getByText(/does not take this/)).toBeVisible()
  })
})

describe('keeping somebody out', () => {
  it('asks first, and tells the server why where that is wanted', async () => {
    const onBlocked = vi.fn()
    await stage(
      <BlockSheet jid={TYBALT} name="Tybalt" isOpen onOpenChange={() => {}} onBlocked={onBlocked} />,
      { client },
    )
    const sheet = page.getByRole('alertdialog', { name: 'Block Tybalt?' })
    await expect.element(sheet).toBeVisible()
    expect(await axeFinds()).toEqual([])
    await userEvent.click(sheet.getByText('Unwanted advertising'))
    await sheet.getByRole('button', { name: 'Block' }).click()
    expect(wished('people.block')).toEqual([[TYBALT, 'spam']])
    expect(onBlocked).toHaveBeenCalledOnce()
  })

  it('lists them, and lets them in again', async () => {
    client.people.blocked.set([TYBALT, 'spam.example'])
    await whole(<BlockedPage />)
    expect(await axeFinds()).toEqual([])
    await page.getByRole('button', { name: 'Unblock tybalt' }).click()
    expect(wished('people.unblock')).toEqual([[TYBALT]])
    await page.getByRole('button', { name: 'Unblock spam.example' }).click()
    await expect.element(page.getByText('You have blocked nobody.')).toBeVisible()
  })
})

describe('a stranger', () => {
  const onGone = vi.fn()
  beforeEach(async () => {
    onGone.mockClear()
    await show(<StrangerBar jid={FALSE_JULIET} name="ju1iet" onGone={onGone} />)
  })

  it('is shown with the whole address, and for whom they could be taken', async () => {
    await expect.element(page.getByText(FALSE_JULIET)).toBeVisible()
    await expect.element(page.getByText('Looks like Juliet Capulet, and is somebody else')).toBeVisible()
    expect(await axeFinds()).toEqual([])
  })

  it('is answered, added, or deleted after a question', async () => {
    await page.getByRole('button', { name: 'Just reply' }).click()
    expect(wished('conversations.letIn')).toEqual([[FALSE_JULIET]])
    await page.getByRole('button', { name: 'Add as contact' }).click()
    expect(wished('contacts.add')).toEqual([[FALSE_JULIET, '']])
    await page.getByRole('button', { name: 'Delete' }).click()
    await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click()
    expect(wished('conversations.forget')).toEqual([[FALSE_JULIET]])
    expect(onGone).toHaveBeenCalledOnce()
  })
})
