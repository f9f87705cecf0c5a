# METADATA
# title: What must hold besides a grant
# description: |
#   The conditions of `security/policies.yaml` that are data: `member` is held of each call before it is carried out;
#   `allows` is asked by the service, which knows what was used so far, `owner` and `window` by the runtime and by whoever
#   has read the record. Each is negated as a whole: what is missing from
#   the input speaks against it, in every engine.
# scope: package
package anarq.lib.conditions

# METADATA
# title: The verdict on one condition
# description: What a service asks with the input's `kind` `condition`.
decision := {"allow": allow, "reasons": reasons}

default allow := false

# METADATA
# title: It holds
allow if {
	condition
	count(reasons) == 0
}

# METADATA
# title: What the module's data says of the condition
condition := data.anarq.modules[input.module].conditions[input.operation]

# METADATA
# title: The condition is not in the static data
reasons contains "condition_unknown" if not condition

# METADATA
# title: It is more than the standing allows at once
reasons contains "above_transaction_limit" if {
	condition.allows.perTransaction
	not _within_one
}

# METADATA
# title: With what was used on this day it is more than the standing, or its owner, allows
reasons contains "above_daily_limit" if {
	condition.allows.perDay
	not _within_day
}

# METADATA
# title: The record belongs to somebody else than whom the call is about
reasons contains "owner_differs" if {
	condition.owner
	not _owned
}

# METADATA
# title: It is too early
reasons contains "before_window" if {
	condition.window.from
	not _begun
}

# METADATA
# title: It is too late
reasons contains "after_window" if {
	condition.window.until
	not _not_over
}

# METADATA
# title: The DAOs of whom the grant speaks for, as far as a rule asks for them
# description: |
#   A DAO is named by an argument; where that is not given, nobody belongs to it.
members_only(conditions) if {
	every condition in conditions {
		_belongs(condition)
	}
}

_belongs(condition) if not condition.member

_belongs(condition) if input.members[condition.member] == true

_owned if {
	is_string(input.facts.owner)
	input.facts.owner == input.facts.subject
}

_begun if {
	is_number(input.facts.at)
	is_number(input.facts.from)
	input.facts.at >= input.facts.from
}

_not_over if {
	is_number(input.facts.at)
	is_number(input.facts.until)
	input.facts.at <= input.facts.until
}

_within_one if {
	_fits(input.facts.asked, condition.allows.perTransaction[input.facts.standing])
	_within_own(input.facts.asked)
}

_within_day if {
	is_number(input.facts.asked)
	is_number(input.facts.used)
	all := input.facts.asked + input.facts.used
	_fits(all, condition.allows.perDay[input.facts.standing])
	_within_own(all)
}

# of what there is no most, there may be as much as one likes
_fits(amount, most) if {
	is_number(amount)
	most == null
}

_fits(amount, most) if {
	is_number(amount)
	is_number(most)
	is_number(input.facts.scale)
	amount <= most * input.facts.scale
}

_within_own(_) if input.facts.own == null

_within_own(amount) if {
	is_number(input.facts.own)
	amount <= input.facts.own
}
