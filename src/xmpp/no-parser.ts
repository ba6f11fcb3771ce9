/** Stands where @xmpp/xml has its own parser (see `vite.config.ts`): frames are read by `xml-reader.ts`. */
class NoParser {}

export { NoParser as default }
