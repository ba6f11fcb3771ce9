/** Made by the build, see `scripts/emoji-data.mjs`. */
declare module 'virtual:emoji/*' {
  const names: import('./emoji-names.ts').EmojiNames
  export default names
}
