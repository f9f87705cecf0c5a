package anarq.authz_test

import data.anarq.authz

_modules := {"qwallet": {
	"operations": {
		"createIntent": {
			"scope": "qwallet.intent.create",
			"access": "granted",
			"purpose": "payment",
			"audit": "DETAILED",
		},
		"open": {
			"scope": "qwallet.intent.create",
			"access": "granted",
			"purpose": "payment",
			"conditions": {"dao-membership": {"member": "daoId"}},
		},
		"quote": {"scope": null, "access": "public", "purpose": null, "audit": "BASIC"},
		"odd": {"scope": null, "access": "open", "purpose": null, "audit": "BASIC"},
		"bare": {"scope": null, "access": "granted", "purpose": null, "audit": "BASIC"},
		"own": {"scope": null, "access": "service", "purpose": null, "audit": "BASIC"},
	},
	"consumes": {
		"q.squid.revoked.v1": {"scope": null, "access": "service", "purpose": "payment", "source": "squid"},
		"q.bus.dead.v1": {"scope": null, "access": "service", "purpose": "payment", "source": "*"},
		"q.squid.open.v1": {"scope": null, "access": "public", "purpose": "payment", "source": "squid"},
	},
	"jobs": {"expire": {"scope": null, "access": "service", "purpose": "payment"}},
}}

_call := {
	"kind": "operation",
	"module": "qwallet",
	"operation": "createIntent",
	"access": "granted",
	"scope": "qwallet.intent.create",
	"purpose": "payment",
	"identity": {"squidId": "did:a", "subId": "did:a1", "daoId": "dao:x"},
	"invoker": "did:a1",
	"grant": {
		"cid": "b1",
		"subject": "did:a",
		"audience": "did:a1",
		"command": "/qwallet/intent",
		"expires": 2000,
		"length": 1,
		"issuers": ["did:a"],
	},
	"grantProblem": null,
	"inactiveKeys": [],
	"subidentityOf": "did:a",
	"member": true,
	"revocationEpoch": 0,
	"now": 1000,
}

_event := {
	"kind": "event",
	"module": "qwallet",
	"operation": "q.squid.revoked.v1",
	"access": "service",
	"scope": null,
	"purpose": "payment",
	"source": "squid",
	"identity": {"squidId": "did:s"},
	"invoker": "did:s",
	"inactiveKeys": [],
	"revocationEpoch": 0,
	"now": 1000,
}

_job := object.union(object.remove(_event, ["source"]), {"kind": "job", "operation": "expire"})

_public := {
	"kind": "operation",
	"module": "qwallet",
	"operation": "quote",
	"access": "public",
	"scope": null,
	"purpose": null,
	"identity": {},
	"invoker": null,
	"grant": null,
	"grantProblem": null,
	"inactiveKeys": [],
	"subidentityOf": null,
	"member": false,
	"revocationEpoch": 0,
	"now": 1000,
}

_decide(call) := verdict if {
	verdict := authz.decision with input as call with data.anarq.modules as _modules
}

_patched(path, value) := _decide(json.patch(_call, [{"op": "replace", "path": path, "value": value}]))

_denied(verdict, reason) if {
	verdict.allow == false
	verdict.reasons == {reason}
}

test_a_valid_grant_is_allowed if _decide(_call) == {"allow": true, "reasons": set()}

test_a_call_about_a_dao_needs_its_member if {
	open := object.union(_call, {"operation": "open"})
	_decide(object.union(open, {"members": {"daoId": true}})).allow
	_denied(_decide(object.union(open, {"members": {"daoId": null}})), "not_a_member")
	_denied(_decide(object.union(open, {"members": {"daoId": false}})), "not_a_member")
	_denied(_decide(open), "not_a_member")
	_denied(_decide(object.union(open, {"grant": null})), "grant_missing")
}

test_a_condition_is_asked_by_itself if {
	question := {"kind": "condition", "module": "qwallet", "operation": "limit", "facts": {}}
	_denied(_decide(question), "condition_unknown")
}

test_an_event_of_a_consumed_topic_is_allowed if _decide(_event) == {"allow": true, "reasons": set()}

test_a_job_is_allowed if _decide(_job) == {"allow": true, "reasons": set()}

test_a_reserved_topic_may_come_from_anybody if {
	_decide(object.union(_event, {"operation": "q.bus.dead.v1", "source": "qmail"})).allow
}

test_an_event_from_another_module_is_denied if {
	_denied(_decide(object.union(_event, {"source": "qmail"})), "source_differs")
}

test_an_event_of_a_topic_that_is_not_consumed_is_denied if {
	_denied(_decide(object.union(_event, {"operation": "createIntent"})), "operation_unknown")
}

test_a_consumed_topic_is_the_services_own if {
	not _decide(object.union(_event, {"operation": "q.squid.open.v1"})).allow
	not _decide(object.union(_event, {"operation": "q.squid.open.v1", "access": "public"})).allow
}

test_an_operation_is_never_the_services_own if {
	not _decide(object.union(_public, {"operation": "own", "access": "service"})).allow
}

test_a_service_whose_key_was_taken_out_of_use_takes_nothing if {
	_denied(_decide(object.union(_event, {"inactiveKeys": ["did:s"]})), "key_inactive")
	_denied(_decide(object.union(_job, {"inactiveKeys": ["did:s"]})), "key_inactive")
}

test_nothing_may_be_missing_from_the_input_of_an_event if {
	every field in {"kind", "module", "operation", "access", "scope", "purpose", "source", "inactiveKeys", "revocationEpoch"} {
		not _decide(object.remove(_event, [field])).allow
	}
}

test_what_is_of_another_kind_is_unknown if {
	_denied(_decide(object.union(_event, {"kind": "job"})), "operation_unknown")
	_denied(_decide(object.union(_job, {"kind": "else"})), "operation_unknown")
}

test_a_public_operation_needs_no_grant if _decide(_public) == {"allow": true, "reasons": set()}

test_without_input_nothing_is_allowed if not authz.allow with input as {} with data.anarq.modules as _modules

test_without_data_nothing_is_allowed if not authz.allow with input as _call with data.anarq.modules as {}

test_an_unknown_operation_is_denied if {
	verdict := _patched("/operation", "drainWallet")
	not verdict.allow
	"operation_unknown" in verdict.reasons
}

test_another_scope_than_declared_is_denied if _denied(_patched("/scope", "qwallet.intent.read"), "operation_differs")

test_another_access_than_declared_is_denied if _denied(_patched("/access", "public"), "operation_differs")

test_another_purpose_than_declared_is_denied if _denied(_patched("/purpose", "profiling"), "purpose_differs")

test_an_unknown_revocation_epoch_is_denied if _denied(_patched("/revocationEpoch", null), "revocation_unknown")

test_a_missing_grant_is_denied if _denied(_patched("/grant", null), "grant_missing")

test_an_invalid_grant_is_denied_with_its_problem if {
	broken := json.patch(_call, [
		{"op": "replace", "path": "/grant", "value": null},
		{"op": "replace", "path": "/grantProblem", "value": "link_forged"},
	])
	_denied(_decide(broken), "link_forged")
}

test_an_expired_grant_is_denied if _denied(_patched("/grant/expires", 999), "grant_expired")

test_a_grant_holds_in_its_last_second if _patched("/grant/expires", 1000).allow

test_a_grant_without_end_is_allowed if _patched("/grant/expires", null).allow

test_a_narrower_command_is_denied if _denied(_patched("/grant/command", "/qwallet/intent/read"), "command_insufficient")

test_the_grant_of_another_audience_is_denied if _denied(_patched("/grant/audience", "did:b"), "audience_differs")

test_a_foreign_identity_is_denied if {
	call := json.patch(_call, [
		{"op": "replace", "path": "/identity/squidId", "value": "did:victim"},
		{"op": "replace", "path": "/subidentityOf", "value": "did:victim"},
	])
	_denied(_decide(call), "identity_not_in_grant")
}

test_acting_for_another_is_allowed_through_a_delegation if {
	_decide(json.patch(_call, [
		{"op": "replace", "path": "/grant/subject", "value": "did:owner"},
		{"op": "replace", "path": "/grant/issuers", "value": ["did:owner", "did:a"]},
	])).allow
}

test_an_identity_may_be_the_audience_itself if {
	_decide(json.patch(_call, [
		{"op": "replace", "path": "/identity", "value": {"squidId": "did:b"}},
		{"op": "replace", "path": "/invoker", "value": "did:b"},
		{"op": "replace", "path": "/grant/audience", "value": "did:b"},
	])).allow
}

test_an_unproven_subidentity_is_denied_at_public_operations if {
	call := json.patch(_public, [{"op": "replace", "path": "/identity", "value": {"squidId": "did:a", "subId": "did:a1"}}])
	_denied(_decide(call), "subidentity_unproven")
}

test_a_subidentity_is_proven_by_squid_and_not_by_a_delegation if {
	_denied(_patched("/subidentityOf", null), "subidentity_unproven")
	_denied(_patched("/subidentityOf", "did:b"), "subidentity_unproven")
}

test_a_member_is_proven if _denied(_patched("/member", false), "membership_unproven")

test_a_key_that_was_taken_out_of_use_is_denied_with_every_grant_and_without if {
	_denied(_patched("/inactiveKeys", ["did:a1"]), "key_inactive")
	call := json.patch(_public, [{"op": "replace", "path": "/inactiveKeys", "value": ["did:a"]}])
	_denied(_decide(call), "key_inactive")
}

test_an_unknown_kind_of_access_is_denied if {
	call := json.patch(_public, [
		{"op": "replace", "path": "/operation", "value": "odd"},
		{"op": "replace", "path": "/access", "value": "open"},
	])
	_denied(_decide(call), "access_unknown")
}

test_a_granted_operation_without_scope_is_denied if {
	call := json.patch(_call, [
		{"op": "replace", "path": "/operation", "value": "bare"},
		{"op": "replace", "path": "/scope", "value": null},
		{"op": "replace", "path": "/purpose", "value": null},
	])
	_denied(_decide(call), "scope_missing")
}

test_nothing_may_be_missing_from_the_input if {
	every field in object.keys(_call) - {"grantProblem"} {
		not _decide(object.remove(_call, [field])).allow
	}
}

test_nothing_may_be_missing_from_the_grant if {
	every field in {"subject", "audience", "command", "expires"} {
		not _decide(object.union(
			object.remove(_call, ["grant"]),
			{"grant": object.remove(_call.grant, [field])},
		)).allow
	}
}
