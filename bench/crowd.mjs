/** A crowded account: thousands of contacts and a long archive, put straight into the server's storage. */
import { luaString } from '../server/admin-shell.mjs'
import { mainDomain } from '../server/prosody.mjs'
import { otherDomain } from './own-server.mjs'

/** So many at a time: the shell answers when it is done, and waits for no more than some seconds. */
const SLICE = 5000

/**
 * @param {Awaited<ReturnType<typeof import('../server/prosody.mjs').startServer>>} server
 * @param {{ user: string, contacts: number, messages: number, talkers: number }} crowd the newest messages are spread over
 *   `talkers` contacts, an hour apart by a second each
 */
export async function fillAccount(server, { user, contacts, messages, talkers }) {
  const lua = (/** @type {string} */ code) => server.shell(`>(function() ${code} return "done" end)()`)
  const store = (/** @type {string} */ name, kind = '""') =>
    `local store = require "prosody.core.storagemanager".open(${luaString(mainDomain)}, ${luaString(name)}, ${kind});`
  await lua(`${store('roster', 'nil')}
    local roster = { [false] = { version = 1 } };
    for i = 0, ${contacts - 1} do
      roster[("contact%05d@${otherDomain}"):format(i)] = { subscription = "both", groups = {}, name = ("Contact %05d"):format(i) };
    end
    store:set(${luaString(user)}, roster);`)
  for (let from = 0; from < messages; from += SLICE) {
    await lua(`${store('archive', '"archive"')}
      local st = require "prosody.util.stanza";
      local newest = os.time() - 60;
      for i = ${from}, ${Math.min(from + SLICE, messages) - 1} do
        local with = ("contact%05d@${otherDomain}"):format(i % ${talkers});
        local out = i % 3 == 0;
        local me = ${luaString(`${user}@${mainDomain}`)};
        local id = ("m%06d"):format(i);
        local message = st.message({ type = "chat", id = id, from = (out and me or with) .. "/x", to = out and with or me })
          :text_tag("body", ("Message number %d, about as long as people write when they have something to say"):format(i))
          :tag("origin-id", { xmlns = "urn:xmpp:sid:0", id = id }):up();
        store:append(${luaString(user)}, nil, message, newest - (${messages} - i), with);
      end`)
  }
}
