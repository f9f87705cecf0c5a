"""The tables of one module's database. Written once, for every dialect."""

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

IDENTIFIER: Final = String(4096)
"""Holds every identifier that a caller may have: a did:key of ML-DSA-87 has 3,600 characters, 4,009 are accepted."""

METADATA: Final = MetaData()

RECORDS: Final = Table(
    "records",
    METADATA,
    Column("kind", String(64), primary_key=True),
    Column("id", IDENTIFIER, primary_key=True),
    Column("version", BigInteger, nullable=False),
    Column("body", Text),  # null: deleted; the row stays, so that versions never restart
    Column("owner", IDENTIFIER),
    Column("sort", IDENTIFIER, nullable=False),
    Index("records_by_owner", "kind", "owner", "sort", "id"),
    Index("records_by_sort", "kind", "sort", "id"),
)

RECORD_KEYS: Final = Table(
    "record_keys",
    METADATA,
    Column("kind", String(64), primary_key=True),
    Column("id", IDENTIFIER, primary_key=True),
    Column("name", String(64), primary_key=True),
    Column("value", IDENTIFIER, nullable=False),
    Index("record_keys_by_value", "kind", "name", "value", "id"),
)

OUTBOX: Final = Table(
    "outbox",
    METADATA,
    Column("position", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=True),
    Column("id", String(64), nullable=False, unique=True),
    Column("topic", String(256), nullable=False),
    Column("subject", IDENTIFIER, nullable=False),
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
    Column("subject", IDENTIFIER, primary_key=True),
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
    Column("event", String(256), primary_key=True),
    Column("at", Float, nullable=False, index=True),
)

AUDIT: Final = Table(
    "audit",
    METADATA,
    Column("position", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=True),
    Column("id", String(64), nullable=False),
    Column("at", String(40), nullable=False),
    Column("type", String(128), nullable=False),
    Column("ref", String(512), nullable=False),
    Column("actor", Text, nullable=False),
    Column("layer", String(64), nullable=False),
    Column("verdict", String(8), nullable=False),
    Column("details", Text, nullable=False),
    Column("cid", String(128)),
    UniqueConstraint("id", "type"),
    sqlite_autoincrement=True,
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
    Column("caller", String(256), primary_key=True),
    Column("key", String(256), primary_key=True),
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
    Column("signer", IDENTIFIER, primary_key=True),
    Column("nonce", String(128), primary_key=True),
    Column("expires", Float, nullable=False, index=True),
)

REVOCATIONS: Final = Table(
    "revocations",
    SHARED,
    Column("epoch", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=True),
    Column("cid", IDENTIFIER, nullable=False, unique=True),  # a delegation's; of a key taken out of use, its DID
    sqlite_autoincrement=True,
)

KEYS: Final = Table(
    "keys",
    SHARED,
    Column("did", IDENTIFIER, primary_key=True),
    Column("identity", IDENTIFIER, nullable=False),
    Column("active", Integer, nullable=False),
)

MEMBERS: Final = Table(
    "members",
    SHARED,
    Column("dao", IDENTIFIER, primary_key=True),
    Column("identity", IDENTIFIER, primary_key=True),
)

DEPOSITS: Final = Table(
    "deposits",
    SHARED,
    Column("cid", String(128), primary_key=True),
    Column("owner", IDENTIFIER, nullable=False, index=True),
    Column("network", String(64), nullable=False),
    Column("block", LargeBinary, nullable=False),
    Column("kept", Float, nullable=False),
    Column("until", Float, nullable=False, index=True),
    Index("deposits_by_network", "network", "kept"),
)
