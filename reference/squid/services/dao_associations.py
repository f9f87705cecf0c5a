"""DAO Association Manager: membership of identities in communities, as their DAOs tell of it.

sQuid decides nothing here. What DAO tells is kept for the identity, and made known to every service of the deployment,
whose policies ask whether a caller belongs to the DAO that he names.
"""

from typing import Final, cast

from anarq.clients._gen.dao.models import MemberChanged, MemberJoined, MemberLeft
from anarq.ports.store import Change, Record
from anarq.reference.squid._gen.models import DaoAssociation
from anarq.reference.squid.services.known_keys import IDENTITY
from anarq.runtime.call import Call, Decision, Membership

KIND: Final = "dao-association"
"""The collection of storage/map.yaml."""

_MOST: Final = 1000  # DAOs that the context of a caller names


async def joined(call: Call, data: MemberJoined) -> Decision[None]:
    """Keeps that an identity belongs to a DAO; one that is not registered is nobody's to keep."""
    squid_id, dao_id = data["squidId"], data["daoId"]
    if await call.records.get(IDENTITY, squid_id) is None:
        return Decision(None)
    association: DaoAssociation = {
        "squidId": squid_id,
        "daoId": dao_id,
        "role": data["role"],
        "joinedAt": data["joinedAt"],
    }
    change = _kept(association, await _found(call, squid_id, dao_id))
    return Decision(None, (change,), memberships=(Membership(squid_id, dao_id, active=True),))


async def changed(call: Call, data: MemberChanged) -> Decision[None]:
    """Keeps the new role of a member."""
    record = await _found(call, data["squidId"], data["daoId"])
    if record is None:
        return Decision(None)
    return Decision(None, (_kept({**association_of(record), "role": data["role"]}, record),))


async def left(call: Call, data: MemberLeft) -> Decision[None]:
    """Forgets that an identity belonged to a DAO."""
    squid_id, dao_id = data["squidId"], data["daoId"]
    record = await _found(call, squid_id, dao_id)
    if record is None:
        return Decision(None)
    gone = Change(KIND, record.id, None, record.version)
    return Decision(None, (gone,), memberships=(ended(record),))


def ended(record: Record) -> Membership:
    """That a membership is over."""
    association = association_of(record)
    return Membership(association["squidId"], association["daoId"], active=False)


async def daos_of(call: Call, squid_id: str) -> list[str]:
    """The DAOs that an identity belongs to."""
    listing = await call.records.list(KIND, owner=squid_id, limit=_MOST)
    return [association_of(record)["daoId"] for record in listing.records]


def association_of(record: Record) -> DaoAssociation:
    """The membership that a record holds."""
    return cast("DaoAssociation", record.body)


async def _found(call: Call, squid_id: str, dao_id: str) -> Record | None:
    return await call.records.get(KIND, _name(squid_id, dao_id))


def _kept(association: DaoAssociation, earlier: Record | None) -> Change:
    squid_id, dao_id = association["squidId"], association["daoId"]
    version = 0 if earlier is None else earlier.version
    return Change(KIND, _name(squid_id, dao_id), association, version, owner=squid_id, sort=dao_id)


def _name(squid_id: str, dao_id: str) -> str:
    return f"{squid_id}/{dao_id}"
