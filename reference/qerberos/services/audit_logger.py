"""Audit Logger: keeps what happened so that nobody can change it: a record is created, and never written again."""

from typing import Final

from anarq.ports.store import Change
from anarq.reference.qerberos._gen.models import AuditRecord, AuditRecordRequest, IdentityRef
from anarq.runtime.call import Call, Decision
from anarq.runtime.identifiers import new_identifier, newest_first
from anarq.wire.times import rfc3339

KIND: Final = "auditRecord"
"""The collection of storage/map.yaml."""


def decide_record(call: Call, body: AuditRecordRequest) -> Decision[AuditRecord]:
    """Keeps what happened, with who said so: nobody chooses who he is."""
    actor: IdentityRef = {"squidId": str(call.identity.squid_id)}
    if call.identity.sub_id is not None:
        actor["subId"] = call.identity.sub_id
    record: AuditRecord = {
        "auditId": new_identifier("aud", call),
        **body,
        "actor": actor,
        "subject": str(call.owner),
        "recordedAt": rfc3339(call.now),
    }
    change = Change(
        KIND,
        record["auditId"],
        record,
        expected_version=0,
        owner=call.owner,
        keys={"verdict": record["verdict"]},
        sort=newest_first(call),
    )
    return Decision(record, (change,), message="Recorded")
