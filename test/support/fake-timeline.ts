/** An open conversation, in memory: its window is set by the test, every wish is written down. */
import type { Timeline, TimelineWindow } from '../../src/client/client.ts'
import type { Landing, TimelinePlace } from '../../src/client/history/landing.ts'
import type { Value } from '../../src/live/live.ts'
import type { BareJid } from '../../src/model/jid.ts'

/** Where going to a place leads; a test puts its own in, and moves the window before it answers. */
export type FakeLanding = (jid: BareJid, place: TimelinePlace) => Landing | Promise<Landing>

/** What is in the window is found, everything else is not. */
export const landInWindow =
  (windowOf: (jid: BareJid) => Value<TimelineWindow>): FakeLanding =>
  (jid, place) => {
    const found = windowOf(jid)
      .get()
      .items.find(
        (item) => item.kind === 'message' && place.kind === 'message' && item.message.id === place.id,
      )
    return found?.kind === 'message' ? { status: 'there', id: found.message.id } : { status: 'nothing' }
  }

export const fakeTimeline = (
  jid: BareJid,
  window: Value<TimelineWindow>,
  land: FakeLanding,
  wish: (...words: unknown[]) => void,
): Timeline => ({
  window,
  showOlder: async () => wish('timeline.showOlder', jid),
  showNewer: async () => wish('timeline.showNewer', jid),
  showLatest: async () => wish('timeline.showLatest', jid),
  async showAround(place) {
    wish('timeline.showAround', place)
    return land(jid, place)
  },
  follow: () => {},
  fill: async (holeId) => wish('timeline.fill', holeId),
  close: () => wish('timeline.close', jid),
})
