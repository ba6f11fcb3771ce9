/** Access for other programs, in memory: what is offered, given and ended can be set. */
import type {
  EndProgram,
  ProgramErrand,
  ProgramOffer,
  Programs,
  ProgramView,
  ProgramVisit,
} from '../../src/client/acting/programs.ts'
import { type Value, value } from '../../src/live/live.ts'

export interface FakePrograms extends Programs {
  readonly all: Value<readonly ProgramView[] | null>
  /** Of the way to the server's page. */
  readonly visit: Value<ProgramVisit>
  offered: ProgramOffer
  ended: EndProgram
  /** Whether somebody has come back by the whole page. */
  isBack: boolean
}

export function fakePrograms(wish: (...words: unknown[]) => void): FakePrograms {
  const visit = value<ProgramVisit>({ at: 'preparing', domain: 'verona.example' })
  const errand: ProgramErrand = {
    state: visit,
    show: () => wish('programs.show'),
    stop: () => wish('programs.stop'),
  }
  const programs: FakePrograms = {
    all: value<readonly ProgramView[] | null>([]),
    visit,
    offered: {
      status: 'offered',
      domain: 'verona.example',
      rights: ['xmpp', 'prosody:registered', 'prosody:admin'],
      endable: true,
    },
    ended: { status: 'ended', all: true },
    isBack: false,
    offer: async () => programs.offered,
    give(what, how) {
      wish('programs.give', what, how)
      return errand
    },
    async returned() {
      return programs.isBack ? errand : null
    },
    async end(id) {
      wish('programs.end', id)
      if (programs.ended.status === 'ended')
        programs.all.set((programs.all.get() ?? []).filter((program) => program.id !== id))
      return programs.ended
    },
  }
  return programs
}
