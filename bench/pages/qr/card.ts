/** A card with a code on it, held somewhere before a pinhole camera. */
import { create } from 'qrcode'
import type { Colour } from './frame.ts'

export interface CardLook {
  text: string
  level: 'L' | 'M' | 'Q' | 'H'
  ink: Colour
  paper: Colour
  /** White around the code, in modules. */
  margin: number
  /** Share of the width that a logo in the middle takes. */
  logo: number
  mirrored: boolean
}

export interface CardPlace {
  /** Of the middle of the code, in pixels. */
  x: number
  y: number
  /** Of a module seen from straight ahead. */
  pixels: number
  /** Radians: about the line of sight, about the upright, about the level axis. */
  roll: number
  yaw: number
  pitch: number
  /** Focal length by the width of the picture: short ones distort. */
  focal: number
  /** How far the card is bent round the upright: radians from middle to edge. */
  bend: number
  /** Creases: how far they shift, in modules, and how many modules there are from one to the next. */
  crease: { shift: number; every: number }
}

export interface Card {
  /** The colour that a pixel sees there; null where it looks past the card. */
  at(x: number, y: number): Colour | null
  modules: number
}

export function makeCard(look: CardLook, place: CardPlace, width: number, height: number): Card {
  const { modules } = create(look.text, { errorCorrectionLevel: look.level })
  const size = modules.size
  const edge = size / 2 + look.margin
  const focal = place.focal * width
  // So far away that a module has the size that was asked for; the middle of the card lies on the ray through (x, y).
  const away = focal / place.pixels
  const middle = [
    ((place.x - width / 2) * away) / focal,
    ((place.y - height / 2) * away) / focal,
    away,
  ] as const
  const { across, down, facing } = axes(place)
  const towards = middle[0] * facing[0] + middle[1] * facing[1] + middle[2] * facing[2]

  function at(x: number, y: number): Colour | null {
    const ray = [(x - width / 2) / focal, (y - height / 2) / focal, 1] as const
    const meets = ray[0] * facing[0] + ray[1] * facing[1] + ray[2] * facing[2]
    if (Math.abs(meets) < 1e-6) return null
    const far = towards / meets
    if (far <= 0) return null
    const hit = [ray[0] * far - middle[0], ray[1] * far - middle[1], ray[2] * far - middle[2]] as const
    let u = hit[0] * across[0] + hit[1] * across[1] + hit[2] * across[2]
    let v = hit[0] * down[0] + hit[1] * down[1] + hit[2] * down[2]
    if (place.bend > 0) {
      const round = (u / edge) * Math.sin(place.bend)
      if (Math.abs(round) >= 1) return null
      u = (Math.asin(round) / place.bend) * edge
    }
    if (place.crease.shift > 0) {
      const turn = (2 * Math.PI) / place.crease.every
      ;[u, v] = [
        u + place.crease.shift * Math.sin(v * turn + 1),
        v + place.crease.shift * Math.sin(u * turn * 0.8),
      ]
    }
    return colourAt(look.mirrored ? -u : u, v)
  }

  function colourAt(u: number, v: number): Colour | null {
    if (Math.max(Math.abs(u), Math.abs(v)) > edge) return null
    if (look.logo > 0 && Math.max(Math.abs(u), Math.abs(v)) < (look.logo * size) / 2)
      return Math.hypot(u, v) < look.logo * size * 0.36 ? [210, 90, 60] : look.paper
    const [column, row] = [Math.floor(u + size / 2), Math.floor(v + size / 2)]
    const inside = column >= 0 && row >= 0 && column < size && row < size
    return inside && modules.get(row, column) ? look.ink : look.paper
  }
  return { at, modules: size }
}

type Axis = readonly [number, number, number]

function axes({ roll, yaw, pitch }: CardPlace): { across: Axis; down: Axis; facing: Axis } {
  const turn = ([x, y, z]: Axis): Axis => {
    const rolled = [
      x * Math.cos(roll) - y * Math.sin(roll),
      x * Math.sin(roll) + y * Math.cos(roll),
      z,
    ] as const
    const yawed = [
      rolled[0] * Math.cos(yaw) + rolled[2] * Math.sin(yaw),
      rolled[1],
      -rolled[0] * Math.sin(yaw) + rolled[2] * Math.cos(yaw),
    ] as const
    return [
      yawed[0],
      yawed[1] * Math.cos(pitch) - yawed[2] * Math.sin(pitch),
      yawed[1] * Math.sin(pitch) + yawed[2] * Math.cos(pitch),
    ]
  }
  return { across: turn([1, 0, 0]), down: turn([0, 1, 0]), facing: turn([0, 0, 1]) }
}
