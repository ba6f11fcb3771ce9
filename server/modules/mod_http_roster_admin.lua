-- Contact lists that a web application owns. It is asked for somebody's list when they come online,
--   GET <http_roster_url, %s = the user's name>  ->  { "anna@example": { "name": "Anna", "groups": ["Team"] }, … }
-- and says when lists have changed: POST /roster_admin/refresh with a JSON array of user names. Whoever is on the list and the
-- user see each other; nobody else changes anything. Speaks the HTTP protocol that is documented for the community's module of
-- this name. Use it instead of "roster".
local async = require "prosody.util.async";
local http = require "prosody.net.http";
local jid = require "prosody.util.jid";
local json = require "prosody.util.json";
local rostermanager = require "prosody.core.rostermanager";
local st = require "prosody.util.stanza";
local urlencode = require "prosody.util.http".urlencode;

local host = module.host;
local list_url = assert(module:get_option_string("http_roster_url"), "http_roster_url is not set");
-- Whoever may say that lists have changed, by address: there is no other guard.
local trusted = module:get_option_set("http_roster_admin_from", { "127.0.0.1", "::1" });
-- Some deployments refuse in silence.
local in_silence = module:get_option_boolean("http_roster_admin_silent", false);

module:depends("http");

local ROSTER = "jabber:iq:roster";
local REFUSAL = "The contacts of this server are kept by its organisation";

local function address_of(username) return username .. "@" .. host; end

-- What the application says, as items of a roster; nil and a reason where it says nothing sensible.
local function read_list(username, text)
	-- Once decoded, an empty array is the same as an empty object.
	local list = text:match("^%s*{") and json.decode(text);
	if type(list) ~= "table" then return nil, "the list is no JSON object"; end
	local items = {};
	for address, about in pairs(list) do
		local contact = jid.prep(address);
		if not contact or type(about) ~= "table" then return nil, "no contact: " .. tostring(address); end
		local groups = {};
		for _, group in ipairs(type(about.groups) == "table" and about.groups or {}) do
			if type(group) == "string" then groups[group] = true; end
		end
		if contact ~= address_of(username) then
			items[contact] = {
				subscription = "both",
				name = type(about.name) == "string" and about.name ~= "" and about.name or nil,
				groups = groups,
			};
		end
	end
	return items;
end

local function fetch_list(username)
	local url = list_url:gsub("%%s", function () return urlencode(username); end);
	local response, problem = async.wait_for(http.request(url));
	if not response then return nil, tostring(problem); end
	if response.code ~= 200 then return nil, "the application answers " .. tostring(response.code); end
	return read_list(username, response.body);
end

local function is_same(one, other)
	if one.name ~= other.name or one.subscription ~= other.subscription then return false; end
	for group in pairs(one.groups) do if not other.groups[group] then return false; end end
	for group in pairs(other.groups) do if not one.groups[group] then return false; end end
	return true;
end

-- Makes a roster what the application says. What is new, what is other, and what is gone, by address.
local function become(username, roster, items)
	local new, other, gone = {}, {}, {};
	for contact, item in pairs(items) do
		local before = roster[contact];
		if not before then
			new[#new + 1] = contact;
		elseif not is_same(before, item) then
			other[#other + 1] = contact;
		end
		roster[contact] = item;
	end
	for contact in pairs(roster) do
		-- Under false stands what is not a contact.
		if contact and not items[contact] then gone[#gone + 1] = contact; end
	end
	for _, contact in ipairs(gone) do roster[contact] = nil; end
	rostermanager.save_roster(username, host, roster);
	return new, other, gone;
end

local function sessions_of(username)
	local user = prosody.bare_sessions[address_of(username)];
	return user and user.sessions or {};
end

-- Of our own people, only those who are there have anything to hear or to say: among thousands, most are not.
local function listening(contacts)
	local found = {};
	for _, contact in ipairs(contacts) do
		if jid.host(contact) ~= host or prosody.bare_sessions[contact] then found[#found + 1] = contact; end
	end
	return found;
end

-- Somebody new is told that we are here, and asked whether they are; who is gone hears and is heard no more.
local function tell_presence(username, new, gone)
	for _, session in pairs(sessions_of(username)) do
		for _, contact in ipairs(session.presence and new or {}) do
			local here = st.clone(session.presence);
			here.attr.to, here.attr.from = contact, session.full_jid;
			module:send(here);
		end
		for _, contact in ipairs(session.presence and gone or {}) do
			module:send(st.presence({ type = "unavailable", from = session.full_jid, to = contact }));
		end
	end
	if not next(sessions_of(username)) then return; end
	for _, contact in ipairs(new) do
		module:send(st.presence({ type = "probe", from = address_of(username), to = contact }));
	end
end

local function refresh(username)
	local items, problem = fetch_list(username);
	if not items then
		module:log("warn", "The contacts of %s could not be refreshed: %s", username, problem);
		return false;
	end
	local roster = rostermanager.load_roster(username, host);
	local new, other, gone = become(username, roster, items);
	for _, changed in ipairs({ new, other, gone }) do
		for _, contact in ipairs(changed) do rostermanager.roster_push(username, host, contact); end
	end
	tell_presence(username, listening(new), listening(gone));
	return true;
end

module:hook("resource-bind", function (event)
	local session = event.session;
	local items, problem = fetch_list(session.username);
	if items then
		become(session.username, session.roster, items);
	else
		-- They see whom they saw the last time.
		session.log("warn", "The contacts could not be fetched: %s", problem);
	end
end);

module:add_feature(ROSTER);
module:hook("iq-get/self/jabber:iq:roster:query", function (event)
	local session, stanza = event.origin, event.stanza;
	local answer = st.reply(stanza):query(ROSTER);
	for contact, item in pairs(session.roster) do
		if contact then
			answer:tag("item", { jid = contact, name = item.name, subscription = item.subscription });
			for group in pairs(item.groups) do answer:text_tag("group", group); end
			answer:up();
		end
	end
	session.send(answer);
	-- From now on it hears of changes.
	session.interested = true;
	return true;
end);

module:hook("iq-set/self/jabber:iq:roster:query", function (event)
	event.origin.send(st.error_reply(event.stanza, "cancel", "not-allowed", REFUSAL));
	return true;
end);

local SUBSCRIPTION = { subscribe = true, subscribed = true, unsubscribe = true, unsubscribed = true };

-- Ours go nowhere, and those of others come to nobody.
module:hook("pre-presence/bare", function (event)
	if not SUBSCRIPTION[event.stanza.attr.type] then return; end
	if not in_silence then event.origin.send(st.error_reply(event.stanza, "cancel", "not-allowed", REFUSAL)); end
	return true;
end, 10);

module:hook("presence/bare", function (event)
	if SUBSCRIPTION[event.stanza.attr.type] then return true; end
end, 10);

local function answer(event, code, message, updated, errors)
	event.response.status_code = code;
	event.response.headers.content_type = "application/json";
	return json.encode({
		status = code == 200 and "ok" or "error",
		message = message,
		updated = updated or 0,
		errors = errors or 0,
	});
end

-- The names, or nil where the body is anything else than a JSON array of texts.
local function read_names(body)
	if not (body or ""):match("^%s*%[") then return nil; end
	local names = json.decode(body);
	if type(names) ~= "table" then return nil; end
	for _, name in ipairs(names) do
		if type(name) ~= "string" then return nil; end
	end
	return names;
end

module:provides("http", {
	name = "roster_admin";
	route = {
		["POST /refresh"] = function (event)
			if not trusted:contains(event.request.ip) then
				return answer(event, 403, "not from here");
			end
			local names = read_names(event.request.body);
			if not names then
				return answer(event, 400, "expected a JSON array of user names");
			end
			local updated, errors = 0, 0;
			for _, name in ipairs(names) do
				if refresh(name) then updated = updated + 1; else errors = errors + 1; end
			end
			if errors > 0 and updated == 0 then
				return answer(event, 500, "no roster could be updated", updated, errors);
			end
			return answer(event, 200, "roster update complete", updated, errors);
		end;
	};
});
