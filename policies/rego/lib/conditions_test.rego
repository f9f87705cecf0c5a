package anarq.lib.conditions_test

import data.anarq.lib.conditions

_modules := {"qwallet": {"conditions": {"spending-limit": {"allows": {
	"perTransaction": {"NEW": 1000, "KNOWN": 10000, "TRUSTED": null},
	"perDay": {"NEW": 2500, "KNOWN": 25000, "TRUSTED": null},
}}}}}

_facts := {"standing": "NEW", "asked": 100000, "used": 150000, "own": null, "scale": 100}

_reasons(facts) := reasons if {
	question := {"kind": "condition", "module": "qwallet", "operation": "spending-limit", "facts": facts}
	reasons := conditions.decision.reasons with input as question with data.anarq.modules as _modules
}

test_what_the_standing_allows_is_allowed if {
	question := {"kind": "condition", "module": "qwallet", "operation": "spending-limit", "facts": _facts}
	conditions.decision.allow with input as question with data.anarq.modules as _modules
}

test_one_more_at_once_is_too_much if {
	_reasons(object.union(_facts, {"asked": 100001, "used": 0})) == {"above_transaction_limit"}
}

test_one_more_in_a_day_is_too_much if _reasons(object.union(_facts, {"used": 150001})) == {"above_daily_limit"}

test_a_better_standing_allows_more if {
	_reasons(object.union(_facts, {"standing": "KNOWN", "asked": 1000000, "used": 1500000})) == set()
}

test_where_there_is_no_most_everything_is_allowed if {
	_reasons(object.union(_facts, {"standing": "TRUSTED", "asked": 1000000000})) == set()
	count(_reasons(object.union(_facts, {"standing": "TRUSTED", "asked": "much"}))) > 0
}

test_who_has_set_less_may_spend_less if {
	_reasons(object.union(_facts, {"own": 249999})) == {"above_daily_limit"}
	_reasons(object.union(_facts, {"own": 99999})) == {"above_transaction_limit", "above_daily_limit"}
	_reasons(object.union(_facts, {"own": 250000})) == set()
}

test_what_is_not_said_speaks_against_it if {
	every name in ["standing", "asked", "used", "own", "scale"] {
		count(_reasons(object.remove(_facts, [name]))) > 0
	}
	_reasons(object.union(_facts, {"standing": "ROYAL"})) == {"above_transaction_limit", "above_daily_limit"}
}

test_a_condition_that_is_not_there_does_not_hold if {
	question := {"kind": "condition", "module": "qwallet", "operation": "other", "facts": _facts}
	reasons := conditions.decision.reasons with input as question with data.anarq.modules as _modules
	reasons == {"condition_unknown"}
}

test_a_rule_without_conditions_asks_for_no_dao if {
	conditions.members_only({}) with input as {}
	conditions.members_only({"limit": {"allows": {}}}) with input as {}
}

test_the_dao_that_an_argument_names_must_have_the_member if {
	asked := {"dao-membership": {"member": "daoId"}}
	conditions.members_only(asked) with input as {"members": {"daoId": true}}
	not conditions.members_only(asked) with input as {"members": {"daoId": null}}
	not conditions.members_only(asked) with input as {"members": {"daoId": false}}
	not conditions.members_only(asked) with input as {"members": {}}
	not conditions.members_only(asked) with input as {}
}
