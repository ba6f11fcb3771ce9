/**
 * A film for the fake camera of Chromium, which plays it round and round. Raw frames (YUV4MPEG2, 4:2:0), so nothing is needed
 * to make it. The browser reads the file when the camera is asked for: what is written in between is seen the next time.
 */
import { closeSync, openSync, writeSync } from 'node:fs'
import { create } from 'qrcode'

export interface FilmOptions {
  width?: number
  height?: number
  /** Pixels a module. */
  scale?: number
  /** How far the code is turned, in degrees. */
  turned?: number
  framesEach?: number
  framesPerSecond?: number
}

/** Of Chromium, for a camera that shows this film. Whether a page may use it is granted by the test, or not. */
export const cameraFlags = (film: string): string[] => [
  '--use-fake-device-for-media-stream',
  `--use-file-for-fake-video-capture=${film}`,
]

/** @param scenes what is before the camera, one after the other; null: a wall. */
export function writeFilm(path: string, scenes: readonly (string | null)[], options: FilmOptions = {}): void {
  const { width = 1280, height = 720, scale = 6, turned = 7, framesEach = 3, framesPerSecond = 10 } = options
  const file = openSync(path, 'w')
  writeSync(file, `YUV4MPEG2 W${width} H${height} F${framesPerSecond}:1 Ip A1:1 C420jpeg\n`)
  const colourless = Buffer.alloc((width * height) / 2, 128)
  for (const text of scenes) {
    const brightness = drawScene(text, width, height, scale, (turned * Math.PI) / 180)
    for (let frame = 0; frame < framesEach; frame++) {
      writeSync(file, 'FRAME\n')
      writeSync(file, brightness)
      writeSync(file, colourless)
    }
  }
  closeSync(file)
}

const [INK, PAPER] = [24, 232]
const MARGIN = 4

function drawScene(text: string | null, width: number, height: number, scale: number, turn: number): Buffer {
  const modules = text === null ? null : create(text, { errorCorrectionLevel: 'M' }).modules
  const pixels = Buffer.alloc(width * height)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const wall = 80 + (60 * y) / height + (30 * x) / width
      const [right, down] = [(x - width / 2) / scale, (y - height / 2) / scale]
      const size = modules?.size ?? 0
      const column = Math.floor(right * Math.cos(turn) + down * Math.sin(turn) + size / 2)
      const row = Math.floor(down * Math.cos(turn) - right * Math.sin(turn) + size / 2)
      const isOn = (edge: number) => Math.min(column, row) >= -edge && Math.max(column, row) < size + edge
      let tone = wall
      if (modules && isOn(MARGIN)) tone = isOn(0) && modules.get(row, column) ? INK : PAPER
      pixels[y * width + x] = tone
    }
  return pixels
}
