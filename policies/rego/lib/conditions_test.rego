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

_of_records := {"dao": {"conditions": {
	"owner-only": {"owner": true},
	"time-window": {"window": {"from": "executableFrom", "until": "executableUntil"}},
	"open-end": {"window": {"from": "opensAt"}},
}}}

_of_record(name, facts) := reasons if {
	question := {"kind": "condition", "module": "dao", "operation": name, "facts": object.union({"at": 1000}, facts)}
	reasons := conditions.decision.reasons with input as question with data.anarq.modules as _of_records
}

test_a_record_belongs_to_whom_the_call_is_about if {
	_of_record("owner-only", {"owner": "did:a", "subject": "did:a"}) == set()
	_of_record("owner-only", {"owner": "did:b", "subject": "did:a"}) == {"owner_differs"}
}

test_what_is_nobodys_and_who_is_nobody_do_not_agree if {
	every facts in [{"owner": null, "subject": null}, {"owner": "did:a"}, {"subject": "did:a"}, {}] {
		_of_record("owner-only", facts) == {"owner_differs"}
	}
}

test_a_window_has_its_first_moment_and_its_last if {
	_of_record("time-window", {"from": 1000, "until": 1000}) == set()
	_of_record("time-window", {"from": 1001, "until": 2000}) == {"before_window"}
	_of_record("time-window", {"from": 0, "until": 999}) == {"after_window"}
}

test_a_window_may_be_open_at_one_end if {
	_of_record("open-end", {"from": 1000}) == set()
	_of_record("open-end", {"from": 1001}) == {"before_window"}
}

test_a_moment_that_is_not_known_speaks_against_it if {
	_of_record("time-window", {"from": 0}) == {"after_window"}
	_of_record("time-window", {"until": 2000, "from": null}) == {"before_window"}
	_of_record("time-window", {"from": 0, "until": 2000, "at": null}) == {"before_window", "after_window"}
	_of_record("time-window", {"from": "early", "until": "late"}) == {"before_window", "after_window"}
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
