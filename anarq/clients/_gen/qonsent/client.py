"""The client of Qonsent.

Generated from modules/qonsent by `anarq generate client`. Do not edit.
"""

from collections.abc import AsyncIterator
from typing import Literal, cast

from anarq.clients._gen.qonsent import endpoints
from anarq.clients._gen.qonsent.models import (
    AuditEntryPage,
    Cid,
    ConsentRef,
    Erasure,
    ExportPage,
    Grant,
    GrantPage,
    GrantRequest,
    PermissionCheck,
    PermissionDecision,
    Policy,
    PolicyChange,
    PolicyPage,
    PolicyRequest,
    PolicyVersion,
    PolicyVersionPage,
    Revocation,
    RevocationPage,
    RevocationRequest,
    ScopeInfo,
    ScopePage,
    ScopeValidation,
    ScopeValidationRequest,
    Timestamp,
)
from anarq.clients.http import HttpClient
from anarq.clients.operations import Operations


class QonsentOperations(Operations):
    """The operations of Qonsent, as its client and its mock both offer them."""

    endpoints = endpoints.ENDPOINTS

    async def list_policies(
        self,
        *,
        limit: int = 50,
        cursor: str | None = None,
        status: Literal["ACTIVE", "RETIRED"] | None = None,
        created_after: Timestamp | None = None,
        created_before: Timestamp | None = None,
    ) -> PolicyPage:
        """List policies. Those of the grant's subject."""
        data = await self._call(
            endpoints.LIST_POLICIES,
            {
                "limit": limit,
                "cursor": cursor,
                "status": status,
                "createdAfter": created_after,
                "createdBefore": created_before,
            },
        )
        return cast("PolicyPage", data)

    async def iterate_list_policies(
        self,
        *,
        limit: int = 50,
        cursor: str | None = None,
        status: Literal["ACTIVE", "RETIRED"] | None = None,
        created_after: Timestamp | None = None,
        created_before: Timestamp | None = None,
    ) -> AsyncIterator[Policy]:
        """The items of every page of `listPolicies`; a page is asked for when it is needed."""
        items = self._items(
            endpoints.LIST_POLICIES,
            {
                "limit": limit,
                "cursor": cursor,
                "status": status,
                "createdAfter": created_after,
                "createdBefore": created_before,
            },
        )
        async for item in items:
            yield cast("Policy", item)

    async def create_policy(
        self,
        body: PolicyRequest,
        *,
        idempotency_key: str | None = None,
    ) -> Policy:
        """Create a policy. What the grant's subject allows others to do with what is his. What no rule allows is
        denied; a rule alone allows nobody anything: it needs a grant besides.
        """
        data = await self._call(
            endpoints.CREATE_POLICY,
            {},
            body,
            idempotency_key=idempotency_key,
        )
        return cast("Policy", data)

    async def get_policy(
        self,
        *,
        policy_id: str,
    ) -> Policy:
        """Read a policy."""
        data = await self._call(
            endpoints.GET_POLICY,
            {"policyId": policy_id},
        )
        return cast("Policy", data)

    async def change_policy(
        self,
        body: PolicyChange,
        *,
        policy_id: str,
        idempotency_key: str | None = None,
    ) -> Policy:
        """Change a policy. Writes the next version. Grants keep the version that they were given under, and are held
        to the newest one as well: a change takes away at once, and gives nothing to those who have a grant
        already. Of two who change one version, one is refused with `VERSION_CONFLICT`.
        """
        data = await self._call(
            endpoints.CHANGE_POLICY,
            {"policyId": policy_id},
            body,
            idempotency_key=idempotency_key,
        )
        return cast("Policy", data)

    async def erase_policy(
        self,
        *,
        policy_id: str,
        idempotency_key: str | None = None,
    ) -> None:
        """Erase a policy and its versions. Only one that is retired, and whose grants have ended; else the answer is
        `CONFLICT`.
        """
        await self._call(
            endpoints.ERASE_POLICY,
            {"policyId": policy_id},
            idempotency_key=idempotency_key,
        )

    async def retire_policy(
        self,
        *,
        policy_id: str,
        idempotency_key: str | None = None,
    ) -> Policy:
        """Retire a policy. From now on everything is denied under it, for good: this is how a consent is withdrawn
        as a whole. Its grants are ended one after the other, and each is told.
        """
        data = await self._call(
            endpoints.RETIRE_POLICY,
            {"policyId": policy_id},
            idempotency_key=idempotency_key,
        )
        return cast("Policy", data)

    async def list_policy_versions(
        self,
        *,
        policy_id: str,
        limit: int = 50,
        cursor: str | None = None,
    ) -> PolicyVersionPage:
        """List what a policy said."""
        data = await self._call(
            endpoints.LIST_POLICY_VERSIONS,
            {"policyId": policy_id, "limit": limit, "cursor": cursor},
        )
        return cast("PolicyVersionPage", data)

    async def iterate_list_policy_versions(
        self,
        *,
        policy_id: str,
        limit: int = 50,
        cursor: str | None = None,
    ) -> AsyncIterator[PolicyVersion]:
        """The items of every page of `listPolicyVersions`; a page is asked for when it is needed."""
        items = self._items(
            endpoints.LIST_POLICY_VERSIONS,
            {"policyId": policy_id, "limit": limit, "cursor": cursor},
        )
        async for item in items:
            yield cast("PolicyVersion", item)

    async def get_policy_version(
        self,
        *,
        policy_cid: Cid,
    ) -> PolicyVersion:
        """Read one version of a policy. What a grant was given under, by its CID."""
        data = await self._call(
            endpoints.GET_POLICY_VERSION,
            {"policyCid": policy_cid},
        )
        return cast("PolicyVersion", data)

    async def list_grants(
        self,
        *,
        limit: int = 50,
        cursor: str | None = None,
        part: Literal["SUBJECT", "ISSUER", "AUDIENCE"] | None = None,
        status: Literal["ACTIVE", "EXPIRED", "REVOKED"] | None = None,
        policy_id: str | None = None,
        issued_after: Timestamp | None = None,
        issued_before: Timestamp | None = None,
    ) -> GrantPage:
        """List grants. Those that the grant's subject has given or received."""
        data = await self._call(
            endpoints.LIST_GRANTS,
            {
                "limit": limit,
                "cursor": cursor,
                "part": part,
                "status": status,
                "policyId": policy_id,
                "issuedAfter": issued_after,
                "issuedBefore": issued_before,
            },
        )
        return cast("GrantPage", data)

    async def iterate_list_grants(
        self,
        *,
        limit: int = 50,
        cursor: str | None = None,
        part: Literal["SUBJECT", "ISSUER", "AUDIENCE"] | None = None,
        status: Literal["ACTIVE", "EXPIRED", "REVOKED"] | None = None,
        policy_id: str | None = None,
        issued_after: Timestamp | None = None,
        issued_before: Timestamp | None = None,
    ) -> AsyncIterator[Grant]:
        """The items of every page of `listGrants`; a page is asked for when it is needed."""
        items = self._items(
            endpoints.LIST_GRANTS,
            {
                "limit": limit,
                "cursor": cursor,
                "part": part,
                "status": status,
                "policyId": policy_id,
                "issuedAfter": issued_after,
                "issuedBefore": issued_before,
            },
        )
        async for item in items:
            yield cast("Grant", item)

    async def issue_grant(
        self,
        body: GrantRequest,
        *,
        idempotency_key: str | None = None,
    ) -> Grant:
        """Record a grant. What is given is read from the last delegation of the chain, which its issuer has signed:
        nothing else is believed. The chain is verified, and the policy has to allow the scope to the audience. A
        delegation without an end is refused with `VALIDATION_FAILED`. `CONFLICT` says in `reasons` why the policy
        does not fit: `policy_unknown`, `policy_retired`, `policy_superseded`, `rule_missing`.
        """
        data = await self._call(
            endpoints.ISSUE_GRANT,
            {},
            body,
            idempotency_key=idempotency_key,
        )
        return cast("Grant", data)

    async def get_grant(
        self,
        *,
        grant_cid: Cid,
    ) -> Grant:
        """Read a grant."""
        data = await self._call(
            endpoints.GET_GRANT,
            {"grantCid": grant_cid},
        )
        return cast("Grant", data)

    async def erase_grant(
        self,
        *,
        grant_cid: Cid,
        idempotency_key: str | None = None,
    ) -> None:
        """Erase a grant that has ended. One that is in force is revoked first; else the answer is `CONFLICT`. Its
        revocation stays for as long as the delegation would have held.
        """
        await self._call(
            endpoints.ERASE_GRANT,
            {"grantCid": grant_cid},
            idempotency_key=idempotency_key,
        )

    async def get_consent(
        self,
        *,
        grant_cid: Cid,
    ) -> ConsentRef:
        """Read what a grant lets its receiver send. The container for `x-qonsent`, with the policy that it was given
        under. It is of use only to who holds the key of the audience.
        """
        data = await self._call(
            endpoints.GET_CONSENT,
            {"grantCid": grant_cid},
        )
        return cast("ConsentRef", data)

    async def list_revocations(
        self,
        *,
        limit: int = 50,
        cursor: str | None = None,
        since: int = 0,
    ) -> RevocationPage:
        """List revocations. Open to every module and client: they name delegations, and nobody. Whoever keeps
        decisions asks for what came after the epoch that he knows.
        """
        data = await self._call(
            endpoints.LIST_REVOCATIONS,
            {"limit": limit, "cursor": cursor, "since": since},
        )
        return cast("RevocationPage", data)

    async def iterate_list_revocations(
        self,
        *,
        limit: int = 50,
        cursor: str | None = None,
        since: int = 0,
    ) -> AsyncIterator[Revocation]:
        """The items of every page of `listRevocations`; a page is asked for when it is needed."""
        items = self._items(
            endpoints.LIST_REVOCATIONS,
            {"limit": limit, "cursor": cursor, "since": since},
        )
        async for item in items:
            yield cast("Revocation", item)

    async def revoke_grant(
        self,
        body: RevocationRequest,
        *,
        idempotency_key: str | None = None,
    ) -> Revocation:
        """Revoke a delegation. It holds no longer, and nothing that rests on it, at once and for good: every
        decision after this answer denies. Grants below it are ended one after the other, and each is told. Who
        revokes has issued it, or a delegation above it in its chain; anybody else is told `QONSENT_DENIED`.
        """
        data = await self._call(
            endpoints.REVOKE_GRANT,
            {},
            body,
            idempotency_key=idempotency_key,
        )
        return cast("Revocation", data)

    async def get_revocation(
        self,
        *,
        delegation: Cid,
    ) -> Revocation:
        """Ask whether a delegation is revoked. Open to every module and client. `NOT_FOUND` where it is not: that
        does not say that it holds.
        """
        data = await self._call(
            endpoints.GET_REVOCATION,
            {"delegation": delegation},
        )
        return cast("Revocation", data)

    async def check_permission(
        self,
        body: PermissionCheck,
    ) -> PermissionDecision:
        """Check a permission. Verifies the chain, then the policy that it was given under and the newest version of
        it, then the revocations; whatever cannot be decided is denied. A denial is an answer, not an error.
        """
        data = await self._call(
            endpoints.CHECK_PERMISSION,
            {},
            body,
        )
        return cast("PermissionDecision", data)

    async def list_scopes(
        self,
        *,
        limit: int = 50,
        cursor: str | None = None,
        module: str | None = None,
    ) -> ScopePage:
        """List the scopes of all modules. Open to every client: a wallet shows its user what he is about to grant."""
        data = await self._call(
            endpoints.LIST_SCOPES,
            {"limit": limit, "cursor": cursor, "module": module},
        )
        return cast("ScopePage", data)

    async def iterate_list_scopes(
        self,
        *,
        limit: int = 50,
        cursor: str | None = None,
        module: str | None = None,
    ) -> AsyncIterator[ScopeInfo]:
        """The items of every page of `listScopes`; a page is asked for when it is needed."""
        items = self._items(
            endpoints.LIST_SCOPES,
            {"limit": limit, "cursor": cursor, "module": module},
        )
        async for item in items:
            yield cast("ScopeInfo", item)

    async def validate_scopes(
        self,
        body: ScopeValidationRequest,
    ) -> ScopeValidation:
        """Ask what scopes let do. Every scope of a module that they cover, and what is wrong with the others."""
        data = await self._call(
            endpoints.VALIDATE_SCOPES,
            {},
            body,
        )
        return cast("ScopeValidation", data)

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
        resource_type: Literal["policy-records", "consent-records", "session-data"] | None = None,
    ) -> ExportPage:
        """Export all that is kept of somebody. What is kept of the grant's subject, page by page, in the form of its
        contract.
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
        """Have all erased that is kept of somebody. Of the grant's subject: standings, and what was counted for
        spending limits. Policies and grants stay for as long as the law says, and are told in `kept`; grants that
        are to end are revoked before.
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


class QonsentClient(QonsentOperations, HttpClient):
    """Calls Qonsent over HTTP."""

    api_version = "v1.0"
