"""The operations of Qmask as its callers know them.

Generated from modules/qmask by `anarq generate client`. Do not edit.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from anarq.clients._gen.qmask import schemas
from anarq.clients.endpoint import Endpoint, Resource
from anarq.wire.streams import StreamKind

LIST_PROFILES: Final = Endpoint(
    module="qmask",
    name="listProfiles",
    method="GET",
    path="/profiles",
    parameters={
        "limit": {"type": "integer", "minimum": 1, "maximum": 200, "default": 50},
        "cursor": {"type": "string", "minLength": 1, "maxLength": 512},
        "status": {"enum": ["ACTIVE", "RETIRED"]},
        "shared": {"type": "boolean"},
        "createdAfter": {
            "title": "Timestamp",
            "description": "Moment in UTC, RFC 3339 with `Z`.",
            "type": "string",
            "format": "date-time",
            "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?Z$",
        },
        "createdBefore": {
            "title": "Timestamp",
            "description": "Moment in UTC, RFC 3339 with `Z`.",
            "type": "string",
            "format": "date-time",
            "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?Z$",
        },
    },
    response=schemas.PROFILE_PAGE,
    scope="qmask.profile.read",
    safe=True,
    resource=Resource("Profile", "profileId", many=True),
    example={
        "items": [
            {
                "name": "reports",
                "rules": [
                    {"path": "/displayName", "method": "PSEUDONYMIZE"},
                    {"path": "/createdAt", "method": "TRUNCATE", "parameters": {"to": "month"}},
                ],
                "defaults": {},
                "version": "1.0.0",
                "meaning": "For reports that leave the house.",
                "quasiIdentifiers": ["/createdAt", "/status"],
                "minimumGroup": 5,
                "shared": False,
                "profileId": "prf_01JJY3ZK9B2M4N6P",
                "owner": "did:key:z6MktwupdmLXVVqTzCw4i46r4uGyosGXRnR3XjN4Zq7oMMsw",
                "status": "ACTIVE",
                "profileCid": "bafyreifgb2oth3klijhxpjg35c3joovy3pjdsnkfyvnyjuiyoc37ou5ljm",
                "createdAt": "2026-01-31T09:30:00Z",
                "updatedAt": "2026-01-31T09:30:00Z",
            }
        ]
    },
)

CREATE_PROFILE: Final = Endpoint(
    module="qmask",
    name="createProfile",
    method="POST",
    path="/profiles",
    request=schemas.PROFILE_REQUEST,
    response=schemas.PROFILE,
    idempotent=True,
    scope="qmask.profile.write",
    resource=Resource("Profile", "profileId"),
    example={
        "name": "reports",
        "rules": [
            {"path": "/displayName", "method": "PSEUDONYMIZE"},
            {"path": "/createdAt", "method": "TRUNCATE", "parameters": {"to": "month"}},
        ],
        "defaults": {},
        "version": "1.0.0",
        "meaning": "For reports that leave the house.",
        "quasiIdentifiers": ["/createdAt", "/status"],
        "minimumGroup": 5,
        "shared": False,
        "profileId": "prf_01JJY3ZK9B2M4N6P",
        "owner": "did:key:z6MktwupdmLXVVqTzCw4i46r4uGyosGXRnR3XjN4Zq7oMMsw",
        "status": "ACTIVE",
        "profileCid": "bafyreifgb2oth3klijhxpjg35c3joovy3pjdsnkfyvnyjuiyoc37ou5ljm",
        "createdAt": "2026-01-31T09:30:00Z",
        "updatedAt": "2026-01-31T09:30:00Z",
    },
)

GET_PROFILE: Final = Endpoint(
    module="qmask",
    name="getProfile",
    method="GET",
    path="/profiles/{profileId}",
    parameters={"profileId": {"type": "string", "pattern": "^prf_[0-9A-Za-z]{8,40}$"}},
    required=frozenset(["profileId"]),
    response=schemas.PROFILE,
    scope="qmask.profile.read",
    safe=True,
    resource=Resource("Profile", "profileId"),
    example={
        "name": "reports",
        "rules": [
            {"path": "/displayName", "method": "PSEUDONYMIZE"},
            {"path": "/createdAt", "method": "TRUNCATE", "parameters": {"to": "month"}},
        ],
        "defaults": {},
        "version": "1.0.0",
        "meaning": "For reports that leave the house.",
        "quasiIdentifiers": ["/createdAt", "/status"],
        "minimumGroup": 5,
        "shared": False,
        "profileId": "prf_01JJY3ZK9B2M4N6P",
        "owner": "did:key:z6MktwupdmLXVVqTzCw4i46r4uGyosGXRnR3XjN4Zq7oMMsw",
        "status": "ACTIVE",
        "profileCid": "bafyreifgb2oth3klijhxpjg35c3joovy3pjdsnkfyvnyjuiyoc37ou5ljm",
        "createdAt": "2026-01-31T09:30:00Z",
        "updatedAt": "2026-01-31T09:30:00Z",
    },
)

CHANGE_PROFILE: Final = Endpoint(
    module="qmask",
    name="changeProfile",
    method="PATCH",
    path="/profiles/{profileId}",
    parameters={"profileId": {"type": "string", "pattern": "^prf_[0-9A-Za-z]{8,40}$"}},
    required=frozenset(["profileId"]),
    request=schemas.PROFILE_CHANGE,
    response=schemas.PROFILE,
    idempotent=True,
    scope="qmask.profile.write",
    resource=Resource("Profile", "profileId"),
    example={
        "name": "reports",
        "rules": [
            {"path": "/displayName", "method": "PSEUDONYMIZE"},
            {"path": "/createdAt", "method": "TRUNCATE", "parameters": {"to": "month"}},
        ],
        "defaults": {},
        "version": "1.0.0",
        "meaning": "For reports that leave the house.",
        "quasiIdentifiers": ["/createdAt", "/status"],
        "minimumGroup": 5,
        "shared": False,
        "profileId": "prf_01JJY3ZK9B2M4N6P",
        "owner": "did:key:z6MktwupdmLXVVqTzCw4i46r4uGyosGXRnR3XjN4Zq7oMMsw",
        "status": "ACTIVE",
        "profileCid": "bafyreifgb2oth3klijhxpjg35c3joovy3pjdsnkfyvnyjuiyoc37ou5ljm",
        "createdAt": "2026-01-31T09:30:00Z",
        "updatedAt": "2026-01-31T09:30:00Z",
    },
)

ERASE_PROFILE: Final = Endpoint(
    module="qmask",
    name="eraseProfile",
    method="DELETE",
    path="/profiles/{profileId}",
    parameters={"profileId": {"type": "string", "pattern": "^prf_[0-9A-Za-z]{8,40}$"}},
    required=frozenset(["profileId"]),
    enveloped=False,
    idempotent=True,
    scope="qmask.profile.erase",
)

RETIRE_PROFILE: Final = Endpoint(
    module="qmask",
    name="retireProfile",
    method="POST",
    path="/profiles/{profileId}/retirement",
    parameters={"profileId": {"type": "string", "pattern": "^prf_[0-9A-Za-z]{8,40}$"}},
    required=frozenset(["profileId"]),
    response=schemas.PROFILE,
    idempotent=True,
    scope="qmask.profile.write",
    resource=Resource("Profile", "profileId"),
    example={
        "name": "reports",
        "rules": [
            {"path": "/displayName", "method": "PSEUDONYMIZE"},
            {"path": "/createdAt", "method": "TRUNCATE", "parameters": {"to": "month"}},
        ],
        "defaults": {},
        "version": "1.0.0",
        "meaning": "For reports that leave the house.",
        "quasiIdentifiers": ["/createdAt", "/status"],
        "minimumGroup": 5,
        "shared": False,
        "profileId": "prf_01JJY3ZK9B2M4N6P",
        "owner": "did:key:z6MktwupdmLXVVqTzCw4i46r4uGyosGXRnR3XjN4Zq7oMMsw",
        "status": "ACTIVE",
        "profileCid": "bafyreifgb2oth3klijhxpjg35c3joovy3pjdsnkfyvnyjuiyoc37ou5ljm",
        "createdAt": "2026-01-31T09:30:00Z",
        "updatedAt": "2026-01-31T09:30:00Z",
    },
)

LIST_PROFILE_VERSIONS: Final = Endpoint(
    module="qmask",
    name="listProfileVersions",
    method="GET",
    path="/profiles/{profileId}/versions",
    parameters={
        "profileId": {"type": "string", "pattern": "^prf_[0-9A-Za-z]{8,40}$"},
        "limit": {"type": "integer", "minimum": 1, "maximum": 200, "default": 50},
        "cursor": {"type": "string", "minLength": 1, "maxLength": 512},
    },
    required=frozenset(["profileId"]),
    response=schemas.PROFILE_VERSION_PAGE,
    scope="qmask.profile.read",
    safe=True,
    resource=Resource("ProfileVersion", "profileCid", many=True),
    example={
        "items": [
            {
                "name": "reports",
                "rules": [
                    {"path": "/displayName", "method": "PSEUDONYMIZE"},
                    {"path": "/createdAt", "method": "TRUNCATE", "parameters": {"to": "month"}},
                ],
                "defaults": {},
                "version": "1.0.0",
                "meaning": "For reports that leave the house.",
                "quasiIdentifiers": ["/createdAt", "/status"],
                "minimumGroup": 5,
                "shared": False,
                "profileCid": "bafyreifgb2oth3klijhxpjg35c3joovy3pjdsnkfyvnyjuiyoc37ou5ljm",
                "profileId": "prf_01JJY3ZK9B2M4N6P",
                "createdAt": "2026-01-31T09:30:00Z",
            }
        ]
    },
)

GET_PROFILE_VERSION: Final = Endpoint(
    module="qmask",
    name="getProfileVersion",
    method="GET",
    path="/profile-versions/{profileCid}",
    parameters={
        "profileCid": {
            "title": "Cid",
            "description": "Content identifier, version 1, in base32.",
            "type": "string",
            "pattern": "^b[a-z2-7]{50,110}$",
        }
    },
    required=frozenset(["profileCid"]),
    response=schemas.PROFILE_VERSION,
    scope="qmask.profile.read",
    safe=True,
    resource=Resource("ProfileVersion", "profileCid"),
    example={
        "name": "reports",
        "rules": [
            {"path": "/displayName", "method": "PSEUDONYMIZE"},
            {"path": "/createdAt", "method": "TRUNCATE", "parameters": {"to": "month"}},
        ],
        "defaults": {},
        "version": "1.0.0",
        "meaning": "For reports that leave the house.",
        "quasiIdentifiers": ["/createdAt", "/status"],
        "minimumGroup": 5,
        "shared": False,
        "profileCid": "bafyreifgb2oth3klijhxpjg35c3joovy3pjdsnkfyvnyjuiyoc37ou5ljm",
        "profileId": "prf_01JJY3ZK9B2M4N6P",
        "createdAt": "2026-01-31T09:30:00Z",
    },
)

LIST_MASKINGS: Final = Endpoint(
    module="qmask",
    name="listMaskings",
    method="GET",
    path="/maskings",
    parameters={
        "limit": {"type": "integer", "minimum": 1, "maximum": 200, "default": 50},
        "cursor": {"type": "string", "minLength": 1, "maxLength": 512},
        "appliedAfter": {
            "title": "Timestamp",
            "description": "Moment in UTC, RFC 3339 with `Z`.",
            "type": "string",
            "format": "date-time",
            "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?Z$",
        },
        "appliedBefore": {
            "title": "Timestamp",
            "description": "Moment in UTC, RFC 3339 with `Z`.",
            "type": "string",
            "format": "date-time",
            "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?Z$",
        },
    },
    response=schemas.MASKING_PAGE,
    scope="qmask.masking.read",
    safe=True,
    resource=Resource("Masking", "maskingId", many=True),
    example={
        "items": [
            {
                "maskingId": "msk_01JJY3ZK9B2M4N6P",
                "profileCid": "bafyreifgb2oth3klijhxpjg35c3joovy3pjdsnkfyvnyjuiyoc37ou5ljm",
                "contract": "urn:anarq:squid:identity:v1",
                "owner": "did:key:z6MktwupdmLXVVqTzCw4i46r4uGyosGXRnR3XjN4Zq7oMMsw",
                "requestedBy": "did:key:z6MktwupdmLXVVqTzCw4i46r4uGyosGXRnR3XjN4Zq7oMMsw",
                "tally": {"kept": 0, "masked": 2, "dropped": 4},
                "appliedAt": "2026-01-31T09:30:00Z",
            }
        ]
    },
)

MASK_DOCUMENT: Final = Endpoint(
    module="qmask",
    name="maskDocument",
    method="POST",
    path="/maskings",
    request=schemas.MASKING_REQUEST,
    response=schemas.MASKED_DOCUMENT,
    idempotent=True,
    scope="qmask.document.mask",
    example={
        "maskingId": "msk_01JJY3ZK9B2M4N6P",
        "profileCid": "bafyreifgb2oth3klijhxpjg35c3joovy3pjdsnkfyvnyjuiyoc37ou5ljm",
        "contract": "urn:anarq:squid:identity:v1",
        "document": {"displayName": "p-7f3a9c", "createdAt": "2026-01"},
        "tally": {"kept": 0, "masked": 2, "dropped": 4},
        "appliedAt": "2026-01-31T09:30:00Z",
    },
)

LIST_MASKING_JOBS: Final = Endpoint(
    module="qmask",
    name="listMaskingJobs",
    method="GET",
    path="/masking-jobs",
    parameters={
        "limit": {"type": "integer", "minimum": 1, "maximum": 200, "default": 50},
        "cursor": {"type": "string", "minLength": 1, "maxLength": 512},
        "status": {"enum": ["QUEUED", "RUNNING", "DONE", "REFUSED", "FAILED", "CANCELLED"]},
        "createdAfter": {
            "title": "Timestamp",
            "description": "Moment in UTC, RFC 3339 with `Z`.",
            "type": "string",
            "format": "date-time",
            "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?Z$",
        },
        "createdBefore": {
            "title": "Timestamp",
            "description": "Moment in UTC, RFC 3339 with `Z`.",
            "type": "string",
            "format": "date-time",
            "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?Z$",
        },
    },
    response=schemas.MASKING_JOB_PAGE,
    scope="qmask.masking.read",
    safe=True,
    resource=Resource("MaskingJob", "jobId", many=True),
    example={
        "items": [
            {
                "jobId": "mjb_01JJY3ZK9B2M4N6P",
                "owner": "did:key:z6MktwupdmLXVVqTzCw4i46r4uGyosGXRnR3XjN4Zq7oMMsw",
                "profileCid": "bafyreifgb2oth3klijhxpjg35c3joovy3pjdsnkfyvnyjuiyoc37ou5ljm",
                "contract": "urn:anarq:squid:identity:v1",
                "status": "QUEUED",
                "records": 0,
                "createdAt": "2026-01-31T09:30:00Z",
                "updatedAt": "2026-01-31T09:30:00Z",
            }
        ]
    },
)

CREATE_MASKING_JOB: Final = Endpoint(
    module="qmask",
    name="createMaskingJob",
    method="POST",
    path="/masking-jobs",
    parameters={
        "profileCid": {
            "title": "Cid",
            "description": "Content identifier, version 1, in base32.",
            "type": "string",
            "pattern": "^b[a-z2-7]{50,110}$",
        },
        "contract": {
            "type": "string",
            "pattern": "^urn:anarq:[a-z][a-z0-9]*:[a-z][a-z0-9-]*:v[1-9][0-9]*$",
            "maxLength": 256,
        },
    },
    required=frozenset(["profileCid"]),
    response=schemas.MASKING_JOB,
    takes=StreamKind(media_types=("application/x-ndjson",), max_bytes=1073741824),
    idempotent=True,
    scope="qmask.document.mask",
    resource=Resource("MaskingJob", "jobId"),
    example={
        "jobId": "mjb_01JJY3ZK9B2M4N6P",
        "owner": "did:key:z6MktwupdmLXVVqTzCw4i46r4uGyosGXRnR3XjN4Zq7oMMsw",
        "profileCid": "bafyreifgb2oth3klijhxpjg35c3joovy3pjdsnkfyvnyjuiyoc37ou5ljm",
        "contract": "urn:anarq:squid:identity:v1",
        "status": "QUEUED",
        "records": 0,
        "createdAt": "2026-01-31T09:30:00Z",
        "updatedAt": "2026-01-31T09:30:00Z",
    },
)

GET_MASKING_JOB: Final = Endpoint(
    module="qmask",
    name="getMaskingJob",
    method="GET",
    path="/masking-jobs/{jobId}",
    parameters={"jobId": {"type": "string", "pattern": "^mjb_[0-9A-Za-z]{8,40}$"}},
    required=frozenset(["jobId"]),
    response=schemas.MASKING_JOB,
    scope="qmask.masking.read",
    safe=True,
    resource=Resource("MaskingJob", "jobId"),
    example={
        "jobId": "mjb_01JJY3ZK9B2M4N6P",
        "owner": "did:key:z6MktwupdmLXVVqTzCw4i46r4uGyosGXRnR3XjN4Zq7oMMsw",
        "profileCid": "bafyreifgb2oth3klijhxpjg35c3joovy3pjdsnkfyvnyjuiyoc37ou5ljm",
        "contract": "urn:anarq:squid:identity:v1",
        "status": "QUEUED",
        "records": 0,
        "createdAt": "2026-01-31T09:30:00Z",
        "updatedAt": "2026-01-31T09:30:00Z",
    },
)

ERASE_MASKING_JOB: Final = Endpoint(
    module="qmask",
    name="eraseMaskingJob",
    method="DELETE",
    path="/masking-jobs/{jobId}",
    parameters={"jobId": {"type": "string", "pattern": "^mjb_[0-9A-Za-z]{8,40}$"}},
    required=frozenset(["jobId"]),
    enveloped=False,
    idempotent=True,
    scope="qmask.masking.erase",
)

CANCEL_MASKING_JOB: Final = Endpoint(
    module="qmask",
    name="cancelMaskingJob",
    method="POST",
    path="/masking-jobs/{jobId}/cancellation",
    parameters={"jobId": {"type": "string", "pattern": "^mjb_[0-9A-Za-z]{8,40}$"}},
    required=frozenset(["jobId"]),
    response=schemas.MASKING_JOB,
    idempotent=True,
    scope="qmask.document.mask",
    resource=Resource("MaskingJob", "jobId"),
    example={
        "jobId": "mjb_01JJY3ZK9B2M4N6P",
        "owner": "did:key:z6MktwupdmLXVVqTzCw4i46r4uGyosGXRnR3XjN4Zq7oMMsw",
        "profileCid": "bafyreifgb2oth3klijhxpjg35c3joovy3pjdsnkfyvnyjuiyoc37ou5ljm",
        "contract": "urn:anarq:squid:identity:v1",
        "status": "QUEUED",
        "records": 0,
        "createdAt": "2026-01-31T09:30:00Z",
        "updatedAt": "2026-01-31T09:30:00Z",
    },
)

GET_MASKING_RESULT: Final = Endpoint(
    module="qmask",
    name="getMaskingResult",
    method="GET",
    path="/masking-jobs/{jobId}/result",
    parameters={"jobId": {"type": "string", "pattern": "^mjb_[0-9A-Za-z]{8,40}$"}},
    required=frozenset(["jobId"]),
    enveloped=False,
    gives=StreamKind(media_types=("application/x-ndjson",), max_bytes=1073741824),
    scope="qmask.masking.read",
    safe=True,
)

ASSESS_PRIVACY: Final = Endpoint(
    module="qmask",
    name="assessPrivacy",
    method="POST",
    path="/privacy-assessments",
    request=schemas.PRIVACY_ASSESSMENT_REQUEST,
    response=schemas.PRIVACY_ASSESSMENT,
    scope="qmask.privacy.assess",
    safe=True,
    example={
        "smallestGroup": 1,
        "groups": 2,
        "atRisk": 1,
        "verdict": "AT_RISK",
        "suggestions": [
            {"path": "/born", "method": "GENERALIZE", "parameters": {"width": 100}},
            {"path": "/city", "method": "DROP"},
        ],
    },
)

CHECK_COMPLIANCE: Final = Endpoint(
    module="qmask",
    name="checkCompliance",
    method="POST",
    path="/compliance-checks",
    request=schemas.COMPLIANCE_CHECK_REQUEST,
    response=schemas.COMPLIANCE_CHECK,
    scope="qmask.profile.read",
    safe=True,
    example={
        "compliant": True,
        "fields": [{"path": "/displayName", "classification": "personal", "shown": "MASKED", "method": "PSEUDONYMIZE"}],
        "unmatched": [],
    },
)

LIST_ENFORCEMENTS: Final = Endpoint(
    module="qmask",
    name="listEnforcements",
    method="GET",
    path="/enforcements",
    parameters={
        "limit": {"type": "integer", "minimum": 1, "maximum": 200, "default": 50},
        "cursor": {"type": "string", "minLength": 1, "maxLength": 512},
        "status": {"enum": ["ACTIVE", "ENDED"]},
        "contract": {
            "type": "string",
            "pattern": "^urn:anarq:[a-z][a-z0-9]*:[a-z][a-z0-9-]*:v[1-9][0-9]*$",
            "maxLength": 256,
        },
        "createdAfter": {
            "title": "Timestamp",
            "description": "Moment in UTC, RFC 3339 with `Z`.",
            "type": "string",
            "format": "date-time",
            "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?Z$",
        },
        "createdBefore": {
            "title": "Timestamp",
            "description": "Moment in UTC, RFC 3339 with `Z`.",
            "type": "string",
            "format": "date-time",
            "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?Z$",
        },
    },
    response=schemas.ENFORCEMENT_PAGE,
    scope="qmask.enforcement.read",
    safe=True,
    resource=Resource("Enforcement", "enforcementId", many=True),
    example={
        "items": [
            {
                "contract": "urn:anarq:squid:identity:v1",
                "scope": "squid.identity.read",
                "profileCid": "bafyreifgb2oth3klijhxpjg35c3joovy3pjdsnkfyvnyjuiyoc37ou5ljm",
                "enforcementId": "enf_01JJY3ZK9B2M4N6P",
                "owner": "did:key:z6MktwupdmLXVVqTzCw4i46r4uGyosGXRnR3XjN4Zq7oMMsw",
                "status": "ACTIVE",
                "version": 1,
                "createdAt": "2026-01-31T09:30:00Z",
                "updatedAt": "2026-01-31T09:30:00Z",
            }
        ]
    },
)

ENFORCE_PROFILE: Final = Endpoint(
    module="qmask",
    name="enforceProfile",
    method="POST",
    path="/enforcements",
    request=schemas.ENFORCEMENT_REQUEST,
    response=schemas.ENFORCEMENT,
    idempotent=True,
    scope="qmask.enforcement.write",
    resource=Resource("Enforcement", "enforcementId"),
    example={
        "contract": "urn:anarq:squid:identity:v1",
        "scope": "squid.identity.read",
        "profileCid": "bafyreifgb2oth3klijhxpjg35c3joovy3pjdsnkfyvnyjuiyoc37ou5ljm",
        "enforcementId": "enf_01JJY3ZK9B2M4N6P",
        "owner": "did:key:z6MktwupdmLXVVqTzCw4i46r4uGyosGXRnR3XjN4Zq7oMMsw",
        "status": "ACTIVE",
        "version": 1,
        "createdAt": "2026-01-31T09:30:00Z",
        "updatedAt": "2026-01-31T09:30:00Z",
    },
)

GET_ENFORCEMENT: Final = Endpoint(
    module="qmask",
    name="getEnforcement",
    method="GET",
    path="/enforcements/{enforcementId}",
    parameters={"enforcementId": {"type": "string", "pattern": "^enf_[0-9A-Za-z]{8,40}$"}},
    required=frozenset(["enforcementId"]),
    response=schemas.ENFORCEMENT,
    scope="qmask.enforcement.read",
    safe=True,
    resource=Resource("Enforcement", "enforcementId"),
    example={
        "contract": "urn:anarq:squid:identity:v1",
        "scope": "squid.identity.read",
        "profileCid": "bafyreifgb2oth3klijhxpjg35c3joovy3pjdsnkfyvnyjuiyoc37ou5ljm",
        "enforcementId": "enf_01JJY3ZK9B2M4N6P",
        "owner": "did:key:z6MktwupdmLXVVqTzCw4i46r4uGyosGXRnR3XjN4Zq7oMMsw",
        "status": "ACTIVE",
        "version": 1,
        "createdAt": "2026-01-31T09:30:00Z",
        "updatedAt": "2026-01-31T09:30:00Z",
    },
)

CHANGE_ENFORCEMENT: Final = Endpoint(
    module="qmask",
    name="changeEnforcement",
    method="PATCH",
    path="/enforcements/{enforcementId}",
    parameters={"enforcementId": {"type": "string", "pattern": "^enf_[0-9A-Za-z]{8,40}$"}},
    required=frozenset(["enforcementId"]),
    request=schemas.ENFORCEMENT_CHANGE,
    response=schemas.ENFORCEMENT,
    idempotent=True,
    scope="qmask.enforcement.write",
    resource=Resource("Enforcement", "enforcementId"),
    example={
        "contract": "urn:anarq:squid:identity:v1",
        "scope": "squid.identity.read",
        "profileCid": "bafyreifgb2oth3klijhxpjg35c3joovy3pjdsnkfyvnyjuiyoc37ou5ljm",
        "enforcementId": "enf_01JJY3ZK9B2M4N6P",
        "owner": "did:key:z6MktwupdmLXVVqTzCw4i46r4uGyosGXRnR3XjN4Zq7oMMsw",
        "status": "ACTIVE",
        "version": 1,
        "createdAt": "2026-01-31T09:30:00Z",
        "updatedAt": "2026-01-31T09:30:00Z",
    },
)

END_ENFORCEMENT: Final = Endpoint(
    module="qmask",
    name="endEnforcement",
    method="POST",
    path="/enforcements/{enforcementId}/end",
    parameters={"enforcementId": {"type": "string", "pattern": "^enf_[0-9A-Za-z]{8,40}$"}},
    required=frozenset(["enforcementId"]),
    response=schemas.ENFORCEMENT,
    idempotent=True,
    scope="qmask.enforcement.write",
    resource=Resource("Enforcement", "enforcementId"),
    example={
        "contract": "urn:anarq:squid:identity:v1",
        "scope": "squid.identity.read",
        "profileCid": "bafyreifgb2oth3klijhxpjg35c3joovy3pjdsnkfyvnyjuiyoc37ou5ljm",
        "enforcementId": "enf_01JJY3ZK9B2M4N6P",
        "owner": "did:key:z6MktwupdmLXVVqTzCw4i46r4uGyosGXRnR3XjN4Zq7oMMsw",
        "status": "ACTIVE",
        "version": 1,
        "createdAt": "2026-01-31T09:30:00Z",
        "updatedAt": "2026-01-31T09:30:00Z",
    },
)

FORGET_PSEUDONYMS: Final = Endpoint(
    module="qmask",
    name="forgetPseudonyms",
    method="DELETE",
    path="/pseudonyms",
    enveloped=False,
    idempotent=True,
    scope="qmask.pseudonym.forget",
)

LIST_AUDIT_TRAIL: Final = Endpoint(
    module="qmask",
    name="listAuditTrail",
    method="GET",
    path="/audit-trail",
    parameters={
        "limit": {"type": "integer", "minimum": 1, "maximum": 200, "default": 50},
        "cursor": {"type": "string", "minLength": 1, "maxLength": 512},
        "verdict": {"enum": ["ALLOW", "DENY", "WARN"]},
        "recordedAfter": {
            "title": "Timestamp",
            "description": "Moment in UTC, RFC 3339 with `Z`.",
            "type": "string",
            "format": "date-time",
            "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?Z$",
        },
        "recordedBefore": {
            "title": "Timestamp",
            "description": "Moment in UTC, RFC 3339 with `Z`.",
            "type": "string",
            "format": "date-time",
            "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?Z$",
        },
    },
    response=schemas.AUDIT_ENTRY_PAGE,
    scope="qmask.data.read",
    safe=True,
    example={
        "items": [
            {
                "type": "qmail.getMessage",
                "ref": "urn:anarq:qmail:message:msg_01JJY3ZK9B2M4N6P",
                "actor": {"squidId": "did:key:z6MkmpvYUDRcJmmCJv4vH9E5NkYbCK45pL3mqZFtuVSCmeYp"},
                "layer": "consent",
                "verdict": "ALLOW",
                "details": {},
                "recordedAt": "2026-01-31T09:30:00Z",
            }
        ]
    },
)

EXPORT_RECORDS: Final = Endpoint(
    module="qmask",
    name="exportRecords",
    method="GET",
    path="/export",
    parameters={
        "limit": {"type": "integer", "minimum": 1, "maximum": 200, "default": 50},
        "cursor": {"type": "string", "minLength": 1, "maxLength": 512},
        "resourceType": {"enum": ["privacy-profiles", "masking-records", "temp-files"]},
    },
    response=schemas.EXPORT_PAGE,
    scope="qmask.data.export",
    safe=True,
    example={
        "items": [
            {
                "resourceType": "identity-records",
                "recordId": "rec_01JJY3ZK9B2M4N6P",
                "record": {"displayName": "Ada", "version": 1},
                "changedAt": "2026-01-31T09:30:00Z",
            }
        ]
    },
)

REQUEST_ERASURE: Final = Endpoint(
    module="qmask",
    name="requestErasure",
    method="POST",
    path="/erasures",
    response=schemas.ERASURE,
    idempotent=True,
    scope="qmask.data.erase",
    resource=Resource("Erasure", "erasureId"),
    example={
        "erasureId": "era_01JJY3ZK9B2M4N6P",
        "owner": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
        "status": "RECEIVED",
        "erased": 0,
        "kept": [],
        "requestedAt": "2026-01-31T09:30:00Z",
    },
)

GET_ERASURE: Final = Endpoint(
    module="qmask",
    name="getErasure",
    method="GET",
    path="/erasures/{erasureId}",
    parameters={"erasureId": {"type": "string", "pattern": "^era_[0-9A-Za-z]{8,40}$"}},
    required=frozenset(["erasureId"]),
    response=schemas.ERASURE,
    scope="qmask.data.erase",
    safe=True,
    resource=Resource("Erasure", "erasureId"),
    example={
        "erasureId": "era_01JJY3ZK9B2M4N6P",
        "owner": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
        "status": "RECEIVED",
        "erased": 0,
        "kept": [],
        "requestedAt": "2026-01-31T09:30:00Z",
    },
)

ENDPOINTS: Final[Mapping[str, Endpoint]] = MappingProxyType(
    {
        "listProfiles": LIST_PROFILES,
        "createProfile": CREATE_PROFILE,
        "getProfile": GET_PROFILE,
        "changeProfile": CHANGE_PROFILE,
        "eraseProfile": ERASE_PROFILE,
        "retireProfile": RETIRE_PROFILE,
        "listProfileVersions": LIST_PROFILE_VERSIONS,
        "getProfileVersion": GET_PROFILE_VERSION,
        "listMaskings": LIST_MASKINGS,
        "maskDocument": MASK_DOCUMENT,
        "listMaskingJobs": LIST_MASKING_JOBS,
        "createMaskingJob": CREATE_MASKING_JOB,
        "getMaskingJob": GET_MASKING_JOB,
        "eraseMaskingJob": ERASE_MASKING_JOB,
        "cancelMaskingJob": CANCEL_MASKING_JOB,
        "getMaskingResult": GET_MASKING_RESULT,
        "assessPrivacy": ASSESS_PRIVACY,
        "checkCompliance": CHECK_COMPLIANCE,
        "listEnforcements": LIST_ENFORCEMENTS,
        "enforceProfile": ENFORCE_PROFILE,
        "getEnforcement": GET_ENFORCEMENT,
        "changeEnforcement": CHANGE_ENFORCEMENT,
        "endEnforcement": END_ENFORCEMENT,
        "forgetPseudonyms": FORGET_PSEUDONYMS,
        "listAuditTrail": LIST_AUDIT_TRAIL,
        "exportRecords": EXPORT_RECORDS,
        "requestErasure": REQUEST_ERASURE,
        "getErasure": GET_ERASURE,
    }
)
