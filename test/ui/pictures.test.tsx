import { describe, expect, it } from 'vitest'
import { Avatar } from '../../src/ui/Avatar.tsx'
import { Badge } from '../../src/ui/Badge.tsx'
import { Icon } from '../../src/ui/Icon.tsx'
import { MessageStateIcon } from '../../src/ui/MessageStateIcon.tsx'
import { TokenFigure } from '../../src/ui/TokenFigure.tsx'
import { stage } from '../support/kit-stage.tsx'

describe('an avatar', () => {
  it('is decorative; only its presence is said, where it has a word', async () => {
    const screen = await stage(
      <Avatar address="juliet@verona.example" presence="away" presenceLabel="Juliet is away" />,
    )
    await expect.element(screen.getByRole('img', { name: 'Juliet is away' })).toBeInTheDocument()
    expect(screen.getByRole('img').elements()).toHaveLength(1)
  })

  it('shows no presence that nobody knows', async () => {
    const screen = await stage(
      <Avatar address="juliet@verona.example" presence="unknown" presenceLabel="?" />,
    )
    await expect.element(screen.getByRole('img')).not.toBeInTheDocument()
  })

  it('tells each presence by its shape as well', async () => {
    const screen = await stage(
      (['online', 'away', 'busy', 'offline'] as const).map((presence) => (
        <Avatar key={presence} address="juliet@verona.example" presence={presence} presenceLabel={presence} />
      )),
    )
    const shapes = screen
      .getByRole('img')
      .elements()
      .map((element) => {
        const { backgroundImage, backgroundSize, boxShadow } = getComputedStyle(element)
        return [backgroundImage !== 'none', backgroundSize, boxShadow !== 'none'].join()
      })
    expect(new Set(shapes).size).toBe(4)
  })
})

describe('other pictures', () => {
  it('are said where they mean something', async () => {
    const screen = await stage(
      <>
        <MessageStateIcon state="read" label="Read" />
        <MessageStateIcon state="failed" label="Not sent" />
        <MessageStateIcon state="sent" label="" />
        <Icon name="search" />
        <TokenFigure address="romeo@verona.example" state="open" />
      </>,
    )
    await expect.element(screen.getByRole('img', { name: 'Read' })).toBeInTheDocument()
    await expect.element(screen.getByRole('img', { name: 'Not sent' })).toBeInTheDocument()
    expect(screen.getByRole('img').elements()).toHaveLength(2)
  })

  it('D7.3 tell what became of a message by their shape, not by colour alone', async () => {
    const states = ['sending', 'sent', 'delivered', 'read', 'failed'] as const
    const screen = await stage(
      <p>
        {states.map((state) => (
          <MessageStateIcon key={state} state={state} label={state} />
        ))}
      </p>,
    )
    const shapes = screen
      .getByRole('img')
      .elements()
      .map((icon) => icon.innerHTML)
    expect(new Set(shapes).size).toBe(states.length)
  })

  it('turn round where one reads from right to left, when they point somewhere', async () => {
    const screen = await stage(
      <div dir="rtl">
        <Icon name="back" />
        <Icon name="search" />
      </div>,
    )
    const scales = [...screen.container.querySelectorAll('svg')].map((svg) => getComputedStyle(svg).scale)
    expect(scales).toEqual(['-1 1', 'none'])
  })

  it('counts to 99 and says the whole sentence', async () => {
    const screen = await stage(<Badge count={128} label="128 unread messages" />)
    await expect.element(screen.getByText('99+')).toBeVisible()
    await expect.element(screen.getByText('128 unread messages')).toBeInTheDocument()
  })
})
