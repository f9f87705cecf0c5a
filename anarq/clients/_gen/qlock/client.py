"""The client of Qlock.

Generated from modules/qlock by `anarq generate client`. Do not edit.
"""

from collections.abc import AsyncIterator
from typing import Literal, cast

from anarq.clients._gen.qlock import endpoints
from anarq.clients._gen.qlock.models import (
    AuditEntryPage,
    DecryptionRequest,
    Did,
    EncryptionRequest,
    Erasure,
    ExportPage,
    Key,
    KeyChange,
    KeyDestructionRequest,
    KeyPage,
    KeyRequest,
    KeyVersion,
    KeyVersionPage,
    Lease,
    LeaseEnd,
    LeaseEnded,
    LeaseRenewal,
    LockRequest,
    LockSig,
    Opened,
    PublicKey,
    PublicKeyPage,
    Sealed,
    SigningRequest,
    Timestamp,
    Verification,
    VerificationRequest,
)
from anarq.clients.http import HttpClient
from anarq.clients.operations import Operations


class QlockOperations(Operations):
    """The operations of Qlock, as its client and its mock both offer them."""

    endpoints = endpoints.ENDPOINTS

    async def list_keys(
        self,
        *,
        limit: int = 50,
        cursor: str | None = None,
        use: Literal["ENCRYPT", "SIGN"] | None = None,
        status: Literal["ACTIVE", "RETIRED", "DESTROYING", "DESTROYED"] | None = None,
        created_after: Timestamp | None = None,
        created_before: Timestamp | None = None,
    ) -> KeyPage:
        """List keys. Those of the grant's subject."""
        data = await self._call(
            endpoints.LIST_KEYS,
            {
                "limit": limit,
                "cursor": cursor,
                "use": use,
                "status": status,
                "createdAfter": created_after,
                "createdBefore": created_before,
            },
        )
        return cast("KeyPage", data)

    async def iterate_list_keys(
        self,
        *,
        limit: int = 50,
        cursor: str | None = None,
        use: Literal["ENCRYPT", "SIGN"] | None = None,
        status: Literal["ACTIVE", "RETIRED", "DESTROYING", "DESTROYED"] | None = None,
        created_after: Timestamp | None = None,
        created_before: Timestamp | None = None,
    ) -> AsyncIterator[Key]:
        """The items of every page of `listKeys`; a page is asked for when it is needed."""
        items = self._items(
            endpoints.LIST_KEYS,
            {
                "limit": limit,
                "cursor": cursor,
                "use": use,
                "status": status,
                "createdAfter": created_after,
                "createdBefore": created_before,
            },
        )
        async for item in items:
            yield cast("Key", item)

    async def create_key(
        self,
        body: KeyRequest,
        *,
        idempotency_key: str | None = None,
    ) -> Key:
        """Make a key. It is made where it stays, and belongs to the grant's subject, who has a hundred at most that
        are not destroyed: then the answer is `CONFLICT`, with the reason `keys_exhausted`.
        """
        data = await self._call(
            endpoints.CREATE_KEY,
            {},
            body,
            idempotency_key=idempotency_key,
        )
        return cast("Key", data)

    async def get_key(
        self,
        *,
        key_id: str,
    ) -> Key:
        """Read what is known of a key."""
        data = await self._call(
            endpoints.GET_KEY,
            {"keyId": key_id},
        )
        return cast("Key", data)

    async def change_key(
        self,
        body: KeyChange,
        *,
        key_id: str,
        idempotency_key: str | None = None,
    ) -> Key:
        """Change a key. Its name, how often it is rotated, and its time-lock, which can be put off and shortened,
        never brought forward: that is `CONFLICT`, with the reason `release_sooner`.
        """
        data = await self._call(
            endpoints.CHANGE_KEY,
            {"keyId": key_id},
            body,
            idempotency_key=idempotency_key,
        )
        return cast("Key", data)

    async def rotate_key(
        self,
        *,
        key_id: str,
        idempotency_key: str | None = None,
    ) -> Key:
        """Rotate a key. It has a new version, which signs and encrypts from now on. What the ones before signed and
        sealed can still be verified and opened.
        """
        data = await self._call(
            endpoints.ROTATE_KEY,
            {"keyId": key_id},
            idempotency_key=idempotency_key,
        )
        return cast("Key", data)

    async def retire_key(
        self,
        *,
        key_id: str,
        idempotency_key: str | None = None,
    ) -> Key:
        """Retire a key. It signs and encrypts nothing more, for good. What it signed and sealed can still be
        verified and opened.
        """
        data = await self._call(
            endpoints.RETIRE_KEY,
            {"keyId": key_id},
            idempotency_key=idempotency_key,
        )
        return cast("Key", data)

    async def destroy_key(
        self,
        body: KeyDestructionRequest,
        *,
        key_id: str,
        idempotency_key: str | None = None,
    ) -> Key:
        """Destroy a key. It can be used for nothing from now on, and is destroyed after the days of grace: whatever
        only it opens is then erased, wherever it lies. Until then it can be kept.
        """
        data = await self._call(
            endpoints.DESTROY_KEY,
            {"keyId": key_id},
            body,
            idempotency_key=idempotency_key,
        )
        return cast("Key", data)

    async def keep_key(
        self,
        *,
        key_id: str,
        idempotency_key: str | None = None,
    ) -> Key:
        """Keep a key that was to be destroyed. It is retired then, whatever it was."""
        data = await self._call(
            endpoints.KEEP_KEY,
            {"keyId": key_id},
            idempotency_key=idempotency_key,
        )
        return cast("Key", data)

    async def list_key_versions(
        self,
        *,
        key_id: str,
        limit: int = 50,
        cursor: str | None = None,
    ) -> KeyVersionPage:
        """List the versions of a key. With the public half of each, where it has one."""
        data = await self._call(
            endpoints.LIST_KEY_VERSIONS,
            {"keyId": key_id, "limit": limit, "cursor": cursor},
        )
        return cast("KeyVersionPage", data)

    async def iterate_list_key_versions(
        self,
        *,
        key_id: str,
        limit: int = 50,
        cursor: str | None = None,
    ) -> AsyncIterator[KeyVersion]:
        """The items of every page of `listKeyVersions`; a page is asked for when it is needed."""
        items = self._items(
            endpoints.LIST_KEY_VERSIONS,
            {"keyId": key_id, "limit": limit, "cursor": cursor},
        )
        async for item in items:
            yield cast("KeyVersion", item)

    async def list_public_keys(
        self,
        *,
        limit: int = 50,
        cursor: str | None = None,
        owner: Did,
        use: Literal["ENCRYPT", "SIGN"] | None = None,
    ) -> PublicKeyPage:
        """List public keys of somebody. Open to every module and client: those that their owner publishes, and that
        are active.
        """
        data = await self._call(
            endpoints.LIST_PUBLIC_KEYS,
            {"limit": limit, "cursor": cursor, "owner": owner, "use": use},
        )
        return cast("PublicKeyPage", data)

    async def iterate_list_public_keys(
        self,
        *,
        limit: int = 50,
        cursor: str | None = None,
        owner: Did,
        use: Literal["ENCRYPT", "SIGN"] | None = None,
    ) -> AsyncIterator[PublicKey]:
        """The items of every page of `listPublicKeys`; a page is asked for when it is needed."""
        items = self._items(
            endpoints.LIST_PUBLIC_KEYS,
            {"limit": limit, "cursor": cursor, "owner": owner, "use": use},
        )
        async for item in items:
            yield cast("PublicKey", item)

    async def list_audit_trail(
        self,
        *,
        limit: int = 50,
        cursor: str | None = None,
        verdict: Literal["ALLOW", "DENY", "WARN"] | None = None,
        recorded_after: Timestamp | None = None,
        recorded_before: Timestamp | None = None,
    ) -> AuditEntryPage:
        """List what was done with what is kept of somebody. Of the grant's subject: by whom, when, and whether it
        was allowed.
        """
        data = await self._call(
            endpoints.LIST_AUDIT_TRAIL,
            {
                "limit": limit,
                "cursor": cursor,
                "verdict": verdict,
                "recordedAfter": recorded_after,
                "recordedBefore": recorded_before,
            },
        )
        return cast("AuditEntryPage", data)

    async def export_records(
        self,
        *,
        limit: int = 50,
        cursor: str | None = None,
        resource_type: Literal["key-records", "session-data"] | None = None,
    ) -> ExportPage:
        """Export all that is kept of somebody. What is kept of the grant's subject, page by page, in the form of its
        contract. No key is in it: none ever leaves.
        """
        data = await self._call(
            endpoints.EXPORT_RECORDS,
            {"limit": limit, "cursor": cursor, "resourceType": resource_type},
        )
        return cast("ExportPage", data)

    async def request_erasure(
        self,
        *,
        idempotency_key: str | None = None,
    ) -> Erasure:
        """Have all erased that is kept of somebody. Of the grant's subject: his keys are destroyed without days of
        grace, and with them what only they open; his locks are released, and others can take them.
        """
        data = await self._call(
            endpoints.REQUEST_ERASURE,
            {},
            idempotency_key=idempotency_key,
        )
        return cast("Erasure", data)

    async def get_erasure(
        self,
        *,
        erasure_id: str,
    ) -> Erasure:
        """Read how far an erasure has come."""
        data = await self._call(
            endpoints.GET_ERASURE,
            {"erasureId": erasure_id},
        )
        return cast("Erasure", data)

    async def encrypt(
        self,
        body: EncryptionRequest,
    ) -> Sealed:
        """Encrypt bytes for one key or several, each of which opens them alone; find your own with `qlock.keys`,
        those of others with `qlock.publicKeys`. `release` keeps them closed until a time, by the clock of this
        service. Keep all of the answer: `qlock.decrypt` wants it as it is. A key that is not `ACTIVE`, or is
        there to sign, gives `CONFLICT`; more than 512 KB at once gives `VALIDATION_FAILED`.
        """
        data = await self._call(
            endpoints.ENCRYPT,
            {},
            body,
        )
        return cast("Sealed", data)

    async def decrypt(
        self,
        body: DecryptionRequest,
    ) -> Opened:
        """Open what `qlock.encrypt` sealed, by a key that it was sealed for, and with the same `context`. `CONFLICT`
        says in `reasons` why not: `not_released` comes with the time from which it may be, `release_ended` and
        `key_destroyed` are for good, `sealed_altered` means that something was changed. Do not show the plaintext
        to anybody who did not ask for it.
        """
        data = await self._call(
            endpoints.DECRYPT,
            {},
            body,
        )
        return cast("Opened", data)

    async def sign(
        self,
        body: SigningRequest,
    ) -> LockSig:
        """Sign a value by a key that is kept here. Show the value to the person whose key it is before you sign: a
        signature cannot be taken back. It never counts as the signature of a request. A key that is not `ACTIVE`,
        is there to encrypt, or is still closed gives `CONFLICT`.
        """
        data = await self._call(
            endpoints.SIGN,
            {},
            body,
        )
        return cast("LockSig", data)

    async def verify(
        self,
        body: VerificationRequest,
    ) -> Verification:
        """Tell whether a signature is of exactly this value, and whose key made it where it is kept here. One that
        does not hold is an answer, not a failure: `reason` says why. Whether the signer may act, sQuid knows
        (`squid.verifyIdentity`).
        """
        data = await self._call(
            endpoints.VERIFY,
            {},
            body,
        )
        return cast("Verification", data)

    async def lock(
        self,
        body: LockRequest,
    ) -> Lease:
        """Take a lock for some seconds, so that only you do something. Make a new `requestId` for each; asked again
        with it, the answer tells what became of it. `held` false means that somebody else has it: with
        `waitSeconds` you stand in line, and ask again. Send `token` with what you do, renew in time with
        `qlock.renew`, and end with `qlock.release`: after `expiresAt` somebody else has it.
        """
        data = await self._call(
            endpoints.LOCK,
            {},
            body,
        )
        return cast("Lease", data)

    async def renew(
        self,
        body: LeaseRenewal,
    ) -> Lease:
        """Hold a lock for longer. `CONFLICT` with the reason `lease_over` means that it expired: stop what you do,
        and take it anew with `qlock.lock`.
        """
        data = await self._call(
            endpoints.RENEW,
            {},
            body,
        )
        return cast("Lease", data)

    async def release(
        self,
        body: LeaseEnd,
    ) -> LeaseEnded:
        """Give a lock back; whoever is next in line has it at once. `released` false means that it was over already."""
        data = await self._call(
            endpoints.RELEASE,
            {},
            body,
        )
        return cast("LeaseEnded", data)


class QlockClient(QlockOperations, HttpClient):
    """Calls Qlock over HTTP."""

    api_version = "v1.0"
