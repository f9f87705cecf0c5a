"""The source of `Retention(...)`: how long a module keeps what it holds."""

from collections.abc import Iterator
from typing import Final

from anarq.generators.interface import Interface
from anarq.generators.python.literals import Code, literal
from anarq.model.duration import Duration
from anarq.model.errors import AnarqError
from anarq.model.views.policies import policies_of
from anarq.model.views.retention import Retention, retention_of
from anarq.model.views.storage_map import Stored, stored_of

Members = list[tuple[str, str]]

TABLES: Final = ("audit", "dead-letter", "idempotency", "inbox", "outbox")
"""Collections of the platform that are no records (`anarq.ports.store.Table`)."""


def walk(interface: Interface) -> Members:
    """How often a service looks, and how far in one commit."""
    every, page = interface.module.standards.retention_walk
    return [("every", literal(every)), ("page", literal(page))]


def keepings(interface: Interface) -> Iterator[Members]:
    """The members of each `Keeping`: of each resource type that the module has in its store.

    Raises:
        AnarqError: what the platform keeps is to end otherwise than it can.
    """
    stored = stored_of(interface.module)
    for policy in retention_of(interface.module):
        resource = policy.resource.text()
        period = Duration.parse(policy.period.text())
        if period is not None and resource in stored:
            _require_end(policy, stored[resource])
            yield [
                ("resource", literal(resource)),
                ("period", period_of(period)),
                ("archival", literal(policy.archival.text())),
                *_kept(interface, stored[resource]),
                *([("legal_hold", "True")] if policy.legal_hold.flag() else []),
                *_consents(interface, policy),
                *([("business_critical", "True")] if policy.business_critical.flag() else []),
                *([("obliged", "True")] if _with_basis(interface, policy, "legal-obligation") else []),
            ]


def _require_end(policy: Retention, stored: Stored) -> None:
    """Rows of the platform are deleted; but for those of the audit log, which are archived and stay a part of it."""
    flag = policy.business_critical
    found, node = ("ARCHIVE", flag) if flag.flag() else (policy.archival.text(), policy.archival)
    for name in stored.platform:
        wanted = "ARCHIVE" if name == "audit" else "DELETE"
        if name in TABLES and found != wanted:
            message = (
                f"`{policy.resource.text()}` are to end with `{found}`, and what the platform keeps of `{name}` cannot"
            )
            raise AnarqError.one(message, node.place, f"end with `{wanted}`")


def period_of(period: Duration) -> str:
    """The source of a `Period`."""
    years, months, weeks, days, hours, minutes, seconds = period.parts
    total = ((weeks * 7 + days) * 24 + hours) * 3600 + minutes * 60 + seconds
    given = [("months", years * 12 + months), ("seconds", total)]
    return f"Period({', '.join(f'{name}={value}' for name, value in given if value)})"


def _kept(interface: Interface, stored: Stored) -> Iterator[tuple[str, str]]:
    tables = tuple(name for name in stored.platform if name in TABLES)
    collections = tuple(_collection(interface, stored, name) for name in stored.collections if name not in tables)
    if collections:
        yield "collections", literal(collections)
    if tables:
        yield "tables", literal(tables)


def _collection(interface: Interface, stored: Stored, name: str) -> Code:
    members = [f"kind={literal(name)}"]
    if name in stored.in_force:
        said = tuple((key, values.texts()) for key, values in stored.in_force[name].values.items())
        members.append(f"in_force={literal(said)}")
    if name in interface.described:
        constant, identifier = interface.described[name]
        members += [f"schema=schemas.{constant}", f"identifier={literal(identifier)}"]
    return Code(f"Collection({', '.join(members)})")


def _consents(interface: Interface, policy: Retention) -> Members:
    """The purposes to which consent keeps a resource type."""
    asked = _with_basis(interface, policy, "consent") if policy.user_consent.flag() else ()
    return [("consents", literal(asked))] if asked else []


def _with_basis(interface: Interface, policy: Retention, basis: str) -> tuple[str, ...]:
    """The purposes with a lawful basis for which a resource type is kept."""
    purposes = policies_of(interface.module).purposes.items()
    resource = policy.resource.text()
    return tuple(
        sorted(name for name, said in purposes if said.basis.text() == basis and resource in said.retention.texts())
    )
