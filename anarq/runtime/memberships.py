"""What a decision says of who belongs to which DAO, on its way into the state that all services share.

It goes there from the outbox alone, in the order in which it was decided for each identity: so who has left and joined
again ends as what he was last.
"""

from collections.abc import Sequence
from typing import Final

from anarq.ports.bus import Deliver
from anarq.ports.identities import Identities, Membership
from anarq.ports.json import JsonObject
from anarq.ports.store import Outgoing

TOPIC: Final = "anarq.members"
"""Where memberships wait in the outbox. No bus ever sees it: topics of the ecosystem begin with `q.`."""


def outgoing(memberships: Sequence[Membership], request_id: str) -> tuple[Outgoing, ...]:
    """The memberships of one call, ready for the outbox."""
    return tuple(
        Outgoing(f"{request_id}-member-{index}", TOPIC, each.identity, _as_json(each))
        for index, each in enumerate(memberships)
    )


def outlet(identities: Identities) -> Deliver:
    """Takes memberships out of the outbox into the shared state."""

    async def take(event: JsonObject) -> None:
        identity, dao = str(event["identity"]), str(event["dao"])
        if event["active"] is True:
            await identities.admit(identity, dao)
        else:
            await identities.dismiss(identity, dao)

    return take


def _as_json(membership: Membership) -> JsonObject:
    return {"identity": membership.identity, "dao": membership.dao, "active": membership.active}
