# METADATA
# title: Whether a call may go on
# description: |
#   Deny by default. A call is allowed when its operation is known to the module's static data and nothing speaks
#   against it. `reasons` holds a machine code for everything that does. The input document is built by
#   `anarq.runtime.consent`; what it says of a grant has been verified cryptographically before.
#   Every condition is a rule of its own that is negated as a whole: what is missing from the input then speaks against
#   the call, in every engine.
# scope: package
package anarq.authz

import data.anarq.lib.commands
import data.anarq.lib.conditions

# METADATA
# title: The verdict
# description: What the service asks for, in one answer; of a single condition where it asks for one.
# entrypoint: true
decision := conditions.decision if {
	input.kind == "condition"
} else := {"allow": allow, "reasons": reasons}

default allow := false

# METADATA
# title: Allowed
allow if {
	rule
	count(reasons) == 0
}

# METADATA
# title: What the module's data says of the operation, the topic or the job
rule := data.anarq.modules[input.module][_tables[input.kind]][input.operation]

# METADATA
# title: The operation is not in the static data
reasons contains "operation_unknown" if not rule

# METADATA
# title: The service and the policy data disagree about the operation
reasons contains "operation_differs" if {
	rule
	not _operation_agrees
}

# METADATA
# title: The data is processed for another purpose than the declared one
reasons contains "purpose_differs" if {
	rule
	not _purpose_agrees
}

# METADATA
# title: The event comes from a module that does not emit the topic
reasons contains "source_differs" if {
	rule
	not _source_agrees
}

# METADATA
# title: It cannot be known what was revoked
reasons contains "revocation_unknown" if not _revocation_known

# METADATA
# title: Access is neither public nor granted, nor the service's own
reasons contains "access_unknown" if {
	rule
	not _access_known
}

# METADATA
# title: The operation needs a grant and has no scope that one could cover
reasons contains "scope_missing" if {
	_needs_grant
	not _has_scope
}

# METADATA
# title: The grant was found invalid
reasons contains input.grantProblem if _grant_invalid

# METADATA
# title: A grant is needed and none was given
reasons contains "grant_missing" if {
	_needs_grant
	not _grant_given
	not _grant_invalid
}

# METADATA
# title: The grant is past its end
reasons contains "grant_expired" if {
	_grant_given
	not _grant_current
}

# METADATA
# title: The grant does not cover the operation
reasons contains "command_insufficient" if {
	_grant_given
	_has_scope
	not _command_covers
}

# METADATA
# title: The grant was given to somebody else
reasons contains "audience_differs" if {
	_grant_given
	not _audience_agrees
}

# METADATA
# title: The identity has no part in the grant
# description: |
#   The identity is the subject, or one of those through whom the subject delegated. Otherwise a subidentity could
#   name somebody else's identity as its own.
reasons contains "identity_not_in_grant" if {
	_grant_given
	not _identity_in_grant
}

# METADATA
# title: The grant does not say whose resources it is about
reasons contains "subject_missing" if {
	_grant_given
	not _has_subject
}

# METADATA
# title: A key of the caller was taken out of use
reasons contains "key_inactive" if {
	_revocation_known
	not _keys_active
}

# METADATA
# title: sQuid does not know the subidentity to be the identity's
# description: A delegation proves what somebody may do, and never whose key somebody is.
reasons contains "subidentity_unproven" if {
	_revocation_known
	_has_subidentity
	not _subidentity_agrees
}

# METADATA
# title: Nothing shows that the identity belongs to the DAO
reasons contains "membership_unproven" if {
	_revocation_known
	_has_dao
	not _is_member
}

# METADATA
# title: Whom the grant speaks for does not belong to the DAO that the call is about
reasons contains "not_a_member" if {
	_grant_given
	rule
	not conditions.members_only(object.get(rule, "conditions", {}))
}

_tables := {"operation": "operations", "event": "consumes", "job": "jobs"}

_operation_agrees if {
	rule.scope == input.scope
	rule.access == input.access
}

_purpose_agrees if rule.purpose == input.purpose

_revocation_known if is_number(input.revocationEpoch)

_access_known if {
	input.kind == "operation"
	rule.access in {"public", "granted"}
}

_access_known if {
	input.kind in {"event", "job"}
	rule.access == "service"
}

_source_agrees if not _is_event

_source_agrees if rule.source == "*"

_source_agrees if rule.source == input.source

_is_event if input.kind == "event"

_needs_grant if rule.access == "granted"

_has_scope if is_string(rule.scope)

_has_subidentity if is_string(input.identity.subId)

_subidentity_agrees if input.subidentityOf == input.identity.squidId

_has_dao if is_string(input.identity.daoId)

_is_member if input.member == true

_keys_active if input.inactiveKeys == []

_grant_given if is_object(input.grant)

_grant_invalid if is_string(input.grantProblem)

_grant_current if input.grant.expires == null

_grant_current if input.now <= input.grant.expires

_command_covers if commands.covers(input.grant.command, commands.of_scope(rule.scope))

_has_subject if is_string(input.grant.subject)

_audience_agrees if input.grant.audience == input.invoker

_identity_in_grant if input.grant.subject == input.identity.squidId

_identity_in_grant if input.identity.squidId in input.grant.issuers

_identity_in_grant if {
	not _has_subidentity
	input.grant.audience == input.identity.squidId
}
