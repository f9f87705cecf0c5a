# METADATA
# title: Commands and scopes
# description: |
#   A scope `a.b.c` is the command `/a/b/c`. A command stands for itself and everything below it.
#   What is not text has no command and covers nothing; some engines stop at a built-in that is given another type.
# scope: package
package anarq.lib.commands

# METADATA
# title: The command of a scope
of_scope(scope) := concat("", ["/", replace(scope, ".", "/")]) if is_string(scope)

# METADATA
# title: Whether a granted command covers the one that is asked for
covers("/", _) := true

covers(granted, asked) if granted == asked

covers(granted, asked) if {
	is_string(granted)
	is_string(asked)
	granted != "/"
	startswith(asked, concat("", [granted, "/"]))
}
