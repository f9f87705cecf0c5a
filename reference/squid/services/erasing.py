"""What ends when an identity has all erased that is kept of it: its keys, for good, and what it belongs to."""

from anarq.ports.store import Record
from anarq.reference.squid._gen import events
from anarq.reference.squid.services import dao_associations, session_manager
from anarq.reference.squid.services.known_keys import IDENTITY, SESSION, SUBIDENTITY
from anarq.runtime.call import Call, KeyFact
from anarq.runtime.erasing import GivenUp
from anarq.wire.times import rfc3339


def given_up(call: Call, record: Record) -> GivenUp:
    """The end of something that is in force. Peers are told as when its holder ends it."""
    now, squid_id = rfc3339(call.now), str(record.owner)
    if record.kind == IDENTITY:
        told = events.deactivated({"squidId": squid_id, "deactivatedAt": now}, subject=squid_id)
    elif record.kind == SUBIDENTITY:
        told = events.sub_revoked({"subId": record.id, "squidId": squid_id, "revokedAt": now}, subject=squid_id)
    elif record.kind == SESSION:
        _, _, told, ceased = session_manager.ended(call, record, "ENDED")
        return GivenUp((told,), (ceased,))
    elif record.kind == dao_associations.KIND:
        return GivenUp(memberships=(dao_associations.ended(record),))
    else:
        return GivenUp()
    return GivenUp((told,), (KeyFact(record.id, squid_id, active=False),))
