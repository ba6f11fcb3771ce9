import { expect, it } from 'vitest'
import { touchedOf } from '../../src/platform/browser-touched.ts'

class FakeDocument extends EventTarget {
  visibilityState: DocumentVisibilityState = 'visible'
}

function page() {
  const document = new FakeDocument()
  const window = Object.assign(new EventTarget(), { document })
  let now = 1_000_000
  const touched = touchedOf(window, () => now)
  const told: number[] = []
  touched.subscribe(() => told.push(touched.get()))
  return {
    document,
    touched,
    told,
    now: () => now,
    wait: (milliseconds: number) => {
      now += milliseconds
    },
    fire: (name: string, more: object = {}) => window.dispatchEvent(Object.assign(new Event(name), more)),
  }
}

it('keys, pointers and coming back count; nothing else does', () => {
  for (const name of [
    'keydown',
    'pointerdown',
    'wheel',
    'touchstart',
    'focus',
    'pointermove',
    'scroll',
    'resize',
  ]) {
    const { touched, wait, fire, now } = page()
    wait(60_000)
    fire(name, { screenX: 1, screenY: 1 })
    expect([name, touched.get() === now()]).toEqual([name, !['scroll', 'resize'].includes(name)])
  }
})

it('being seen again counts, being hidden does not', () => {
  const { document, touched, wait, now } = page()
  wait(60_000)
  document.visibilityState = 'hidden'
  document.dispatchEvent(new Event('visibilitychange'))
  expect(touched.get()).toBeLessThan(now())
  document.visibilityState = 'visible'
  document.dispatchEvent(new Event('visibilitychange'))
  expect(touched.get()).toBe(now())
})

it('a pointer that rests while the page moves below it is nobody', () => {
  const { touched, wait, fire, now } = page()
  wait(60_000)
  fire('pointermove', { screenX: 5, screenY: 5 })
  const first = now()
  wait(60_000)
  fire('pointermove', { screenX: 5, screenY: 5 })
  expect(touched.get()).toBe(first)
})

it('a storm of events is told every few seconds; a clock that was put back does not stop it', () => {
  const { told, wait, fire, now } = page()
  for (let at = 0; at < 1000; at++) {
    wait(20)
    fire('pointermove', { screenX: at, screenY: 0 })
  }
  expect(told.length).toBe(4)
  wait(-3_600_000)
  fire('keydown')
  expect(told.at(-1)).toBe(now())
})
