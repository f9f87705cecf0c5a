"""The types of the contracts of Qmask, with their exact JSON names.

Generated from modules/qmask/contracts, modules/qmask/openapi.yaml by `anarq generate models`. Do not edit.
"""

from collections.abc import Mapping
from typing import Literal, NotRequired, TypedDict

from anarq.clients._gen.common.models import (
    AuditEntryPage,
    Cid,
    Did,
    Erasure,
    ErasureDone,
    ExportPage,
    MaskProfile,
    MaskRule,
    PageInfo,
    SemanticVersion,
    Timestamp,
)
from anarq.clients.values import Number

__all__ = [
    "AuditEntryPage",
    "Cid",
    "ComplianceCheck",
    "ComplianceCheckRequest",
    "Did",
    "Enforcement",
    "EnforcementChange",
    "EnforcementChanged",
    "EnforcementPage",
    "EnforcementRequest",
    "EnforcementTerms",
    "Erasure",
    "ErasureDone",
    "ExportPage",
    "JobEnded",
    "MaskProfile",
    "MaskRule",
    "MaskSettings",
    "MaskedDocument",
    "Masking",
    "MaskingJob",
    "MaskingJobPage",
    "MaskingPage",
    "MaskingRequest",
    "MaskingTally",
    "PageInfo",
    "PrivacyAssessment",
    "PrivacyAssessmentRequest",
    "Profile",
    "ProfileApplied",
    "ProfileChange",
    "ProfileChanged",
    "ProfileErased",
    "ProfilePage",
    "ProfileRequest",
    "ProfileRetired",
    "ProfileSafeguards",
    "ProfileVersion",
    "ProfileVersionPage",
    "PseudonymSalt",
    "PseudonymsForgotten",
    "Reidentification",
    "SemanticVersion",
    "ShownField",
    "Timestamp",
]


class ComplianceCheckRequest(TypedDict):
    """A profile that is held against a contract.

    Attributes:
        profileCid: The version of the profile.
        contract: The contract.
    """

    profileCid: Cid
    contract: str


class ShownField(TypedDict):
    """A field of a contract, and what a profile shows of it.

    Attributes:
        path: JSON Pointer of the field.
        classification: How far its contract lets it travel.
        shown: As it is, otherwise, or not at all.
        method: What is done to it, where it is masked.
    """

    path: str
    classification: Literal["public", "internal", "personal", "sensitive", "secret"]
    shown: Literal["KEPT", "MASKED", "DROPPED"]
    method: NotRequired[Literal["REDACT", "HASH", "PSEUDONYMIZE", "GENERALIZE", "TRUNCATE", "NOISE"]]


class ComplianceCheck(TypedDict):
    """What a profile shows of a contract.

    Attributes:
        compliant: Whether nothing is kept that is personal, sensitive or secret.
        fields: Every field of the contract.
        unmatched: Paths of rules that match no field: a slip, or another contract.
    """

    compliant: bool
    fields: list[ShownField]
    unmatched: list[str]


class EnforcementChange(TypedDict):
    """Another version of a profile to pin.

    Attributes:
        profileCid: The version of the profile.
        expectedVersion: The `version` that the change was made for.
    """

    profileCid: Cid
    expectedVersion: int


class EnforcementChanged(TypedDict):
    """What has to be masked from now on, as peers are told.

    Attributes:
        enforcementId: The enforcement.
        owner: Whose data it is about.
        status: Whether it holds.
        contract: What is masked.
        profileCid: By which version of a profile.
        version: Counts its changes.
        changedAt: When it changed.
    """

    enforcementId: str
    owner: Did
    status: Literal["ACTIVE", "ENDED"]
    contract: str
    profileCid: Cid
    version: int
    changedAt: Timestamp


class EnforcementTerms(TypedDict):
    """What has to be masked, and by what.

    Attributes:
        contract: What is masked: whatever keeps this contract.
        scope: Where: in answers of operations that ask for this scope, or one below it; absent: in all.
        profileCid: The version of the profile: it is pinned, and changes only when this does.
    """

    contract: str
    scope: NotRequired[str]
    profileCid: Cid


class Enforcement(EnforcementTerms):
    """That services mask something of somebody before they answer. Where several hold, each is applied.

    Attributes:
        enforcementId: Names the enforcement.
        owner: Whose data it is about; of the operator: that of everybody.
        status: Whether it holds.
        version: Counts its changes: what `expectedVersion` is compared with.
        createdAt: When it was created.
        updatedAt: When it last changed.
    """

    enforcementId: str
    owner: Did
    status: Literal["ACTIVE", "ENDED"]
    version: int
    createdAt: Timestamp
    updatedAt: Timestamp


class EnforcementPage(PageInfo):
    """One page of enforcements.

    Attributes:
        items: The items of this page.
    """

    items: list[Enforcement]


class EnforcementRequest(EnforcementTerms):
    """A profile to enforce."""


class JobEnded(TypedDict):
    """A set of records of which no more is masked, as peers are told.

    Attributes:
        jobId: The job.
        owner: Whose data it is.
        status: How it ended.
        records: How many records were masked.
        endedAt: When it ended.
    """

    jobId: str
    owner: Did
    status: Literal["DONE", "REFUSED", "FAILED", "CANCELLED"]
    records: int
    endedAt: Timestamp


class MaskSettings(TypedDict):
    """What the methods of rules go by: as `parameters` of a rule, and as `defaults` of a profile for rules that say
    nothing. PSEUDONYMIZE gives one value of one owner one pseudonym, until they are forgotten; DROP takes the
    field away.

    Attributes:
        salt: HASH: whether equal values look equal, in one record alone or in all of one owner. Where nothing says
            it: in one record.
        text: REDACT: what stands in place of the value. Where nothing says it: nothing.
        width: GENERALIZE: how wide the range is that a number is put into. NOISE: how far a number is moved at
            most.
        to: TRUNCATE: what is left of a time.
        length: TRUNCATE: how many characters are left of a text.
    """

    salt: NotRequired[Literal["perRecord", "perOwner"]]
    text: NotRequired[str]
    width: NotRequired[Number]
    to: NotRequired[Literal["year", "month", "day", "hour"]]
    length: NotRequired[int]


class MaskingTally(TypedDict):
    """How many fields became what.

    Attributes:
        kept: Fields that are shown as they were.
        masked: Fields that are shown otherwise.
        dropped: Fields that are not shown.
    """

    kept: int
    masked: int
    dropped: int


class MaskedDocument(TypedDict):
    """A document as its profile lets it be shown.

    Attributes:
        maskingId: Names the masking.
        profileCid: The version that was applied.
        contract: The contract of the document.
        document: What is left of the document.
        tally: What was done.
        appliedAt: When it was masked.
    """

    maskingId: str
    profileCid: Cid
    contract: NotRequired[str]
    document: Mapping[str, object]
    tally: MaskingTally
    appliedAt: Timestamp


class Reidentification(TypedDict):
    """How easily somebody is found among records.

    Attributes:
        smallestGroup: How many records the smallest group has; 0 where there is none.
        groups: How many groups of records are alike in the quasi-identifiers.
        atRisk: How many records are in groups that are too small.
    """

    smallestGroup: int
    groups: int
    atRisk: int


class MaskingJob(TypedDict):
    """A set of records that is masked, and what became of it. Records and result are gone seven days after it ended.

    Attributes:
        jobId: Names the job.
        owner: Whose data it is.
        profileCid: The version that is applied.
        contract: The contract that each record keeps.
        status: How far it has come. `REFUSED`: too few records are alike, so that somebody could be found; the
            result is not given out.
        reason: Why it failed: a line is no JSON object, breaks its contract, or the profile was retired meanwhile.
        line: The first line that is at fault.
        records: How many records are masked so far.
        tally: What was done to their fields.
        reidentification: How easily somebody is found in the result.
        createdAt: When it was asked for.
        updatedAt: When it last changed.
    """

    jobId: str
    owner: Did
    profileCid: Cid
    contract: NotRequired[str]
    status: Literal["QUEUED", "RUNNING", "DONE", "REFUSED", "FAILED", "CANCELLED"]
    reason: NotRequired[Literal["RECORD_MALFORMED", "CONTRACT_BROKEN", "PROFILE_RETIRED"]]
    line: NotRequired[int]
    records: int
    tally: NotRequired[MaskingTally]
    reidentification: NotRequired[Reidentification]
    createdAt: Timestamp
    updatedAt: Timestamp


class MaskingJobPage(PageInfo):
    """One page of jobs.

    Attributes:
        items: The items of this page.
    """

    items: list[MaskingJob]


class Masking(TypedDict):
    """That somebody's data was masked, by what, and how much of it was shown. Of the data itself nothing is kept.

    Attributes:
        maskingId: Names the masking.
        profileCid: The version that was applied.
        contract: The contract of the document.
        owner: Whose data it was.
        requestedBy: Who asked for it.
        tally: What was done.
        appliedAt: When it was masked.
    """

    maskingId: str
    profileCid: Cid
    contract: NotRequired[str]
    owner: Did
    requestedBy: Did
    tally: MaskingTally
    appliedAt: Timestamp


class MaskingPage(PageInfo):
    """One page of maskings.

    Attributes:
        items: The items of this page.
    """

    items: list[Masking]


class MaskingRequest(TypedDict):
    """A document that is to be masked.

    Attributes:
        profileCid: The version of the profile: it is pinned, so that the same is done tomorrow.
        contract: The contract that the document keeps; without it every field that no rule matches is dropped.
        document: The document.
    """

    profileCid: Cid
    contract: NotRequired[str]
    document: Mapping[str, object]


class PrivacyAssessmentRequest(TypedDict):
    """Records of which somebody wants to know how easily people are found among them.

    Attributes:
        records: The records.
        profileCid: A version of a profile to mask them by first.
        quasiIdentifiers: Fields that together may tell who somebody is, as they are after masking.
        minimumGroup: How many records at least have to be alike in them.
    """

    records: list[Mapping[str, object]]
    profileCid: NotRequired[Cid]
    quasiIdentifiers: list[str]
    minimumGroup: int


class PrivacyAssessment(TypedDict):
    """How easily people are found among records, and what would help.

    Attributes:
        smallestGroup: How many records the smallest group has; 0 where there is none.
        groups: How many groups of records are alike in the quasi-identifiers.
        atRisk: How many records are in groups that are too small.
        verdict: Whether every group has the size that was asked for.
        suggestions: Rules that would help, the mildest first; several may be needed together.
    """

    smallestGroup: int
    groups: int
    atRisk: int
    verdict: Literal["SAFE", "AT_RISK"]
    suggestions: list[MaskRule]


class ProfileApplied(TypedDict):
    """That data was masked, as peers are told: nothing of the data itself.

    Attributes:
        maskingId: The masking; of a set of records there is one.
        owner: Whose data it was.
        profileCid: The version that was applied.
        contract: The contract of the data.
        tally: What was done.
        appliedAt: When it was masked.
    """

    maskingId: str
    owner: Did
    profileCid: Cid
    contract: NotRequired[str]
    tally: MaskingTally
    appliedAt: Timestamp


class ProfileChange(TypedDict):
    """What is to change of a profile; what is absent stays, and null takes it away.

    Attributes:
        rules: Applied in order; the first rule that matches a field wins. A field that none matches is shown only
            where its contract calls it public; any other is dropped.
        defaults: Settings for rules that give none.
        meaning: What it is for, for people.
        quasiIdentifiers: Fields that together may tell who somebody is, as they are after masking.
        minimumGroup: How many records at least have to be alike in these fields, for a set of records to be given
            out.
        shared: Whether others may apply it. Their data is not shown to its owner by that.
        expectedVersion: The `version` that the change was made for.
    """

    rules: NotRequired[list[MaskRule]]
    defaults: NotRequired[MaskSettings]
    meaning: NotRequired[str | None]
    quasiIdentifiers: NotRequired[list[str]]
    minimumGroup: NotRequired[int | None]
    shared: NotRequired[bool]
    expectedVersion: SemanticVersion


class ProfileChanged(TypedDict):
    """A version of a profile, as peers are told. Whoever has pinned another one goes on with that.

    Attributes:
        profileId: The profile.
        owner: Whose profile it is.
        profileCid: The version that holds now.
        prevCid: The version before; absent where it was created.
        version: Its number: the first part counts what shows more, the second what shows less.
        changedAt: When it changed.
    """

    profileId: str
    owner: Did
    profileCid: Cid
    prevCid: NotRequired[Cid]
    version: SemanticVersion
    changedAt: Timestamp


class ProfileErased(TypedDict):
    """A profile that is forgotten, as peers are told: what they keep of its versions they forget, and unpin.

    Attributes:
        profileId: The profile.
        owner: Whose profile it is.
        erasedAt: When it was erased.
    """

    profileId: str
    owner: Did
    erasedAt: Timestamp


class ProfileSafeguards(TypedDict):
    """What a profile asks for besides its rules.

    Attributes:
        meaning: What it is for, for people.
        quasiIdentifiers: Fields that together may tell who somebody is, as they are after masking.
        minimumGroup: How many records at least have to be alike in these fields, for a set of records to be given
            out.
        shared: Whether others may apply it. Their data is not shown to its owner by that.
    """

    meaning: NotRequired[str]
    quasiIdentifiers: NotRequired[list[str]]
    minimumGroup: NotRequired[int]
    shared: NotRequired[bool]


class Profile(MaskProfile, ProfileSafeguards):
    """A privacy profile of somebody, in the version that holds now.

    Attributes:
        profileId: Names the profile.
        owner: Whose profile it is.
        status: Whether it can be applied. Under a retired profile nothing is masked any more: whoever applies it is
            refused.
        profileCid: Names this version, which is what is pinned: the CID, as DAG-CBOR, of name, rules, defaults,
            version and safeguards.
        createdAt: When it was created.
        updatedAt: When it last changed.
    """

    profileId: str
    owner: Did
    status: Literal["ACTIVE", "RETIRED"]
    profileCid: Cid
    createdAt: Timestamp
    updatedAt: Timestamp


class ProfilePage(PageInfo):
    """One page of profiles.

    Attributes:
        items: The items of this page.
    """

    items: list[Profile]


class ProfileRequest(ProfileSafeguards):
    """A profile to create.

    Attributes:
        name: The profile's name.
        rules: Applied in order; the first rule that matches a field wins. A field that none matches is shown only
            where its contract calls it public; any other is dropped.
        defaults: Settings for rules that give none.
    """

    name: str
    rules: list[MaskRule]
    defaults: MaskSettings


class ProfileRetired(TypedDict):
    """A profile that is applied no more, as peers are told.

    Attributes:
        profileId: The profile.
        owner: Whose profile it is.
        retiredAt: When it was retired.
    """

    profileId: str
    owner: Did
    retiredAt: Timestamp


class ProfileVersion(MaskProfile, ProfileSafeguards):
    """What a profile said at one version.

    Attributes:
        profileCid: Names the version: the CID, as DAG-CBOR, of name, rules, defaults, version and safeguards.
        profileId: The profile.
        prevCid: The version before.
        createdAt: When it was written.
    """

    profileCid: Cid
    profileId: str
    prevCid: NotRequired[Cid]
    createdAt: Timestamp


class ProfileVersionPage(PageInfo):
    """One page of versions.

    Attributes:
        items: The items of this page.
    """

    items: list[ProfileVersion]


class PseudonymSalt(TypedDict):
    """What makes the pseudonyms of somebody's data; without it nobody can tell whose they are, or which belong
    together.

    Attributes:
        owner: Whose data it is about.
        salt: 32 random bytes, base64url without padding.
        createdAt: When it was made.
    """

    owner: Did
    salt: str
    createdAt: Timestamp


class PseudonymsForgotten(TypedDict):
    """That the pseudonyms of somebody's data tell nothing any more, as peers are told.

    Attributes:
        owner: Whose data it is about.
        forgottenAt: When they were forgotten.
    """

    owner: Did
    forgottenAt: Timestamp
