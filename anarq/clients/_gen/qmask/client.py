"""The client of Qmask.

Generated from modules/qmask by `anarq generate client`. Do not edit.
"""

from collections.abc import AsyncIterator
from typing import Literal, cast

from anarq.clients._gen.qmask import endpoints
from anarq.clients._gen.qmask.models import (
    AuditEntryPage,
    Cid,
    ComplianceCheck,
    ComplianceCheckRequest,
    Enforcement,
    EnforcementChange,
    EnforcementPage,
    EnforcementRequest,
    Erasure,
    ExportPage,
    MaskedDocument,
    Masking,
    MaskingJob,
    MaskingJobPage,
    MaskingPage,
    MaskingRequest,
    PrivacyAssessment,
    PrivacyAssessmentRequest,
    Profile,
    ProfileChange,
    ProfilePage,
    ProfileRequest,
    ProfileVersion,
    ProfileVersionPage,
    Timestamp,
)
from anarq.clients.http import HttpClient
from anarq.clients.operations import Operations
from anarq.clients.streams import Received, Source


class QmaskOperations(Operations):
    """The operations of Qmask, as its client and its mock both offer them."""

    endpoints = endpoints.ENDPOINTS

    async def list_profiles(
        self,
        *,
        limit: int = 50,
        cursor: str | None = None,
        status: Literal["ACTIVE", "RETIRED"] | None = None,
        shared: bool | None = None,
        created_after: Timestamp | None = None,
        created_before: Timestamp | None = None,
    ) -> ProfilePage:
        """List profiles. Those of the grant's subject, and those that others share."""
        data = await self._call(
            endpoints.LIST_PROFILES,
            {
                "limit": limit,
                "cursor": cursor,
                "status": status,
                "shared": shared,
                "createdAfter": created_after,
                "createdBefore": created_before,
            },
        )
        return cast("ProfilePage", data)

    async def iterate_list_profiles(
        self,
        *,
        limit: int = 50,
        cursor: str | None = None,
        status: Literal["ACTIVE", "RETIRED"] | None = None,
        shared: bool | None = None,
        created_after: Timestamp | None = None,
        created_before: Timestamp | None = None,
    ) -> AsyncIterator[Profile]:
        """The items of every page of `listProfiles`; a page is asked for when it is needed."""
        items = self._items(
            endpoints.LIST_PROFILES,
            {
                "limit": limit,
                "cursor": cursor,
                "status": status,
                "shared": shared,
                "createdAfter": created_after,
                "createdBefore": created_before,
            },
        )
        async for item in items:
            yield cast("Profile", item)

    async def create_profile(
        self,
        body: ProfileRequest,
        *,
        idempotency_key: str | None = None,
    ) -> Profile:
        """Create a profile. Its first version is 1.0.0. What is in `parameters` of a rule and does not belong to its
        method is refused with `VALIDATION_FAILED`.
        """
        data = await self._call(
            endpoints.CREATE_PROFILE,
            {},
            body,
            idempotency_key=idempotency_key,
        )
        return cast("Profile", data)

    async def get_profile(
        self,
        *,
        profile_id: str,
    ) -> Profile:
        """Read a profile."""
        data = await self._call(
            endpoints.GET_PROFILE,
            {"profileId": profile_id},
        )
        return cast("Profile", data)

    async def change_profile(
        self,
        body: ProfileChange,
        *,
        profile_id: str,
        idempotency_key: str | None = None,
    ) -> Profile:
        """Change a profile. Writes the next version, and numbers it: what shows anything more counts in the first
        part, what shows less in the second, the rest in the third. Whoever has pinned a version goes on with that
        one. Of two who change one version, one is refused with `VERSION_CONFLICT`.
        """
        data = await self._call(
            endpoints.CHANGE_PROFILE,
            {"profileId": profile_id},
            body,
            idempotency_key=idempotency_key,
        )
        return cast("Profile", data)

    async def erase_profile(
        self,
        *,
        profile_id: str,
        idempotency_key: str | None = None,
    ) -> None:
        """Erase a profile and its versions. Only one that is retired, and that no enforcement names; else the answer
        is `CONFLICT`.
        """
        await self._call(
            endpoints.ERASE_PROFILE,
            {"profileId": profile_id},
            idempotency_key=idempotency_key,
        )

    async def retire_profile(
        self,
        *,
        profile_id: str,
        idempotency_key: str | None = None,
    ) -> Profile:
        """Retire a profile. It is applied no more, for good: whoever has pinned it is refused, and shows nothing.
        What is enforced by it is to be pinned to another first; else the answer is `CONFLICT`.
        """
        data = await self._call(
            endpoints.RETIRE_PROFILE,
            {"profileId": profile_id},
            idempotency_key=idempotency_key,
        )
        return cast("Profile", data)

    async def list_profile_versions(
        self,
        *,
        profile_id: str,
        limit: int = 50,
        cursor: str | None = None,
    ) -> ProfileVersionPage:
        """List what a profile said."""
        data = await self._call(
            endpoints.LIST_PROFILE_VERSIONS,
            {"profileId": profile_id, "limit": limit, "cursor": cursor},
        )
        return cast("ProfileVersionPage", data)

    async def iterate_list_profile_versions(
        self,
        *,
        profile_id: str,
        limit: int = 50,
        cursor: str | None = None,
    ) -> AsyncIterator[ProfileVersion]:
        """The items of every page of `listProfileVersions`; a page is asked for when it is needed."""
        items = self._items(
            endpoints.LIST_PROFILE_VERSIONS,
            {"profileId": profile_id, "limit": limit, "cursor": cursor},
        )
        async for item in items:
            yield cast("ProfileVersion", item)

    async def get_profile_version(
        self,
        *,
        profile_cid: Cid,
    ) -> ProfileVersion:
        """Read one version of a profile. What is pinned, by its CID: a service that masks in its own pipeline reads
        it once, and keeps it.
        """
        data = await self._call(
            endpoints.GET_PROFILE_VERSION,
            {"profileCid": profile_cid},
        )
        return cast("ProfileVersion", data)

    async def list_maskings(
        self,
        *,
        limit: int = 50,
        cursor: str | None = None,
        applied_after: Timestamp | None = None,
        applied_before: Timestamp | None = None,
    ) -> MaskingPage:
        """List what was masked. Of the data of the grant's subject: when, by what, and how much was shown."""
        data = await self._call(
            endpoints.LIST_MASKINGS,
            {"limit": limit, "cursor": cursor, "appliedAfter": applied_after, "appliedBefore": applied_before},
        )
        return cast("MaskingPage", data)

    async def iterate_list_maskings(
        self,
        *,
        limit: int = 50,
        cursor: str | None = None,
        applied_after: Timestamp | None = None,
        applied_before: Timestamp | None = None,
    ) -> AsyncIterator[Masking]:
        """The items of every page of `listMaskings`; a page is asked for when it is needed."""
        items = self._items(
            endpoints.LIST_MASKINGS,
            {"limit": limit, "cursor": cursor, "appliedAfter": applied_after, "appliedBefore": applied_before},
        )
        async for item in items:
            yield cast("Masking", item)

    async def mask_document(
        self,
        body: MaskingRequest,
        *,
        idempotency_key: str | None = None,
    ) -> MaskedDocument:
        """Mask a document. By a version of a profile, and by whatever is enforced besides. A field that no rule
        matches is shown only where its contract calls it public. Nothing of the document is kept but the answer
        to this request. `CONFLICT` says that the profile is retired.
        """
        data = await self._call(
            endpoints.MASK_DOCUMENT,
            {},
            body,
            idempotency_key=idempotency_key,
        )
        return cast("MaskedDocument", data)

    async def list_masking_jobs(
        self,
        *,
        limit: int = 50,
        cursor: str | None = None,
        status: Literal["QUEUED", "RUNNING", "DONE", "REFUSED", "FAILED", "CANCELLED"] | None = None,
        created_after: Timestamp | None = None,
        created_before: Timestamp | None = None,
    ) -> MaskingJobPage:
        """List masking jobs. Those of the grant's subject."""
        data = await self._call(
            endpoints.LIST_MASKING_JOBS,
            {
                "limit": limit,
                "cursor": cursor,
                "status": status,
                "createdAfter": created_after,
                "createdBefore": created_before,
            },
        )
        return cast("MaskingJobPage", data)

    async def iterate_list_masking_jobs(
        self,
        *,
        limit: int = 50,
        cursor: str | None = None,
        status: Literal["QUEUED", "RUNNING", "DONE", "REFUSED", "FAILED", "CANCELLED"] | None = None,
        created_after: Timestamp | None = None,
        created_before: Timestamp | None = None,
    ) -> AsyncIterator[MaskingJob]:
        """The items of every page of `listMaskingJobs`; a page is asked for when it is needed."""
        items = self._items(
            endpoints.LIST_MASKING_JOBS,
            {
                "limit": limit,
                "cursor": cursor,
                "status": status,
                "createdAfter": created_after,
                "createdBefore": created_before,
            },
        )
        async for item in items:
            yield cast("MaskingJob", item)

    async def create_masking_job(
        self,
        body: Source,
        *,
        profile_cid: Cid,
        contract: str | None = None,
        idempotency_key: str | None = None,
    ) -> MaskingJob:
        """Have a set of records masked. One record a line, each a JSON object. The result is checked: where fewer
        than `minimumGroup` records are alike in the quasi-identifiers of the profile, it is not given out.
        """
        data = await self._call(
            endpoints.CREATE_MASKING_JOB,
            {"profileCid": profile_cid, "contract": contract},
            body,
            idempotency_key=idempotency_key,
        )
        return cast("MaskingJob", data)

    async def get_masking_job(
        self,
        *,
        job_id: str,
    ) -> MaskingJob:
        """Read a masking job."""
        data = await self._call(
            endpoints.GET_MASKING_JOB,
            {"jobId": job_id},
        )
        return cast("MaskingJob", data)

    async def erase_masking_job(
        self,
        *,
        job_id: str,
        idempotency_key: str | None = None,
    ) -> None:
        """Erase a masking job, its records and its result. One that has ended; else the answer is `CONFLICT`."""
        await self._call(
            endpoints.ERASE_MASKING_JOB,
            {"jobId": job_id},
            idempotency_key=idempotency_key,
        )

    async def cancel_masking_job(
        self,
        *,
        job_id: str,
        idempotency_key: str | None = None,
    ) -> MaskingJob:
        """Cancel a masking job. Its records and what was made of them are deleted."""
        data = await self._call(
            endpoints.CANCEL_MASKING_JOB,
            {"jobId": job_id},
            idempotency_key=idempotency_key,
        )
        return cast("MaskingJob", data)

    async def get_masking_result(
        self,
        *,
        job_id: str,
    ) -> Received:
        """Read what was made of a set of records. One masked record a line, in the order of the records. `CONFLICT`
        while the job is not `DONE`.
        """
        data = await self._call(
            endpoints.GET_MASKING_RESULT,
            {"jobId": job_id},
        )
        return cast("Received", data)

    async def assess_privacy(
        self,
        body: PrivacyAssessmentRequest,
    ) -> PrivacyAssessment:
        """Assess how easily people are found among records. By k-anonymity over the quasi-identifiers that are
        named: records that are alike in all of them are a group, and the smallest group counts. Nothing is kept
        of the records.
        """
        data = await self._call(
            endpoints.ASSESS_PRIVACY,
            {},
            body,
        )
        return cast("PrivacyAssessment", data)

    async def check_compliance(
        self,
        body: ComplianceCheckRequest,
    ) -> ComplianceCheck:
        """Hold a profile against a contract. What it shows of each field, before it is enforced. `NOT_FOUND` where
        profile or contract is not known.
        """
        data = await self._call(
            endpoints.CHECK_COMPLIANCE,
            {},
            body,
        )
        return cast("ComplianceCheck", data)

    async def list_enforcements(
        self,
        *,
        limit: int = 50,
        cursor: str | None = None,
        status: Literal["ACTIVE", "ENDED"] | None = None,
        contract: str | None = None,
        created_after: Timestamp | None = None,
        created_before: Timestamp | None = None,
    ) -> EnforcementPage:
        """List what has to be masked. Of the data of the grant's subject, that of the operator included, which holds
        for everybody.
        """
        data = await self._call(
            endpoints.LIST_ENFORCEMENTS,
            {
                "limit": limit,
                "cursor": cursor,
                "status": status,
                "contract": contract,
                "createdAfter": created_after,
                "createdBefore": created_before,
            },
        )
        return cast("EnforcementPage", data)

    async def iterate_list_enforcements(
        self,
        *,
        limit: int = 50,
        cursor: str | None = None,
        status: Literal["ACTIVE", "ENDED"] | None = None,
        contract: str | None = None,
        created_after: Timestamp | None = None,
        created_before: Timestamp | None = None,
    ) -> AsyncIterator[Enforcement]:
        """The items of every page of `listEnforcements`; a page is asked for when it is needed."""
        items = self._items(
            endpoints.LIST_ENFORCEMENTS,
            {
                "limit": limit,
                "cursor": cursor,
                "status": status,
                "contract": contract,
                "createdAfter": created_after,
                "createdBefore": created_before,
            },
        )
        async for item in items:
            yield cast("Enforcement", item)

    async def enforce_profile(
        self,
        body: EnforcementRequest,
        *,
        idempotency_key: str | None = None,
    ) -> Enforcement:
        """Have something masked from now on. Services mask it in their answers before they are sent, by this very
        version. A profile that is not compliant with the contract is refused with `CONFLICT`, and
        `checkCompliance` says why.
        """
        data = await self._call(
            endpoints.ENFORCE_PROFILE,
            {},
            body,
            idempotency_key=idempotency_key,
        )
        return cast("Enforcement", data)

    async def get_enforcement(
        self,
        *,
        enforcement_id: str,
    ) -> Enforcement:
        """Read what has to be masked."""
        data = await self._call(
            endpoints.GET_ENFORCEMENT,
            {"enforcementId": enforcement_id},
        )
        return cast("Enforcement", data)

    async def change_enforcement(
        self,
        body: EnforcementChange,
        *,
        enforcement_id: str,
        idempotency_key: str | None = None,
    ) -> Enforcement:
        """Pin another version of a profile."""
        data = await self._call(
            endpoints.CHANGE_ENFORCEMENT,
            {"enforcementId": enforcement_id},
            body,
            idempotency_key=idempotency_key,
        )
        return cast("Enforcement", data)

    async def end_enforcement(
        self,
        *,
        enforcement_id: str,
        idempotency_key: str | None = None,
    ) -> Enforcement:
        """Have something masked no more. What others enforce of the same contract still holds."""
        data = await self._call(
            endpoints.END_ENFORCEMENT,
            {"enforcementId": enforcement_id},
            idempotency_key=idempotency_key,
        )
        return cast("Enforcement", data)

    async def forget_pseudonyms(
        self,
        *,
        idempotency_key: str | None = None,
    ) -> None:
        """Forget the pseudonyms of somebody. What makes them, for the data of the grant's subject, is destroyed:
        nobody can tell any more whose the pseudonyms are that were given out, or which belong together. New ones
        are others.
        """
        await self._call(
            endpoints.FORGET_PSEUDONYMS,
            {},
            idempotency_key=idempotency_key,
        )

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
        resource_type: Literal["privacy-profiles", "masking-records", "temp-files"] | None = None,
    ) -> ExportPage:
        """Export all that is kept of somebody. What is kept of the grant's subject, page by page, in the form of its
        contract. What makes pseudonyms is not in it.
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
        """Have all erased that is kept of somebody. Of the grant's subject: his profiles, what is enforced of them,
        and his pseudonyms. What was masked stays for as long as the law says, and is told in `kept`.
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


class QmaskClient(QmaskOperations, HttpClient):
    """Calls Qmask over HTTP."""

    api_version = "v1.0"
