/** What two people said long ago, put into the archive of one of them by the server's operator: an hour from word to word. */
import { openShell } from '../../server/accounts.mjs'
import { luaString } from '../../server/admin-shell.mjs'
import type { Person } from '../support/prosody.ts'
import type { House } from './house.ts'

/** Messages number 1 to `count`, every third by the owner; the last one was said an hour ago. */
export async function rememberTalk(house: House, owner: Person, peer: Person, count: number): Promise<void> {
  const shell = openShell(house.door)
  await shell(
    `>(function()
    local store = require "prosody.core.storagemanager".open(${luaString(owner.domain)}, "archive", "archive");
    local st = require "prosody.util.stanza";
    local me, with = ${luaString(owner.jid)}, ${luaString(peer.jid)};
    for i = 1, ${count} do
      local out = i % 3 == 0;
      local id = ("old%06d"):format(i);
      local message = st.message({ type = "chat", id = id, from = (out and me or with) .. "/x", to = out and with or me })
        :text_tag("body", ("old words, number %d"):format(i))
        :tag("origin-id", { xmlns = "urn:xmpp:sid:0", id = id }):up();
      store:append(${luaString(owner.user)}, nil, message, os.time() - (${count} - i + 1) * 3600, with);
    end
    return "done" end)()`.replaceAll('\n', ' '),
  )
}
