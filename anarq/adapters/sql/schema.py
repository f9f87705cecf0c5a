"""The tables of one module's database. Written once, for every dialect.

What comes from outside is indexed by `text.indexed`, and kept whole in a column beside it where it is given back.
"""

from typing import Final

from sqlalchemy import (
    BigInteger,
    Column,
    Float,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from anarq.adapters.sql import text

METADATA: Final = MetaData()

RECORDS: Final = Table(
    "records",
    METADATA,
    Column("kind", String(64), primary_key=True),
    Column("id", text.column(), primary_key=True),
    Column("whole_id", Text),
    Column("version", BigInteger, nullable=False),
    Column("body", Text),  # null: deleted; the row stays, so that versions never restart
    Column("owner", text.column()),
    Column("whole_owner", Text),
    Column("sort", text.column(), nullable=False),
    Column("changed", Float, nullable=False),
    Index("records_by_owner", "kind", "owner", "sort", "id"),
    Index("records_by_sort", "kind", "sort", "id"),
    Index("records_by_change", "kind", "changed", "id"),
)
_GONE: Final = RECORDS.c.body.is_(None)
Index("records_gone", RECORDS.c.changed, sqlite_where=_GONE, postgresql_where=_GONE)

ARCHIVE: Final = Table(
    "archive",  # what is left of records that have had their time
    METADATA,
    Column("position", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=True),
    Column("kind", String(64), nullable=False),
    Column("id", text.column(), nullable=False),
    Column("whole_id", Text),
    Column("version", BigInteger, nullable=False),
    Column("body", Text, nullable=False),
    Column("owner", text.column()),
    Column("whole_owner", Text),
    Column("changed", Float, nullable=False),
    Column("resource", String(64), nullable=False),
    Column("archived", Float, nullable=False),
    sqlite_autoincrement=True,
)

RECORD_KEYS: Final = Table(
    "record_keys",
    METADATA,
    Column("kind", String(64), primary_key=True),
    Column("id", text.column(), primary_key=True),
    Column("name", String(64), primary_key=True),
    Column("value", text.column(), nullable=False),
    Index("record_keys_by_value", "kind", "name", "value", "id"),
)

OUTBOX: Final = Table(
    "outbox",
    METADATA,
    Column("position", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=True),
    Column("id", text.column(), nullable=False, unique=True),
    Column("whole_id", Text),
    Column("topic", String(256), nullable=False),
    Column("subject", text.column(), nullable=False),
    Column("event", Text, nullable=False),
    Column("stored_at", Float, nullable=False),
    Column("sent", Integer, nullable=False),
    Index("outbox_by_subject", "sent", "subject", "position"),
    Index("outbox_by_age", "sent", "stored_at"),
    sqlite_autoincrement=True,  # positions are never used twice
)

LINES: Final = Table(
    "outbox_lines",  # one row for each subject that has events in the outbox which were not sent
    METADATA,
    Column("subject", text.column(), primary_key=True),
    Column("whole_subject", Text),
    Column("failed", Integer, nullable=False),  # 1 when failures > 0; what has not failed never waits behind what has
    Column("due", Float, nullable=False),
    Column("failures", Integer, nullable=False),
    Column("topic", String(256), nullable=False),
    Index("outbox_lines_due", "failed", "due", "subject"),
)

LEASES: Final = Table(
    "leases",
    METADATA,
    Column("name", String(64), primary_key=True),
    Column("holder", String(64), nullable=False),
    Column("until", Float, nullable=False),
)

INBOX: Final = Table(
    "inbox",
    METADATA,
    Column("consumer", String(128), primary_key=True),
    Column("event", text.column(), primary_key=True),
    Column("at", Float, nullable=False, index=True),
)

DELIVERIES: Final = Table(
    "deliveries",  # one row for each event that a consumer could not process so far
    METADATA,
    Column("consumer", String(128), primary_key=True),
    Column("event", text.column(), primary_key=True),
    Column("whole_event", Text),
    Column("failures", Integer, nullable=False),
    Column("at", Float, nullable=False),
    Column("dead", Integer, nullable=False),  # 1: given up
    Column("wanted", Integer, nullable=False),  # 1: to be taken again
    Column("code", String(64), nullable=False),
    Column("reason", Text, nullable=False),
    Column("body", Text, nullable=False),  # of the event, once it is given up
    Index("deliveries_dead", "dead", "wanted", "at"),
)

JOBS: Final = Table(
    "jobs",
    METADATA,
    Column("name", String(64), primary_key=True),
    Column("due", Float, nullable=False),
    Column("token", String(64), nullable=False),
    Column("until", Float, nullable=False),
)


def _audit(name: str) -> Table:
    return Table(
        name,
        METADATA,
        Column("position", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=True),
        Column("id", Text, nullable=False),
        Column("at", String(40), nullable=False),
        Column("type", String(256), nullable=False),
        Column("ref", Text, nullable=False),
        Column("actor", Text, nullable=False),
        Column("layer", String(64), nullable=False),
        Column("verdict", String(8), nullable=False),
        Column("details", Text, nullable=False),
        Column("cid", Text),
        UniqueConstraint("id", "type"),
        sqlite_autoincrement=True,
    )


AUDIT: Final = _audit("audit")
AUDIT_ARCHIVE: Final = _audit("audit_archive")
"""The first rows of the log, once they have had their time: a leaf of its tree is in one of the two tables."""

AUDIT_ABOUT: Final = Table(
    "audit_about",  # whom each event of the log is about; no leaf of its tree
    METADATA,
    Column("about", text.column(), primary_key=True),
    Column("at", String(40), primary_key=True),
    Column("entry", Text, primary_key=True),
    Column("type", String(256), primary_key=True),
)

AUDIT_HEAD: Final = Table(
    "audit_head",
    METADATA,
    Column("id", Integer, primary_key=True),  # one row
    Column("size", BigInteger, nullable=False),
    Column("peaks", Text, nullable=False),  # roots of the complete subtrees, hexadecimal, from left to right
)

IDEMPOTENCY: Final = Table(
    "idempotency",
    METADATA,
    Column("caller", text.column(), primary_key=True),
    Column("key", text.column(), primary_key=True),
    Column("request_hash", String(64), nullable=False),
    Column("status", String(16), nullable=False),
    Column("response", Text),
    Column("token", String(64), nullable=False),
    Column("lease_until", Float, nullable=False),
    Column("created_at", Float, nullable=False),
    Column("expires_at", Float, nullable=False, index=True),
)

SHARED: Final = MetaData()
"""Tables that every service of a deployment shares."""

NONCES: Final = Table(
    "nonces",
    SHARED,
    Column("signer", text.column(), primary_key=True),
    Column("nonce", text.column(), primary_key=True),
    Column("expires", Float, nullable=False, index=True),
)

REVOCATIONS: Final = Table(
    "revocations",
    SHARED,
    Column("epoch", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=True),
    Column(
        "cid", text.column(), nullable=False, unique=True
    ),  # of a delegation; for a key that was taken out of use, its DID; for one that took a place, that it did
    sqlite_autoincrement=True,
)

KEYS: Final = Table(
    "keys",
    SHARED,
    Column("did", text.column(), primary_key=True),
    Column("identity", Text, nullable=False),
    Column("active", Integer, nullable=False),
    Column("service", Integer, nullable=False),  # 1: the key of a service of the deployment
)

ROOTS: Final = Table(
    "roots",
    SHARED,
    Column("identity", text.column(), primary_key=True),
    Column("key", Text, nullable=False),
)

MEMBERS: Final = Table(
    "members",
    SHARED,
    Column("dao", text.column(), primary_key=True),
    Column("identity", text.column(), primary_key=True),
)

DEPOSITS: Final = Table(
    "deposits",
    SHARED,
    Column("cid", text.column(), primary_key=True),
    Column("owner", text.column(), nullable=False, index=True),
    Column("network", text.column(), nullable=False),
    Column("block", LargeBinary, nullable=False),
    Column("kept", Float, nullable=False),
    Column("until", Float, nullable=False, index=True),
    Index("deposits_by_network", "network", "kept"),
)
