"""The types of the contracts of Qlock, with their exact JSON names.

Generated from modules/qlock/contracts, modules/qlock/openapi.yaml by `anarq generate models`. Do not edit.
"""

from collections.abc import Mapping
from typing import Literal, NotRequired, TypedDict

from anarq.clients._gen.common.models import (
    AuditEntryPage,
    Did,
    Erasure,
    ErasureDone,
    ExportPage,
    LockSig,
    PageInfo,
    Timestamp,
)

__all__ = [
    "AuditEntryPage",
    "DecryptionRequest",
    "Did",
    "EncryptionRequest",
    "Erasure",
    "ErasureDone",
    "ExportPage",
    "Key",
    "KeyChange",
    "KeyChanged",
    "KeyDestroyed",
    "KeyDestructionRequest",
    "KeyPage",
    "KeyRequest",
    "KeyTerms",
    "KeyVersion",
    "KeyVersionPage",
    "Lease",
    "LeaseEnd",
    "LeaseEnded",
    "LeaseRenewal",
    "Lock",
    "LockAcquired",
    "LockReleased",
    "LockRequest",
    "LockSig",
    "Opened",
    "PageInfo",
    "PublicKey",
    "PublicKeyPage",
    "ReleasePolicy",
    "Sealed",
    "SigningRequest",
    "TimelockOpened",
    "Timestamp",
    "Verification",
    "VerificationRequest",
    "WrappedKey",
]


class WrappedKey(TypedDict):
    """The content key of something sealed, for one key.

    Attributes:
        keyId: The key that opens it.
        keyVersion: The version of it.
        algorithm: How it is wrapped.
        wrapped: The wrapped content key, base64url without padding.
    """

    keyId: str
    keyVersion: int
    algorithm: Literal["A256GCM", "X25519", "ML-KEM-768", "ML-KEM-1024", "X-Wing"]
    wrapped: str


class ReleasePolicy(TypedDict):
    """A time-lock: when something may be opened. It goes by the clock of this service, which is kept to UTC; whoever
    runs the service could open it sooner.

    Attributes:
        releaseAt: Not before this.
        endsAt: Not after this.
    """

    releaseAt: NotRequired[Timestamp]
    endsAt: NotRequired[Timestamp]


class Sealed(TypedDict):
    """Something encrypted: A256GCM by a content key of its own, which is wrapped for each key that opens it. Nothing
    of it can be changed without its being noticed.

    Attributes:
        keys: The content key, for each key that opens it.
        nonce: Base64url without padding.
        ciphertext: With its tag, base64url without padding.
        context: What it belongs to; it is not encrypted, and has to be the same when it is opened.
        release: When it may be opened.
    """

    keys: list[WrappedKey]
    nonce: str
    ciphertext: str
    context: NotRequired[Mapping[str, str]]
    release: NotRequired[ReleasePolicy]


class DecryptionRequest(TypedDict):
    """Something sealed that is to be opened.

    Attributes:
        key: The key to open it by: one of those that it was sealed for.
        sealed: As `qlock.encrypt` gave it.
        context: What it belongs to; it is not encrypted, and has to be the same when it is opened.
    """

    key: str
    sealed: Sealed
    context: NotRequired[Mapping[str, str]]


class EncryptionRequest(TypedDict):
    """What is to be encrypted, and for whom.

    Attributes:
        keys: The keys that are to open it: each of them alone.
        plaintext: The bytes, base64url without padding. Encrypt what is larger by a key of your own, and that key
            here.
        context: What it belongs to; it is not encrypted, and has to be the same when it is opened.
        release: When it may be opened, whatever its keys allow.
    """

    keys: list[str]
    plaintext: str
    context: NotRequired[Mapping[str, str]]
    release: NotRequired[ReleasePolicy]


class KeyChange(TypedDict):
    """What is to change of a key; what is absent stays, and null takes it away.

    Attributes:
        name: What its owner calls it.
        rotateAfterDays: After how many days it has a new version; at most what the standard allows for its use.
        release: When it signs and decrypts: later than before, and ending no later. What is closed cannot be opened
            sooner.
        published: Whether others find its public half by its owner: to encrypt for him, or to see that he signed.
        expectedVersion: The `version` that the change was made for.
    """

    name: NotRequired[str]
    rotateAfterDays: NotRequired[int | None]
    release: NotRequired[ReleasePolicy]
    published: NotRequired[bool]
    expectedVersion: int


class KeyChanged(TypedDict):
    """A key that was made or changed, as peers are told.

    Attributes:
        keyId: The key.
        owner: Whose key it is.
        status: What it can be used for now.
        keyVersion: The version that signs and encrypts now.
        version: Counts its changes.
        changedAt: When it changed.
    """

    keyId: str
    owner: Did
    status: Literal["ACTIVE", "RETIRED", "DESTROYING"]
    keyVersion: int
    version: int
    changedAt: Timestamp


class KeyDestroyed(TypedDict):
    """A key that is no more, as peers are told: what only it opened is erased.

    Attributes:
        keyId: The key.
        owner: Whose key it was.
        destroyedAt: When it was destroyed.
        proof: Signature of `{destroyedAt, keyId}` by this service.
    """

    keyId: str
    owner: Did
    destroyedAt: Timestamp
    proof: LockSig


class KeyDestructionRequest(TypedDict):
    """When a key is to be destroyed.

    Attributes:
        graceDays: How many days it can still be kept.
        expectedVersion: The `version` that the change was made for.
    """

    graceDays: int
    expectedVersion: int


class KeyTerms(TypedDict):
    """What a key is called, and how it may be used.

    Attributes:
        name: What its owner calls it.
        keyScope: What a module uses it for, as its policies name it.
        rotateAfterDays: After how many days it has a new version; at most what the standard allows for its use.
        release: When it signs and decrypts.
        published: Whether others find its public half by its owner: to encrypt for him, or to see that he signed.
    """

    name: str
    keyScope: NotRequired[str]
    rotateAfterDays: NotRequired[int]
    release: NotRequired[ReleasePolicy]
    published: NotRequired[bool]


class Key(KeyTerms):
    """A key that never leaves: it is used by its name.

    Attributes:
        keyId: Names the key.
        owner: Whose key it is.
        use: What it is for; never both.
        algorithm: Its algorithm. Under A256GCM only who has a grant of its owner can encrypt; under X25519, ML-KEM
            and X-Wing whoever may encrypt can do so for him.
        environment: Where it was made, and alone can be used.
        status: What it can be used for. One that is retired encrypts and signs nothing new; one that is to be
            destroyed does nothing, and can still be kept.
        keyVersion: The version that signs and encrypts now; the ones before verify and decrypt.
        version: Counts its changes: what `expectedVersion` is compared with.
        createdAt: When it was made.
        updatedAt: When it last changed.
        rotateAt: When it has its next version.
        destroyAt: When it is destroyed, unless it is kept.
        destroyedAt: When it was destroyed.
        proof: That it was destroyed: signature of `{destroyedAt, keyId}` by this service.
    """

    keyId: str
    owner: Did
    use: Literal["ENCRYPT", "SIGN"]
    algorithm: Literal[
        "A256GCM",
        "X25519",
        "ML-KEM-768",
        "ML-KEM-1024",
        "X-Wing",
        "EdDSA",
        "ES256",
        "ML-DSA-44",
        "ML-DSA-65",
        "ML-DSA-87",
    ]
    environment: Literal["dev", "staging", "prod"]
    status: Literal["ACTIVE", "RETIRED", "DESTROYING", "DESTROYED"]
    keyVersion: int
    version: int
    createdAt: Timestamp
    updatedAt: Timestamp
    rotateAt: NotRequired[Timestamp]
    destroyAt: NotRequired[Timestamp]
    destroyedAt: NotRequired[Timestamp]
    proof: NotRequired[LockSig]


class KeyPage(PageInfo):
    """One page of keys.

    Attributes:
        items: The items of this page.
    """

    items: list[Key]


class KeyRequest(KeyTerms):
    """A key to make. An algorithm for another use is refused.

    Attributes:
        use: What it is for; never both.
        algorithm: Its algorithm. Under A256GCM only who has a grant of its owner can encrypt; under X25519, ML-KEM
            and X-Wing whoever may encrypt can do so for him.
    """

    use: Literal["ENCRYPT", "SIGN"]
    algorithm: Literal[
        "A256GCM",
        "X25519",
        "ML-KEM-768",
        "ML-KEM-1024",
        "X-Wing",
        "EdDSA",
        "ES256",
        "ML-DSA-44",
        "ML-DSA-65",
        "ML-DSA-87",
    ]


class KeyVersion(TypedDict):
    """One version of a key, without what is secret of it.

    Attributes:
        versionId: Names the version of the key.
        keyId: The key.
        keyVersion: The version.
        algorithm: Its algorithm.
        publicKey: Its public half, where it has one: that of a key that signs is `pub` of its signatures.
        createdAt: When it was made.
        replacedAt: When the next one took its place.
    """

    versionId: str
    keyId: str
    keyVersion: int
    algorithm: Literal[
        "A256GCM",
        "X25519",
        "ML-KEM-768",
        "ML-KEM-1024",
        "X-Wing",
        "EdDSA",
        "ES256",
        "ML-DSA-44",
        "ML-DSA-65",
        "ML-DSA-87",
    ]
    publicKey: NotRequired[Did]
    createdAt: Timestamp
    replacedAt: NotRequired[Timestamp]


class KeyVersionPage(PageInfo):
    """One page of versions.

    Attributes:
        items: The items of this page.
    """

    items: list[KeyVersion]


class LeaseEnd(TypedDict):
    """A lease that is needed no longer.

    Attributes:
        name: Its name, among those of its owner.
        token: Its fencing token.
    """

    name: str
    token: int


class LeaseEnded(TypedDict):
    """What became of the end of a lease.

    Attributes:
        name: Its name, among those of its owner.
        token: Its fencing token.
        released: Whether this ended it; false where it was over already.
    """

    name: str
    token: int
    released: bool


class LeaseRenewal(TypedDict):
    """A lease that is to last longer.

    Attributes:
        name: Its name, among those of its owner.
        token: Its fencing token.
        leaseSeconds: For how many seconds from now on.
    """

    name: str
    token: int
    leaseSeconds: int


class Lease(TypedDict):
    """What became of a request for a lock.

    Attributes:
        name: Its name, among those of its owner.
        requestId: The request.
        held: Whether it is held. If not, ask again with the same `requestId` until `waitUntil`.
        token: The fencing token: greater than that of every lease before. Send it with whatever the lock protects,
            which refuses a token lower than one that it has seen.
        expiresAt: Until when it is held, unless it is renewed.
        waitUntil: Until when it stands in line.
    """

    name: str
    requestId: str
    held: bool
    token: NotRequired[int]
    expiresAt: NotRequired[Timestamp]
    waitUntil: NotRequired[Timestamp]


class LockAcquired(TypedDict):
    """A lease that is held, as peers are told.

    Attributes:
        owner: Whose lock it is.
        name: Its name, among those of its owner.
        holder: Who holds it.
        token: Its fencing token.
        acquiredAt: When it was acquired.
        expiresAt: Until when it is held, unless it is renewed.
    """

    owner: Did
    name: str
    holder: Did
    token: int
    acquiredAt: Timestamp
    expiresAt: Timestamp


class LockReleased(TypedDict):
    """A lease that is over, as peers are told.

    Attributes:
        owner: Whose lock it is.
        name: Its name, among those of its owner.
        token: Its fencing token.
        reason: Its holder released it, or let it expire.
        releasedAt: When it was over.
    """

    owner: Did
    name: str
    token: int
    reason: Literal["RELEASED", "EXPIRED"]
    releasedAt: Timestamp


class LockRequest(TypedDict):
    """A lock that is wanted.

    Attributes:
        name: Its name, among those of its owner.
        requestId: A UUID that names this request: asked again, it tells what became of it.
        leaseSeconds: For how many seconds it is held, unless it is renewed.
        waitSeconds: For how many seconds to stand in line for it; 0 is not to wait.
    """

    name: str
    requestId: str
    leaseSeconds: int
    waitSeconds: NotRequired[int]


class Lock(TypedDict):
    """A lease, or a place in line for one. It has a token while it holds, and none while it waits; when it is over,
    it is gone.

    Attributes:
        lockId: Names the lease.
        owner: Whose lock it is: locks of different owners do not meet.
        name: Its name, among those of its owner.
        holder: The key that asked for it.
        requestId: The request.
        leaseSeconds: For how many seconds it is held, unless it is renewed.
        token: The fencing token.
        askedAt: When it was asked for.
        expiresAt: Until when it is held.
        waitUntil: Until when it stands in line.
    """

    lockId: str
    owner: Did
    name: str
    holder: Did
    requestId: str
    leaseSeconds: int
    token: NotRequired[int]
    askedAt: Timestamp
    expiresAt: NotRequired[Timestamp]
    waitUntil: NotRequired[Timestamp]


class Opened(TypedDict):
    """What was sealed.

    Attributes:
        plaintext: The bytes, base64url without padding.
        keyId: The key that opened it.
        keyVersion: The version of it.
    """

    plaintext: str
    keyId: str
    keyVersion: int


class PublicKey(TypedDict):
    """The public half of a key, as its owner has it found.

    Attributes:
        keyId: The key, as `qlock.encrypt` names it.
        keyVersion: The version that signs and encrypts now.
        owner: Whose key it is.
        use: What it is for; never both.
        algorithm: Its algorithm. Under A256GCM only who has a grant of its owner can encrypt; under X25519, ML-KEM
            and X-Wing whoever may encrypt can do so for him.
        publicKey: Its public half.
    """

    keyId: str
    keyVersion: int
    owner: Did
    use: Literal["ENCRYPT", "SIGN"]
    algorithm: Literal[
        "A256GCM",
        "X25519",
        "ML-KEM-768",
        "ML-KEM-1024",
        "X-Wing",
        "EdDSA",
        "ES256",
        "ML-DSA-44",
        "ML-DSA-65",
        "ML-DSA-87",
    ]
    publicKey: Did


class PublicKeyPage(PageInfo):
    """One page of public keys.

    Attributes:
        items: The items of this page.
    """

    items: list[PublicKey]


class SigningRequest(TypedDict):
    """A value that is to be signed.

    Attributes:
        key: The key that signs.
        value: The value. Signed is the canonical JSON (RFC 8785) of `{v, payload, alg, pub, ts, nonce}`, where `v`
            is `anarq-value-1` and `payload` the value: it never counts for a request.
    """

    key: str
    value: Mapping[str, object]


class TimelockOpened(TypedDict):
    """A key whose time has come, as peers are told.

    Attributes:
        keyId: The key.
        owner: Whose key it is.
        openedAt: Since when it signs and decrypts.
        endsAt: Until when, where there is an end.
    """

    keyId: str
    owner: Did
    openedAt: Timestamp
    endsAt: NotRequired[Timestamp]


class VerificationRequest(TypedDict):
    """A signature that is to be verified.

    Attributes:
        value: The value. Signed is the canonical JSON (RFC 8785) of `{v, payload, alg, pub, ts, nonce}`, where `v`
            is `anarq-value-1` and `payload` the value: it never counts for a request.
        signature: The signature.
    """

    value: Mapping[str, object]
    signature: LockSig


class Verification(TypedDict):
    """Whether a signature holds.

    Attributes:
        valid: Whether `pub` signed exactly this value.
        reason: Why it holds or does not.
        keyId: The key, where it is one that is kept here.
        owner: Whose key it is, where it is kept here; else ask sQuid.
        checkedAt: When it was checked.
    """

    valid: bool
    reason: Literal["PROVED", "SIGNATURE_INVALID", "SIGNATURE_MALFORMED", "KEY_DESTROYED"]
    keyId: NotRequired[str]
    owner: NotRequired[Did]
    checkedAt: Timestamp
