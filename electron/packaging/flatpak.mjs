/**
 * What flatpak-builder makes the flatpak of, for whoever publishes it themselves, as Flathub wants it: a folder with the manifest and
 * all that it names but the program, which electron-builder leaves in `release/linux-unpacked`. Rights and runtime are those of the
 * flatpak that electron-builder makes.
 */
import fs from 'node:fs'
import path from 'node:path'
import { packageConfig } from './config.mjs'

const SIZES = [48, 128, 256, 512]
/** Beside the manifest's folder. */
const PROGRAM = '../linux-unpacked'

/** @param {string} id */
const launcher = (id) => `#!/bin/sh
# Chromium keeps what holds a program to one instance in the folder for temporary files: one that all of its sandboxes share.
export TMPDIR="\${XDG_RUNTIME_DIR}/app/\${FLATPAK_ID:-${id}}"
exec zypak-wrapper /app/tessera/tessera "$@"
`

/** Of the metadata, so that it is said in one place. @param {string} metainfo */
const comments = (metainfo) =>
  [...metainfo.matchAll(/<summary(?: xml:lang="(\w+)")?>([^<]+)<\/summary>/g)]
    .map(([, language, text]) => `Comment${language ? `[${language}]` : ''}=${text}`)
    .join('\n')

/** Desktop Entry Specification 1.5. @param {string} id @param {string} metainfo */
const entry = (id, metainfo) => `[Desktop Entry]
Type=Application
Name=Tessera
${comments(metainfo)}
Exec=tessera %U
Icon=${id}
Terminal=false
Categories=Network;InstantMessaging;Chat;
Keywords=XMPP;Jabber;Chat;
MimeType=x-scheme-handler/xmpp;
StartupWMClass=Tessera
SingleMainWindow=true
`

/** @param {string} id */
function commandsFor(id) {
  const icons = SIZES.map((size) => {
    const side = `${size}x${size}`
    return `install -Dm644 ${side}.png /app/share/icons/hicolor/${side}/apps/${id}.png`
  })
  return [
    'cp -r program /app/tessera',
    'install -Dm755 tessera.sh /app/bin/tessera',
    `install -Dm644 ${id}.desktop /app/share/applications/${id}.desktop`,
    `install -Dm644 ${id}.metainfo.xml /app/share/metainfo/${id}.metainfo.xml`,
    ...icons,
  ]
}

/**
 * Every file of the folder, by its name.
 * @param {string} root @returns {Record<string, string | Buffer>}
 */
export function flatpakFiles(root) {
  const { appId: id = '', flatpak } = packageConfig({})
  const metainfo = fs.readFileSync(path.join(root, 'electron/packaging/metainfo.xml'), 'utf8')
  const icons = SIZES.map((size) => `${size}x${size}.png`)
  /** @type {Record<string, string | Buffer>} */
  const files = {
    'tessera.sh': launcher(id),
    [`${id}.desktop`]: entry(id, metainfo),
    [`${id}.metainfo.xml`]: metainfo,
  }
  for (const icon of icons) files[icon] = fs.readFileSync(path.join(root, 'electron/icons/app', icon))
  const manifest = {
    id,
    runtime: flatpak?.runtime,
    'runtime-version': flatpak?.runtimeVersion,
    sdk: flatpak?.sdk,
    base: flatpak?.base,
    'base-version': flatpak?.baseVersion,
    command: 'tessera',
    'separate-locales': false,
    'finish-args': flatpak?.finishArgs,
    modules: [
      {
        name: 'tessera',
        buildsystem: 'simple',
        'build-commands': commandsFor(id),
        sources: [
          ...Object.keys(files).map((name) => ({ type: 'file', path: name })),
          { type: 'dir', path: PROGRAM, dest: 'program' },
        ],
      },
    ],
  }
  return { ...files, [`${id}.json`]: `${JSON.stringify(manifest, null, 2)}\n` }
}

/** @param {string} root @param {string} folder @returns {string} the manifest */
export function writeFlatpak(root, folder) {
  const there = path.join(folder, 'flatpak')
  fs.rmSync(there, { recursive: true, force: true })
  fs.mkdirSync(there, { recursive: true })
  const files = flatpakFiles(root)
  for (const [name, content] of Object.entries(files)) fs.writeFileSync(path.join(there, name), content)
  return path.join(there, Object.keys(files).find((name) => name.endsWith('.json')) ?? '')
}
