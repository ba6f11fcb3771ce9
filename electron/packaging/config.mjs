/**
 * What electron-builder makes: deb, rpm, AppImage and flatpak; dmg and zip for both kinds of Macs; an installer for Windows.
 * All of them know `xmpp:` links. Who signs, who publishes and where updates come from is said by the environment.
 */

const SCHEMES = ['xmpp']

/** Off is what a program can be misused for that is not this one; `electron/README.md` says what each would let in. */
export const FUSES = {
  runAsNode: false,
  enableCookieEncryption: true,
  enableNodeOptionsEnvironmentVariable: false,
  enableNodeCliInspectArguments: false,
  enableEmbeddedAsarIntegrityValidation: true,
  onlyLoadAppFromAsar: true,
  loadBrowserProcessSpecificV8Snapshot: false,
  grantFileProtocolExtraPrivileges: false,
  resetAdHocDarwinSignature: true,
}

/** Nothing of the person's files: what they choose comes through the portal. */
const FLATPAK_RIGHTS = [
  '--share=network',
  '--share=ipc',
  '--socket=wayland',
  '--socket=fallback-x11',
  '--socket=pulseaudio',
  // The camera, for codes: there is no narrower right that Chromium understands.
  '--device=all',
  '--talk-name=org.freedesktop.Notifications',
  '--talk-name=org.freedesktop.secrets',
  '--talk-name=org.kde.StatusNotifierWatcher',
]

/** @param {NodeJS.ProcessEnv} env @returns {import('electron-builder').Configuration['publish']} */
function feed(env) {
  if (env.TESSERA_UPDATES) return [{ provider: 'generic', url: env.TESSERA_UPDATES }]
  const [owner, repo] = (env.GITHUB_REPOSITORY ?? '').split('/')
  if (owner && repo) return [{ provider: 'github', owner, repo }]
  // Nowhere: the program then leaves updates to whoever packed it.
  return null
}

/** @param {NodeJS.ProcessEnv} env @returns {import('electron-builder').Configuration} */
export function packageConfig(env) {
  const homepage =
    env.TESSERA_HOMEPAGE ??
    (env.GITHUB_REPOSITORY
      ? `${env.GITHUB_SERVER_URL ?? 'https://github.com'}/${env.GITHUB_REPOSITORY}`
      : 'https://xmpp.org')
  return {
    appId: 'im.tessera.Tessera',
    productName: 'Tessera',
    executableName: 'tessera',
    copyright: 'The Tessera authors, MIT licence',
    directories: { output: 'release', buildResources: 'electron/packaging' },
    // Everything is in these: no package of npm goes along.
    files: [
      'package.json',
      'dist/**/*',
      '!dist/**/*.map',
      'build/electron/*',
      'electron/icons/**/*',
      '!electron/icons/app.ic*',
      '!node_modules/**/*',
    ],
    extraMetadata: { main: 'build/electron/main.js', homepage },
    asar: true,
    disableAsarIntegrity: false,
    electronFuses: FUSES,
    electronLanguages: ['en', 'en-US', 'en-GB', 'de', 'fr', 'es', 'es-419', 'ar'],
    npmRebuild: false,
    protocols: [{ name: 'XMPP', schemes: SCHEMES, role: 'Viewer' }],
    publish: feed(env),
    // biome-ignore lint/suspicious/noTemplateCurlyInString: electron-builder fills it in.
    artifactName: '${name}-${version}-${os}-${arch}.${ext}',

    linux: {
      target: ['deb', 'rpm', 'AppImage', 'flatpak'],
      icon: 'electron/icons/app',
      category: 'Network;InstantMessaging;Chat',
      synopsis: 'Chat that you enter through somebody you know',
      maintainer: env.TESSERA_MAINTAINER ?? 'The Tessera authors <noreply@tessera.invalid>',
      executableArgs: [],
      desktop: {
        entry: { StartupWMClass: 'Tessera', Keywords: 'XMPP;Jabber;Chat;', SingleMainWindow: 'true' },
      },
    },
    deb: { packageCategory: 'net', recommends: ['gnome-keyring | kwalletmanager'] },
    rpm: { packageCategory: 'Applications/Internet' },
    flatpak: {
      runtime: 'org.freedesktop.Platform',
      runtimeVersion: '25.08',
      sdk: 'org.freedesktop.Sdk',
      base: 'org.electronjs.Electron2.BaseApp',
      baseVersion: '25.08',
      finishArgs: FLATPAK_RIGHTS,
      files: [['electron/packaging/metainfo.xml', '/share/metainfo/im.tessera.Tessera.metainfo.xml']],
    },

    mac: {
      target: [
        { target: 'dmg', arch: ['universal'] },
        { target: 'zip', arch: ['universal'] },
      ],
      icon: 'electron/icons/app.icns',
      category: 'public.app-category.social-networking',
      hardenedRuntime: true,
      gatekeeperAssess: false,
      entitlements: 'electron/packaging/entitlements.plist',
      entitlementsInherit: 'electron/packaging/entitlements.plist',
      notarize: Boolean(env.APPLE_API_KEY || env.APPLE_ID),
      extendInfo: {
        NSCameraUsageDescription: 'Tessera reads the codes of invites with the camera, on this device alone.',
        NSMicrophoneUsageDescription: 'Tessera records the voice messages that you send.',
      },
    },

    win: {
      target: [{ target: 'nsis', arch: ['x64', 'arm64'] }],
      icon: 'electron/icons/app.ico',
      verifyUpdateCodeSignature: true,
    },
    nsis: {
      oneClick: false,
      perMachine: false,
      allowToChangeInstallationDirectory: true,
      deleteAppDataOnUninstall: false,
      // Of electron-builder's own, none tells Windows about links.
      include: 'electron/packaging/links.nsh',
    },
  }
}

export default () => packageConfig(process.env)
