/** Pictures of codes that are hard to read, each hard in one way. The same seed gives the same pictures. */
import { type Card, type CardLook, type CardPlace, makeCard } from './card.ts'
import { Chance } from './chance.ts'
import { type Colour, type Frame, grey } from './frame.ts'
import { covered, faded, noisy, onScreen, outOfFocus, reflecting, shaded, shaken } from './light.ts'
import { surroundings, withoutCode } from './surroundings.ts'

export interface Scene {
  kind: string
  /** What can be read in it: any of these is right, and everything else is wrong. */
  texts: readonly string[]
  image: ImageData
}

interface Shot {
  chance: Chance
  width: number
  height: number
  look: CardLook
  place: CardPlace
  /** How many codes: more than one share the width. */
  codes: number
  /** After the card is drawn. `pixels`: of one module. */
  after(frame: Frame, pixels: number): void
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

function inviteText(chance: Chance): string {
  const name = chance.text(chance.whole(3, 10), 'abcdefghijklmnopqrstuvwxyz')
  const host = `${chance.text(chance.whole(4, 12), 'abcdefghijklmnopqrstuvwxyz')}.example`
  const uri = `xmpp:${name}@${host}?roster;preauth=${chance.text(24, LETTERS)};ibr=y`
  const form = chance.next()
  if (form < 0.5) return uri
  return form < 0.75 ? `https://${host}/invite#${uri}` : `https://${host}/i?${chance.text(24, LETTERS)}`
}

const look = (chance: Chance): CardLook => ({
  text: inviteText(chance),
  level: chance.of(['L', 'M', 'M', 'M', 'Q', 'H']),
  ink: grey(chance.between(5, 40)),
  paper: grey(chance.between(225, 252)),
  margin: 4,
  logo: 0,
  mirrored: false,
})

/** How many modules the code of that text has across, at most: to fit it into the picture. */
const roughModules = (text: string, level: CardLook['level']) =>
  Math.sqrt(text.length * { L: 10, M: 12.5, Q: 17, H: 22 }[level]) + 14

function shot(chance: Chance): Shot {
  const [width, height] = chance.of([
    [1280, 720],
    [1280, 720],
    [960, 720],
    [640, 480],
  ] as const)
  const card = look(chance)
  const pixels = (chance.between(0.4, 0.8) * height) / (roughModules(card.text, card.level) + 8)
  const place: CardPlace = {
    x: width / 2 + chance.between(-0.06, 0.06) * width,
    y: height / 2 + chance.between(-0.04, 0.04) * height,
    pixels,
    roll: chance.between(-0.2, 0.2),
    yaw: chance.between(-0.2, 0.2),
    pitch: chance.between(-0.2, 0.2),
    focal: chance.between(0.9, 1.4),
    bend: 0,
    crease: { shift: 0, every: 20 },
  }
  return { chance, width, height, look: card, place, codes: 1, after: () => {} }
}

const degrees = (angle: number) => (angle * Math.PI) / 180

/** Each takes an ordinary shot and makes it hard. */
const KINDS: Record<string, (s: Shot) => void> = {
  plain: () => {},
  rolled: (s) => {
    s.place.roll = s.chance.between(-Math.PI, Math.PI)
  },
  tilted: (s) => {
    s.place.yaw = degrees(s.chance.either(32, 48))
  },
  'far over': (s) => {
    s.place.pitch = degrees(s.chance.either(50, 66))
    s.place.roll = s.chance.between(-0.6, 0.6)
  },
  'near the lens': (s) => {
    s.place.focal = s.chance.between(0.45, 0.6)
    s.place.yaw = degrees(s.chance.either(22, 36))
    s.place.pitch = degrees(s.chance.either(15, 30))
  },
  'out of focus': (s) => {
    s.after = (frame, pixels) => outOfFocus(frame, pixels * s.chance.between(0.35, 0.62))
  },
  shaken: (s) => {
    s.after = (frame, pixels) =>
      shaken(frame, pixels * s.chance.between(0.8, 1.5), s.chance.between(0, Math.PI))
  },
  noisy: (s) => {
    s.after = (frame) => noisy(frame, s.chance, s.chance.between(45, 80))
  },
  'in the dark': (s) => {
    s.after = (frame) => {
      faded(frame, 8, s.chance.between(32, 60))
    }
  },
  faint: (s) => {
    const dark = s.chance.between(60, 170)
    s.after = (frame) => faded(frame, dark, dark + s.chance.between(20, 38))
  },
  small: (s) => {
    s.place.pixels = s.chance.between(1.5, 2.4)
  },
  several: (s) => {
    s.codes = s.chance.whole(2, 4)
  },
  inverted: (s) => {
    ;[s.look.ink, s.look.paper] = [s.look.paper, s.look.ink]
  },
  'on a screen': (s) => {
    s.after = (frame) => {
      onScreen(frame, s.chance.between(2.1, 4.2), s.chance.between(0, 0.3), s.chance.between(0.25, 0.55))
      outOfFocus(frame, 0.7)
    }
  },
  glare: (s) => {
    s.after = (frame, pixels) => {
      const { x, y } = s.place
      const off = 14 * pixels
      reflecting(
        frame,
        x + s.chance.between(-off, off),
        y + s.chance.between(-off, off),
        pixels * s.chance.between(3, 6),
        s.chance.between(0.8, 1.6),
      )
    }
  },
  'half in shadow': (s) => {
    s.after = (frame) =>
      shaded(frame, s.chance.between(0, 6.3), s.chance.between(-90, 90), s.chance.between(2, 30), 0.75)
  },
  covered: (s) => {
    s.look.level = s.chance.of(['M', 'Q', 'H'])
    const tone: Colour = s.chance.next() < 0.5 ? [205, 160, 130] : grey(250)
    s.after = (frame, pixels) =>
      covered(
        frame,
        s.place.x + s.chance.between(-6, 6) * pixels,
        s.place.y + s.chance.between(-6, 6) * pixels,
        pixels * s.chance.between(2, s.look.level === 'M' ? 3.2 : 4.4),
        tone,
      )
  },
  'with a logo': (s) => {
    s.look.level = s.chance.of(['M', 'Q', 'H'])
    s.look.logo = s.chance.between(0.14, 0.22)
  },
  bent: (s) => {
    s.place.bend = s.chance.between(0.5, 0.95)
  },
  creased: (s) => {
    s.place.crease = { shift: s.chance.between(0.15, 0.4), every: s.chance.between(14, 30) }
  },
  coloured: (s) => {
    s.look.ink = s.chance.of([
      [15, 82, 87],
      [120, 30, 20],
      [40, 50, 140],
    ] as const)
    s.look.paper = s.chance.of([
      [255, 245, 225],
      [225, 235, 250],
      [250, 225, 225],
    ] as const)
  },
  'without margin': (s) => {
    s.look.margin = s.chance.of([1, 1, 2])
  },
  mirrored: (s) => {
    s.look.mirrored = true
  },
}

export const kinds = Object.keys(KINDS)

function takeShot(s: Shot): Scene {
  const cards: Card[] = []
  const texts: string[] = []
  for (let index = 0; index < s.codes; index++) {
    const card = index === 0 ? s.look : { ...look(s.chance), margin: s.look.margin }
    const place = { ...s.place }
    if (s.codes > 1) {
      place.x = ((index + 0.5) / s.codes) * s.width
      place.pixels = (0.85 * s.width) / s.codes / (roughModules(card.text, card.level) + 8)
    }
    cards.push(makeCard(card, place, s.width, s.height))
    texts.push(card.text)
  }
  const frame = surroundings(s.chance, s.width, s.height)
  frame.paint((x, y, before) => seen(cards, x, y, before))
  // No lens is perfect, and no sensor silent.
  outOfFocus(frame, Math.max(0.45, s.place.pixels * s.chance.between(0.05, 0.15)))
  s.after(frame, s.place.pixels)
  noisy(frame, s.chance, s.chance.between(2, 8))
  return { kind: '', texts, image: frame.toImage() }
}

/** Nine rays a pixel, so that edges are as soft as a sensor makes them. */
const RAYS = [1 / 6, 1 / 2, 5 / 6]

function seen(cards: readonly Card[], x: number, y: number, before: Colour): Colour {
  let [red, green, blue] = [0, 0, 0]
  for (const down of RAYS)
    for (const across of RAYS) {
      let colour: Colour = before
      for (const card of cards) colour = card.at(x + across, y + down) ?? colour
      red += colour[0]
      green += colour[1]
      blue += colour[2]
    }
  return [red / 9, green / 9, blue / 9]
}

/** @param index counts through all kinds, again and again. */
export function hardScene(seed: number, index: number): Scene {
  const kind = kinds[index % kinds.length] as string
  const taken = shot(new Chance(seed * 7919 + index))
  KINDS[kind]?.(taken)
  return { ...takeShot(taken), kind }
}

export const emptyScene = (seed: number, index: number): Scene => ({
  kind: 'nothing',
  texts: [],
  image: withoutCode(new Chance(seed * 104_729 + index), index),
})
