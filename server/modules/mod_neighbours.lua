-- Federation on one machine, for tests: the other servers listen on loopback, on ports that the configuration names. No DNS
-- is asked, and a domain that is not named cannot be reached.
local fixed_address = require "prosody.net.resolvers.manual";

local ports = module:get_option("neighbour_ports", {});

module:hook("s2sout-pre-connect", function (event)
	local port = ports[event.session.to_host];
	local addresses = {};
	if port then addresses[1] = { "tcp", "127.0.0.1", port, {} }; end
	event.resolver = fixed_address.new(addresses, "tcp");
end);
