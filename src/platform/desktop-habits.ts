/** The habits of the program on this machine, as the shell keeps them: its menu changes them, too. */
import { value } from '../live/live.ts'
import type { DesktopApi, DesktopChoices, DesktopHabits } from './desktop-api.ts'
import type { HabitState, NativeHabits } from './native.ts'

export function habitsOf(desktop: DesktopApi): NativeHabits {
  const state = value<HabitState | null>(null)
  const choices = desktop.readChoices()
  const show = async (habits: DesktopHabits) => state.set(stateOf(habits, await choices))
  desktop.listen((event) => {
    if (event.type === 'habits') void show(event.habits).catch(ignore)
  })
  desktop.readHabits().then(show).catch(ignore)
  return {
    state,
    change: ({ spellingLanguages, ...rest }) =>
      // What came of it is told as an event.
      void desktop
        .changeHabits({ ...rest, ...(spellingLanguages && { spellingLanguages: [...spellingLanguages] }) })
        .catch(ignore),
  }
}

const stateOf = (habits: DesktopHabits, choices: DesktopChoices): HabitState => ({
  startAtLogin: choices.startAtLogin ? habits.startAtLogin : null,
  keepRunning: choices.keepRunning ? habits.keepRunning : null,
  checkSpelling: habits.checkSpelling,
  spelling: choices.dictionaries.length
    ? { dictionaries: choices.dictionaries, chosen: habits.spellingLanguages }
    : null,
})

const ignore = () => {}
