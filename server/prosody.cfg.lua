-- The local XMPP server of `npm start` and of the tests. Loopback only: it speaks plain ws:// and http://,
-- and its accounts have known passwords. server/prosody.mjs starts it and sets the TESSERA_* variables.

local state = ENV_TESSERA_STATE
local main_host = ENV_TESSERA_DOMAIN or "tessera.localhost"
local web_address = ENV_TESSERA_WEB or "http://localhost:5280/"

local function ports(value)
	local list = {}
	for digits in (value or ""):gmatch("%d+") do
		list[#list + 1] = Lua.math.floor(Lua.tonumber(digits))
	end
	return list
end

-- Which of the hosts below are switched on, next to the main one.
local extra_hosts = {}
for name in (ENV_TESSERA_HOSTS or ""):gmatch("[%w.-]+") do extra_hosts[name] = true end

daemonize = false
run_as_root = ENV_TESSERA_AS_ROOT == "1"
data_path = state .. "/store"
certificates = state .. "/certs"
admin_socket = ENV_TESSERA_ADMIN_SOCKET
local module_folders = { ENV_TESSERA_OWN_MODULES }
if ENV_TESSERA_MODULES then module_folders[2] = ENV_TESSERA_MODULES end
plugin_paths = module_folders
log = { { levels = { min = ENV_TESSERA_LOG or "info" }, to = "file", filename = state .. "/prosody.log" } }

local interface = ENV_TESSERA_INTERFACE or "127.0.0.1"
interfaces, local_interfaces, http_interfaces = { interface }, { interface }, { interface }
http_ports = ports(ENV_TESSERA_HTTP_PORT)
c2s_ports = ports(ENV_TESSERA_C2S_PORT) -- none: browsers come in over the WebSocket
local federation = ports(ENV_TESSERA_S2S_PORT)
s2s_ports = federation -- none: nobody else's server is talked to
component_interfaces, component_ports = { interface }, ports(ENV_TESSERA_COMPONENT_PORT) -- none: no program beside it
https_ports, c2s_direct_tls_ports, s2s_direct_tls_ports = {}, {}, {}
http_default_host = main_host -- who answers on http://127.0.0.1:PORT/
http_external_url = ENV_TESSERA_EXTERNAL -- nothing, unless a web server stands before it

-- On loopback a plain WebSocket is as good as an encrypted one.
c2s_require_encryption = false
consider_websocket_secure = true
allow_unencrypted_plain_auth = true
cross_domain_websocket = true

authentication = "internal_hashed"
storage = "internal"
archive_expires_after = "1y"
-- Its default stops at 10,000 messages for each person, and then forgets without a word.
storage_archive_item_limit = 200000
default_archive_policy = true

-- Sign-ins come in bursts from tests, and all of them from one address.
limits = nil
smacks_hibernation_time = 600
c2s_close_timeout = 2

modules_enabled = {
	"saslauth", "roster", "disco", "ping", "time", "version", "uptime", "private",
	"sasl2", "sasl2_bind2", "sasl2_fast", "sasl2_sm", "smacks",
	"carbons", "mam", "csi", "csi_simple", "pep", "bookmarks", "vcard4", "vcard_legacy", "blocklist",
	"invites", "invites_adhoc", "invites_register",
	"tokenauth", "http_oauth2", "client_access", "user_account_management", "account_activity", "cloud_notify",
	"websocket", "http_altconnect", "admin_shell",
	federation[1] and "dialback", federation[1] and "neighbours",
}
-- For tests with two servers: they know each other's ports, and believe each other by dialback alone.
s2s_require_encryption, s2s_secure_auth = false, false
local ports_of_neighbours = {}
for domain, port in (ENV_TESSERA_NEIGHBOURS or ""):gmatch("([%w.-]+)=(%d+)") do
	ports_of_neighbours[domain] = Lua.math.floor(Lua.tonumber(port))
end
neighbour_ports = ports_of_neighbours
modules_disabled = { "tls", "offline_export", federation[1] and "" or "s2s" }

registration_invite_only = true
invite_expiry = "1 week"
allow_user_invites = true
invites_page = web_address .. "#invite={invite.uri}" -- {…} comes percent-encoded
oauth2_registration_key = ENV_TESSERA_OAUTH_KEY
-- Lets pages of other addresses begin a sign-in that another device allows (RFC 8628): they have to send this header.
if ENV_TESSERA_LINKING == "1" then
	http_cors_override = { oauth2 = { enabled = true, credentials = true, headers = { Authorization = true } } }
end
client_access_tokens_suffice = true
-- Whoever is woken by a push is told who wrote, sealed for their browser alone; what was written stays here.
push_notification_with_sender = true
push_notification_with_body = false

VirtualHost(main_host)
	disco_items = { { "rooms." .. main_host, "Rooms" }, { "files." .. main_host, "Files" } }

Component("rooms." .. main_host)("muc")
	modules_enabled = { "muc_mam" }
	restrict_room_creation = "local"
	muc_room_default_public = false
	muc_room_default_persistent = true

Component("files." .. main_host)("http_file_share")
	http_host = main_host
	http_file_share_size_limit = 64 * 1024 * 1024
	http_file_share_daily_quota = 1024 * 1024 * 1024
	http_file_share_access = { main_host }

-- push-service.mjs, where it runs.
if ENV_TESSERA_COMPONENT_SECRET then
	Component("push." .. main_host)
		component_secret = ENV_TESSERA_COMPONENT_SECRET
end

-- For tests: whatever lasts, lasts seconds, enough of them for a slow machine to do what is done meanwhile. Every FAST sign-in after two seconds gets a new token.
if extra_hosts["brief.localhost"] then
	VirtualHost "brief.localhost"
		sasl2_fast_token_ttl = 20
		sasl2_fast_token_min_ttl = 2
		smacks_hibernation_time = 3
		csi_resume_inactive_delay = 0.2
		invite_expiry = 12
		oauth2_access_token_ttl = 4
		oauth2_refresh_token_ttl = 600 -- nobody waits for its end, and slow machines must not meet it
end

-- For tests: a server as they were before SASL2, with stream management.
if extra_hosts["classic.localhost"] then
	VirtualHost "classic.localhost"
		modules_disabled = { "sasl2", "sasl2_bind2", "sasl2_fast", "sasl2_sm", "http_oauth2", "client_access" }
end

-- For tests: only what RFC 6120 and 6121 ask for.
if extra_hosts["bare.localhost"] then
	VirtualHost "bare.localhost"
		modules_disabled = {
			"sasl2", "sasl2_bind2", "sasl2_fast", "sasl2_sm", "http_oauth2", "client_access", "smacks", "carbons", "mam",
			"csi", "csi_simple", "pep", "bookmarks", "vcard4", "vcard_legacy", "blocklist", "cloud_notify",
			"invites", "invites_adhoc", "invites_register",
		}
end

-- For tests: members may make contacts by invite, but only administrators let new people in.
if extra_hosts["closed.localhost"] then
	VirtualHost "closed.localhost"
		allow_user_invites = false
		client_access_tokens_suffice = false -- as the specification has it: whoever has had the password may have kept it
end

-- For tests: a server of today that makes no invites, and does not tell who is signed in.
if extra_hosts["noinvite.localhost"] then
	VirtualHost "noinvite.localhost"
		modules_disabled = { "invites", "invites_adhoc", "invites_register", "client_access" }
end

-- For tests: a server that gives an account to whoever asks.
if extra_hosts["open.localhost"] then
	VirtualHost "open.localhost"
		modules_enabled = { "register_ibr" }
		allow_registration = true
		registration_invite_only = false
end

-- For tests: a server that keeps little of people's files.
if extra_hosts["tight.localhost"] then
	VirtualHost "tight.localhost"
		disco_items = { { "files.tight.localhost", "Files" } }

	Component("files.tight.localhost")("http_file_share")
		http_host = "tight.localhost"
		http_file_share_size_limit = 100 * 1024
		http_file_share_daily_quota = 150 * 1024
		http_file_share_access = { "tight.localhost" }
end

-- For tests: contacts are kept by a web application (contacts-app.mjs), and nobody else can change them.
if extra_hosts["managed.localhost"] then
	VirtualHost "managed.localhost"
		modules_disabled = { "roster", "invites", "invites_adhoc", "invites_register" }
		modules_enabled = { "http_roster_admin" }
		http_roster_url = ENV_TESSERA_CONTACTS
end

-- For tests: the same, and what people ask for is dropped without a word.
if extra_hosts["silent.localhost"] then
	VirtualHost "silent.localhost"
		modules_disabled = { "roster", "invites", "invites_adhoc", "invites_register" }
		modules_enabled = { "http_roster_admin" }
		http_roster_url = ENV_TESSERA_CONTACTS
		http_roster_admin_silent = true
end

-- For benchmarks: the pages on which people join by a web form, as Prosody's community offers them.
if extra_hosts["webform.localhost"] then
	VirtualHost "webform.localhost"
		modules_enabled = { "invites_page", "invites_register_web", "register_apps" }
		site_name = "Verona"
		invites_page = "http://webform.localhost:" .. (ENV_TESSERA_HTTP_PORT or "") .. "/invites_page?{invite.token}"
end
