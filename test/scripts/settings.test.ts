import { describe, expect, test } from 'vitest'
import { readSettings } from '../../scripts/local.mjs'
import { chosenRings } from '../../scripts/rings.mjs'

describe('what people type', () => {
  test('npm start: ports of its own and a state folder', () => {
    const settings = readSettings({ PORT: '6000', XMPP_PORT: '6001', TESSERA_STATE: '/elsewhere' }, [
      '--fresh',
    ])
    expect(settings).toMatchObject({ port: 6000, xmppPort: 6001, fresh: true })
    expect(settings.stateDir).toMatch(/elsewhere$/)
  })

  test('npm start: the usual ports', () => {
    expect(readSettings({ PORT: '' }, [])).toMatchObject({ port: 5280, xmppPort: 5290, fresh: false })
  })

  test.each([['0'], ['65536'], ['80x'], ['-1'], ['5.5']])('npm start: %s is not a port', (PORT) => {
    expect(() => readSettings({ PORT }, [])).toThrow(`PORT=${PORT} is not a port.`)
  })

  test('npm start: one port cannot serve both, and unknown options are not ignored', () => {
    expect(() => readSettings({ PORT: '5290' }, [])).toThrow('must differ')
    expect(() => readSettings({}, ['--frsh'])).toThrow('--frsh')
  })

  test('npm test: all rings, or some, always in their order', () => {
    expect(chosenRings([])).toEqual(['check', 'unit', 'journeys', 'browser', 'e2e'])
    expect(chosenRings(['--only', 'e2e,unit'])).toEqual(['unit', 'e2e'])
    expect(chosenRings(['--only=check'])).toEqual(['check'])
  })

  test.each([
    [['--only']],
    [['--only', 'units']],
    [['--only', '']],
    [['unit']],
    [['--only', 'unit', '--verbose']],
  ])('npm test: %j is refused', (args) => {
    expect(() => chosenRings(args)).toThrow('--only check,unit,journeys,browser,e2e')
  })
})
