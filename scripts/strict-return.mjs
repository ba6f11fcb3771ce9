/**
 * Vite plugin: the page that people come back to from their server (`oauth.html`) speaks to nobody and runs nothing but its own
 * script, whatever the web server says of the rest. While developing, Vite itself needs more than that.
 */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ')

/** @returns {import('vite').Plugin} */
export const strictReturn = () => ({
  name: 'strict-return',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler: (_html, { path }) =>
      path === '/oauth.html'
        ? [
            {
              tag: 'meta',
              attrs: { 'http-equiv': 'Content-Security-Policy', content: policy },
              injectTo: 'head-prepend',
            },
          ]
        : [],
  },
})
