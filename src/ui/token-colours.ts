/** What colours of the sheet of style are right now, in the light or in the dark: a canvas knows no tokens. */
export function tokenColours(names: readonly string[], mosaicHue?: number): string[] {
  const probe = document.createElement('span')
  probe.hidden = true
  if (mosaicHue !== undefined) {
    probe.className = 'mosaic'
    probe.style.setProperty('--h', String(mosaicHue))
  }
  document.body.append(probe)
  const found = names.map((name) => {
    probe.style.color = `var(${name})`
    return getComputedStyle(probe).color
  })
  probe.remove()
  return found
}
