"""The words of contracts from which a mock infers what nothing else says. `docs/explanation/mocks.md` lists them."""

from typing import Final

IDENTIFIER: Final = "x-anarq-resource"
"""Keyword of a contract: which member names its records, and in which collection they are kept."""

OWNERS: Final = (
    *("owner", "ownerId", "buyer", "payer", "holder", "requester", "controller", "squidId", "subject", "seller"),
)
"""Members that say whose a record is, the surest first: whom the call is about, unless the request says another."""

ACTORS: Final = frozenset(
    {"actor", "creator", "createdBy", "author", "sender", "from", "uploadedBy", "updatedBy", "publisher", "signer"}
)
"""Members that say who acted: who calls."""

IDENTITY: Final = "IdentityRef"
"""The title of the contract of one who acts, with subidentity and DAO."""

VERSION: Final = "version"
"""The member, a whole number, that counts the changes of a record."""

EXPECTED_VERSION: Final = "expectedVersion"
"""Parameter, or member of a body: the version that the caller has seen."""

CREATED: Final = ("createdAt", "publishedAt", "registeredAt", "recordedAt", "issuedAt", "startedAt", "uploadedAt")
"""Moments at which a record begins, the surest first: the other moments of an example keep their distance from it."""

CHANGED: Final = frozenset({"updatedAt", "changedAt", "modifiedAt", "lastUpdated", "lastModified"})
"""Moments of the last change."""

ITEMS: Final = "items"
"""The member of a page that holds its items."""

NEXT: Final = "nextCursor"
"""The member of a page that says where to read on."""

TOTALS: Final = frozenset({"total", "totalCount", "count", "totalItems"})
"""Members of a page that count its items."""

SEARCHED: Final = frozenset({"q", "query", "search", "text"})
"""Parameters that are looked for in all texts of an item, capitals or not."""

AFTER: Final = ("After", "Since", "From")
"""Ends of parameters: only items whose member, the name before, is later, or larger."""

BEFORE: Final = ("Before", "Until", "To")
"""Ends of parameters: only items whose member, the name before, is earlier, or smaller."""

SIZES: Final = frozenset({"size", "sizeBytes", "bytes", "length", "contentLength"})
"""Members that say how many bytes a stream has."""

MEDIA_TYPES: Final = frozenset({"mediaType", "contentType", "mimeType"})
"""Members that say of which kind a stream is."""

CONTENTS: Final = frozenset({"cid", "contentCid", "content", "blobCid"})
"""Members that name a stream by its CID, where their contract takes one."""

DIGESTS: Final = frozenset({"digest", "contentDigest", "checksum", "sha256"})
"""Members that say the SHA-256 of a stream, in hexadecimal, or as RFC 9530 writes it."""

STANDING: Final = "NEW"
"""The standing of everybody, of whom a mock is told nothing by anybody."""
