import { describe, expect, it } from 'vitest'
import { type MessageDeed, may, rightsOf } from '../../src/model/message-rights.ts'
import { alice, bob, carol, message } from '../storage/rows.ts'

const theirs = message(alice, bob, 1)
const ours = message(alice, bob, 2, { direction: 'out', from: alice })
const room = 'house@rooms.example'
const inRoom = message(alice, room, 3, { from: `${room}/bob` })

describe('who may do what', () => {
  const table: [string, typeof ours, MessageDeed, string, boolean][] = [
    ['the author corrects', theirs, 'correct', bob, true],
    ['the other does not', theirs, 'correct', alice, false],
    ['the author takes back', ours, 'retract', alice, true],
    ['the other does not', ours, 'retract', bob, false],
    ['both react', ours, 'react', alice, true],
    ['both react', ours, 'react', bob, true],
    ['nobody else does', ours, 'react', carol, false],
    ['the other acknowledges', ours, 'acknowledge', bob, true],
    ['the author does not', ours, 'acknowledge', alice, false],
    ['nobody else does', ours, 'acknowledge', carol, false],
    [
      'in a room the author corrects, by the name that the room knows',
      inRoom,
      'correct',
      `${room}/bob`,
      true,
    ],
    ['in a room nobody else does', inRoom, 'correct', `${room}/carol`, false],
    ['in a room anybody there reacts', inRoom, 'react', `${room}/carol`, true],
    ['in a room nobody from elsewhere does', inRoom, 'react', carol, false],
  ]
  it.each(table)('%s (%#)', (_, what, deed, who, answer) => {
    expect(may(who, deed, what)).toBe(answer)
    expect(may(who, deed, { ...what, retracted: { time: 1 } })).toBe(false)
  })

  it('is shown as what the person on this device may do', () => {
    expect(rightsOf(ours, true)).toEqual({ reply: true, correct: true, retract: true, react: true })
    expect(rightsOf(theirs, true)).toEqual({ reply: true, correct: false, retract: false, react: true })
    expect(rightsOf({ ...ours, state: 'failed' }, true)).toMatchObject({
      reply: false,
      react: false,
      correct: true,
    })
    // What has no name, nobody can speak of.
    expect(Object.values(rightsOf(ours, false))).not.toContain(true)
  })
})
