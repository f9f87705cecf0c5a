package anarq.lib.commands_test

import data.anarq.lib.commands

test_a_scope_is_a_command_with_slashes if commands.of_scope("qwallet.intent.create") == "/qwallet/intent/create"

test_a_command_covers_itself if commands.covers("/qwallet/intent", "/qwallet/intent")

test_a_command_covers_what_is_below if commands.covers("/qwallet/intent", "/qwallet/intent/create")

test_the_top_covers_everything if commands.covers("/", "/qwallet/intent/create")

test_a_command_does_not_cover_what_is_above if not commands.covers("/qwallet/intent/create", "/qwallet/intent")

test_a_command_does_not_cover_a_longer_word if not commands.covers("/qwallet/intent", "/qwallet/intents")

test_what_is_no_text_has_no_command if not commands.of_scope(null)

test_what_is_no_text_covers_nothing if {
	every granted in [null, 1, [], {}] {
		not commands.covers(granted, "/qwallet")
		not commands.covers("/qwallet", granted)
	}
}
