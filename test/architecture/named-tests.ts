/** Documents say by which tests a thing is seen: `file` title, several of them with <br> between. */
import fs from 'node:fs'

/** Those of the cells of a table that are not there, as file and title. */
export function missingTests(cells: readonly string[]): string[] {
  return cells
    .flatMap((cell) => cell.replace(/ \|$/, '').split('<br>'))
    .filter((one) => {
      const [, file = '', title = ''] = /^`([^`]+)` (.+)$/.exec(one) ?? []
      const path = new URL(`../${file}`, import.meta.url)
      if (title === '' || !fs.existsSync(path)) return true
      const text = fs.readFileSync(path, 'utf8')
      return !['it', 'test', 'it.each(all)', 'it.each(STOPS)'].some((word) =>
        ["'", '"', '`'].some((mark) => text.includes(`${word}(${mark}${title}${mark}`)),
      )
    })
}
