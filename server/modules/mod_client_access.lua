-- Client Access Management (XEP-0494 0.1.0) for Prosody 13: which devices and programs can act for an account, from what
-- Prosody knows itself (grants of mod_tokenauth, tokens of mod_sasl2_fast, who is connected) and from who has signed in.
--
-- Options: client_access_keep = "90 days": after that, a device that has not come back is forgotten.
--          client_access_tokens_suffice = false: whether a device that has a token is taken to have let go of the password it
--          got it with. XEP-0494 assumes the worst, so by default only a change of the password ends such a device for good.
local usermanager = require "prosody.core.usermanager";
local datetime = require "prosody.util.datetime".datetime;
local st = require "prosody.util.stanza";

local fast = module:depends("sasl2_fast");
local tokens = module:depends("tokenauth");

local xmlns_cam = "urn:xmpp:cam:0";
local max_records = 200;
local keep_for = module:get_option_period("client_access_keep", "90 days");
local tokens_suffice = module:get_option_boolean("client_access_tokens_suffice", false);

-- By name of the client: { first, last, software, device, password = when, grant = id }
local store = module:open_store("client_access", "keyval+");
local online = prosody.hosts[module.host].sessions;

-- A sign-in with fewer rights than its owner has neither sees nor ends the others.
module:default_permission("prosody:registered", ":manage");

-- What calls itself something keeps its name; what does not is known by its resource.
local function name_of(session)
	if session.client_id then return "client/" .. session.client_id; end
	return session.resource and "resource/" .. session.resource;
end

local function sessions_of(username, test)
	local found = {};
	for _, session in pairs(online[username] and online[username].sessions or {}) do
		if test(session) then found[#found + 1] = session; end
	end
	return found;
end

local function close(sessions)
	for _, session in ipairs(sessions) do
		session:close({ condition = "reset", text = "This sign-in was ended by the account's owner" });
	end
end

-- Who has signed in, and how

local function forget_oldest(username)
	local records = store:get(username) or {};
	local names = {};
	for name in pairs(records) do names[#names + 1] = name; end
	table.sort(names, function (a, b) return records[a].last > records[b].last; end);
	local oldest = os.time() - keep_for;
	for place, name in ipairs(names) do
		if place > max_records or records[name].last < oldest then store:set_key(username, name, nil); end
	end
end

local function note(session, way)
	local name, now = name_of(session), os.time();
	local record = store:get_key(session.username, name);
	local is_new = not record;
	record = record or { first = now };
	record.last = now;
	record.software = way.software or record.software;
	record.device = way.device or record.device;
	record.grant = way.grant or record.grant;
	if way.password then record.password = now; end
	store:set_key(session.username, name, record);
	if is_new then forget_oldest(session.username); end
end

module:hook("authentication-success", function (event)
	local session = event.session;
	local handler = session.sasl_handler;
	-- Who signs in on a web page, to give access to a program, is no client.
	if not (handler and session.username and tostring(session.type):match("^c2s")) then return; end
	if handler.invalidate then -- it has signed out
		if session.client_id then store:set_key(session.username, name_of(session), nil); end
		return;
	end
	local agent = handler.user_agent or {};
	local grant = handler.token_info and handler.token_info.id;
	session.client_access_grant = grant;
	local way = {
		software = agent.software; device = agent.device;
		grant = grant; password = not (grant or handler.fast);
	};
	if name_of(session) then note(session, way); else session.client_access_way = way; end
end);

-- Before SASL2 the resource comes later.
module:hook("resource-bind", function (event)
	local session = event.session;
	local way = session.client_access_way;
	session.client_access_way = nil;
	if way then note(session, way); end
end);

module:hook("resource-unbind", function (event)
	local session = event.session;
	local name = session.username and name_of(session);
	local record = name and store:get_key(session.username, name);
	if not record then return; end
	-- Who lost their line and did not come back has been away since then.
	record.last = session.hibernating or os.time();
	store:set_key(session.username, name, record);
end);

-- Nobody knows the new one yet. What was given in the same second as it was changed would go on otherwise.
module:hook_global("user-password-changed", function (event)
	if event.host ~= module.host then return; end
	for name, record in pairs(store:get(event.username) or {}) do
		local client_id = name:match("^client/(.+)$");
		if client_id then fast.revoke_fast_tokens(event.username, client_id); end
		if record.password then
			record.password = nil;
			store:set_key(event.username, name, record);
		end
	end
end, 300);

-- What can still act

-- A grant whose tokens are all gone lets nobody in any more; Prosody keeps it for a while.
local function grants_of(username)
	local alive = {};
	for id, grant in pairs(tokens.get_user_grants(username) or {}) do
		if next(grant.tokens) then alive[id] = grant; end
	end
	return alive;
end

local function means_of(username, name, record, grants)
	local account = usermanager.get_account_info(username, module.host);
	local changed = account and account.password_updated;
	local client_id = name:match("^client/(.+)$");
	return {
		password = record.password and (not changed or record.password >= changed) or nil;
		fast = client_id and fast.is_client_fast(username, client_id, changed) or nil;
		grant = record.grant and grants[record.grant] or nil;
	};
end

local function program_of(grant)
	return grant and grant.data and grant.data.oauth2_client or {};
end

-- Whether every token of it lets its bearer see and end the others.
local function may_manage(grant)
	for _, token in pairs(grant.tokens) do
		local role = token.role and usermanager.get_role_by_name(token.role, module.host);
		if role and not role:may(module.name .. ":manage") then return false; end
	end
	return true;
end

-- Whether it is there; or since when its stream waits for a line (XEP-0198).
local function presence_of(username, name)
	local away_since;
	for _, session in ipairs(sessions_of(username, function (session) return name_of(session) == name; end)) do
		if not session.hibernating then return true; end
		away_since = math.max(away_since or 0, session.hibernating);
	end
	return false, away_since;
end

local function clients_of(username)
	local list, used = {}, {};
	local grants = grants_of(username);
	for name, record in pairs(store:get(username) or {}) do
		local means = means_of(username, name, record, grants);
		local connected, away_since = presence_of(username, name);
		if means.grant then used[means.grant.id] = true; end
		if next(means) or connected or away_since then
			local program = program_of(means.grant);
			local only_grant = means.grant and not means.password and not means.fast;
			list[#list + 1] = {
				id = name, type = "session", connected = connected, means = means;
				first = record.first, last = connected and os.time() or away_since or record.last;
				software = record.software or program.name, uri = program.uri, device = record.device;
				restricted = only_grant and not may_manage(means.grant);
			};
		else
			store:set_key(username, name, nil);
		end
	end
	for id, grant in pairs(grants) do
		if not used[id] then
			local program = program_of(grant);
			list[#list + 1] = {
				id = "grant/" .. id, type = "access", connected = false, means = { grant = grant };
				first = grant.created, last = grant.accessed;
				software = program.name, uri = program.uri, restricted = not may_manage(grant);
			};
		end
	end
	table.sort(list, function (a, b)
		if a.last ~= b.last then return a.last > b.last; end
		return a.id < b.id;
	end);
	return list;
end

-- Taking it away

-- Returns the sessions to be closed, or nil and the condition. What a password keeps open is refused, but for what can be
-- taken away all the same.
local function revoke(username, name)
	local grant_id = name:match("^grant/(.+)$");
	if grant_id then
		if not grants_of(username)[grant_id] then return nil, "item-not-found"; end
		if not tokens.revoke_grant(username, grant_id) then return nil, "internal-server-error"; end
		return {};
	end
	local record = store:get_key(username, name);
	if not record then return nil, "item-not-found"; end
	local sessions = sessions_of(username, function (session) return name_of(session) == name; end);
	local means = means_of(username, name, record, grants_of(username));
	if means.password and not means.fast and not means.grant then return nil, "password-reset-required"; end
	if means.fast and not fast.revoke_fast_tokens(username, name:match("^client/(.+)$")) then
		return nil, "internal-server-error";
	end
	if means.grant and not tokens.revoke_grant(username, means.grant.id) then return nil, "internal-server-error"; end
	if means.password and not (means.fast and tokens_suffice) then
		close(sessions);
		return nil, "password-reset-required";
	end
	store:set_key(username, name, nil);
	return sessions;
end

-- Sessions outlive the grant that let them in, unless somebody closes them.
local function close_without_grant(username, grant_id)
	close(sessions_of(username, function (session) return session.client_access_grant == grant_id; end));
end

module:hook("token-grant-revoked", function (event)
	close_without_grant(event.username, event.id);
end);

-- A token that is renewed is revoked, too: only a grant that has none left a moment later is over.
module:hook("token-revoked", function (event)
	module:add_timer(1, function ()
		if not grants_of(event.username)[event.grant_id] then close_without_grant(event.username, event.grant_id); end
	end);
end);

-- The protocol

local function write_client(client)
	local stanza = st.stanza("client", {
		id = client.id, type = client.type, connected = client.connected and "true" or "false";
	});
	stanza:text_tag("first-seen", datetime(client.first)):text_tag("last-seen", datetime(client.last));
	stanza:tag("auth");
	for _, means in ipairs({ "password", "grant", "fast" }) do
		if client.means[means] then stanza:tag(means):up(); end
	end
	stanza:up():tag("permission", { status = client.restricted and "normal" or "unrestricted" }):up();
	stanza:tag("user-agent");
	for _, part in ipairs({ "software", "uri", "device" }) do
		if client[part] then stanza:text_tag(part, client[part]); end
	end
	return stanza:reset();
end

module:hook("iq-get/self/" .. xmlns_cam .. ":list", function (event)
	local origin, stanza = event.origin, event.stanza;
	if not module:may(":manage", event) then
		origin.send(st.error_reply(stanza, "auth", "forbidden"));
		return true;
	end
	local reply = st.reply(stanza):tag("clients", { xmlns = xmlns_cam });
	for _, client in ipairs(clients_of(origin.username)) do reply:add_child(write_client(client)); end
	origin.send(reply);
	return true;
end);

module:hook("iq-set/self/" .. xmlns_cam .. ":revoke", function (event)
	local origin, stanza = event.origin, event.stanza;
	if not module:may(":manage", event) then
		origin.send(st.error_reply(stanza, "auth", "forbidden"));
		return true;
	end
	local sessions, condition = revoke(origin.username, stanza.tags[1].attr.id or "");
	if sessions then
		origin.send(st.reply(stanza));
		close(sessions); -- the one that asks may be among them
	elseif condition == "password-reset-required" then
		origin.send(st.error_reply(stanza, "cancel", "service-unavailable", "Only another password ends this sign-in")
			:tag("password-reset-required", { xmlns = xmlns_cam }));
	else
		origin.send(st.error_reply(stanza, condition == "item-not-found" and "cancel" or "wait", condition));
	end
	return true;
end);
