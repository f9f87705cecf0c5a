"""The operations of Qonsent as its callers know them.

Generated from modules/qonsent by `anarq generate client`. Do not edit.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from anarq.clients._gen.qonsent import schemas
from anarq.clients.endpoint import Endpoint, Resource

LIST_POLICIES: Final = Endpoint(
    module="qonsent",
    name="listPolicies",
    method="GET",
    path="/policies",
    parameters={
        "limit": {"type": "integer", "minimum": 1, "maximum": 200, "default": 50},
        "cursor": {"type": "string", "minLength": 1, "maxLength": 512},
        "status": {"enum": ["ACTIVE", "RETIRED"]},
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
    response=schemas.POLICY_PAGE,
    scope="qonsent.policy.read",
    safe=True,
    resource=Resource("Policy", "policyId", many=True),
    example={
        "items": [
            {
                "name": "Shopping agent",
                "meaning": "Small purchases, on working days.",
                "rules": [
                    {
                        "scopes": ["qwallet.intent"],
                        "audiences": ["did:key:z6MkiaMbhXHNA4eJVCCj8dbzKzTgYDKf6crKgHVHid1F1WCT"],
                        "window": {"days": ["MON", "TUE", "WED", "THU", "FRI"], "from": "08:00", "to": "18:00"},
                        "spendingLimit": {"limit": {"amount": "100.00", "currency": "EUR"}, "per": "P1D"},
                        "arguments": [["<=", ".amount", 10]],
                    }
                ],
                "policyId": "pol_01JJY3ZK9B2M4N6P",
                "owner": "did:key:z6MktwupdmLXVVqTzCw4i46r4uGyosGXRnR3XjN4Zq7oMMsw",
                "status": "ACTIVE",
                "policyCid": "bafyreibkkaqaephjcyvd26exj7ug4g5vkn4u5shyy2efbytedrrabxxrua",
                "version": 1,
                "createdAt": "2026-01-31T09:30:00Z",
                "updatedAt": "2026-01-31T09:30:00Z",
            }
        ]
    },
)

CREATE_POLICY: Final = Endpoint(
    module="qonsent",
    name="createPolicy",
    method="POST",
    path="/policies",
    request=schemas.POLICY_REQUEST,
    response=schemas.POLICY,
    idempotent=True,
    scope="qonsent.policy.write",
    resource=Resource("Policy", "policyId"),
    example={
        "name": "Shopping agent",
        "meaning": "Small purchases, on working days.",
        "rules": [
            {
                "scopes": ["qwallet.intent"],
                "audiences": ["did:key:z6MkiaMbhXHNA4eJVCCj8dbzKzTgYDKf6crKgHVHid1F1WCT"],
                "window": {"days": ["MON", "TUE", "WED", "THU", "FRI"], "from": "08:00", "to": "18:00"},
                "spendingLimit": {"limit": {"amount": "100.00", "currency": "EUR"}, "per": "P1D"},
                "arguments": [["<=", ".amount", 10]],
            }
        ],
        "policyId": "pol_01JJY3ZK9B2M4N6P",
        "owner": "did:key:z6MktwupdmLXVVqTzCw4i46r4uGyosGXRnR3XjN4Zq7oMMsw",
        "status": "ACTIVE",
        "policyCid": "bafyreibkkaqaephjcyvd26exj7ug4g5vkn4u5shyy2efbytedrrabxxrua",
        "version": 1,
        "createdAt": "2026-01-31T09:30:00Z",
        "updatedAt": "2026-01-31T09:30:00Z",
    },
)

GET_POLICY: Final = Endpoint(
    module="qonsent",
    name="getPolicy",
    method="GET",
    path="/policies/{policyId}",
    parameters={"policyId": {"type": "string", "pattern": "^pol_[0-9A-Za-z]{8,40}$"}},
    required=frozenset(["policyId"]),
    response=schemas.POLICY,
    scope="qonsent.policy.read",
    safe=True,
    resource=Resource("Policy", "policyId"),
    example={
        "name": "Shopping agent",
        "meaning": "Small purchases, on working days.",
        "rules": [
            {
                "scopes": ["qwallet.intent"],
                "audiences": ["did:key:z6MkiaMbhXHNA4eJVCCj8dbzKzTgYDKf6crKgHVHid1F1WCT"],
                "window": {"days": ["MON", "TUE", "WED", "THU", "FRI"], "from": "08:00", "to": "18:00"},
                "spendingLimit": {"limit": {"amount": "100.00", "currency": "EUR"}, "per": "P1D"},
                "arguments": [["<=", ".amount", 10]],
            }
        ],
        "policyId": "pol_01JJY3ZK9B2M4N6P",
        "owner": "did:key:z6MktwupdmLXVVqTzCw4i46r4uGyosGXRnR3XjN4Zq7oMMsw",
        "status": "ACTIVE",
        "policyCid": "bafyreibkkaqaephjcyvd26exj7ug4g5vkn4u5shyy2efbytedrrabxxrua",
        "version": 1,
        "createdAt": "2026-01-31T09:30:00Z",
        "updatedAt": "2026-01-31T09:30:00Z",
    },
)

CHANGE_POLICY: Final = Endpoint(
    module="qonsent",
    name="changePolicy",
    method="PATCH",
    path="/policies/{policyId}",
    parameters={"policyId": {"type": "string", "pattern": "^pol_[0-9A-Za-z]{8,40}$"}},
    required=frozenset(["policyId"]),
    request=schemas.POLICY_CHANGE,
    response=schemas.POLICY,
    idempotent=True,
    scope="qonsent.policy.write",
    resource=Resource("Policy", "policyId"),
    example={
        "name": "Shopping agent",
        "meaning": "Small purchases, on working days.",
        "rules": [
            {
                "scopes": ["qwallet.intent"],
                "audiences": ["did:key:z6MkiaMbhXHNA4eJVCCj8dbzKzTgYDKf6crKgHVHid1F1WCT"],
                "window": {"days": ["MON", "TUE", "WED", "THU", "FRI"], "from": "08:00", "to": "18:00"},
                "spendingLimit": {"limit": {"amount": "100.00", "currency": "EUR"}, "per": "P1D"},
                "arguments": [["<=", ".amount", 10]],
            }
        ],
        "policyId": "pol_01JJY3ZK9B2M4N6P",
        "owner": "did:key:z6MktwupdmLXVVqTzCw4i46r4uGyosGXRnR3XjN4Zq7oMMsw",
        "status": "ACTIVE",
        "policyCid": "bafyreibkkaqaephjcyvd26exj7ug4g5vkn4u5shyy2efbytedrrabxxrua",
        "version": 1,
        "createdAt": "2026-01-31T09:30:00Z",
        "updatedAt": "2026-01-31T09:30:00Z",
    },
)

ERASE_POLICY: Final = Endpoint(
    module="qonsent",
    name="erasePolicy",
    method="DELETE",
    path="/policies/{policyId}",
    parameters={"policyId": {"type": "string", "pattern": "^pol_[0-9A-Za-z]{8,40}$"}},
    required=frozenset(["policyId"]),
    enveloped=False,
    idempotent=True,
    scope="qonsent.policy.erase",
)

RETIRE_POLICY: Final = Endpoint(
    module="qonsent",
    name="retirePolicy",
    method="POST",
    path="/policies/{policyId}/retirement",
    parameters={"policyId": {"type": "string", "pattern": "^pol_[0-9A-Za-z]{8,40}$"}},
    required=frozenset(["policyId"]),
    response=schemas.POLICY,
    idempotent=True,
    scope="qonsent.policy.write",
    resource=Resource("Policy", "policyId"),
    example={
        "name": "Shopping agent",
        "meaning": "Small purchases, on working days.",
        "rules": [
            {
                "scopes": ["qwallet.intent"],
                "audiences": ["did:key:z6MkiaMbhXHNA4eJVCCj8dbzKzTgYDKf6crKgHVHid1F1WCT"],
                "window": {"days": ["MON", "TUE", "WED", "THU", "FRI"], "from": "08:00", "to": "18:00"},
                "spendingLimit": {"limit": {"amount": "100.00", "currency": "EUR"}, "per": "P1D"},
                "arguments": [["<=", ".amount", 10]],
            }
        ],
        "policyId": "pol_01JJY3ZK9B2M4N6P",
        "owner": "did:key:z6MktwupdmLXVVqTzCw4i46r4uGyosGXRnR3XjN4Zq7oMMsw",
        "status": "ACTIVE",
        "policyCid": "bafyreibkkaqaephjcyvd26exj7ug4g5vkn4u5shyy2efbytedrrabxxrua",
        "version": 1,
        "createdAt": "2026-01-31T09:30:00Z",
        "updatedAt": "2026-01-31T09:30:00Z",
    },
)

LIST_POLICY_VERSIONS: Final = Endpoint(
    module="qonsent",
    name="listPolicyVersions",
    method="GET",
    path="/policies/{policyId}/versions",
    parameters={
        "policyId": {"type": "string", "pattern": "^pol_[0-9A-Za-z]{8,40}$"},
        "limit": {"type": "integer", "minimum": 1, "maximum": 200, "default": 50},
        "cursor": {"type": "string", "minLength": 1, "maxLength": 512},
    },
    required=frozenset(["policyId"]),
    response=schemas.POLICY_VERSION_PAGE,
    scope="qonsent.policy.read",
    safe=True,
    resource=Resource("PolicyVersion", "policyCid", many=True),
    example={
        "items": [
            {
                "name": "Shopping agent",
                "meaning": "Small purchases, on working days.",
                "rules": [
                    {
                        "scopes": ["qwallet.intent"],
                        "audiences": ["did:key:z6MkiaMbhXHNA4eJVCCj8dbzKzTgYDKf6crKgHVHid1F1WCT"],
                        "window": {"days": ["MON", "TUE", "WED", "THU", "FRI"], "from": "08:00", "to": "18:00"},
                        "spendingLimit": {"limit": {"amount": "100.00", "currency": "EUR"}, "per": "P1D"},
                        "arguments": [["<=", ".amount", 10]],
                    }
                ],
                "policyCid": "bafyreibkkaqaephjcyvd26exj7ug4g5vkn4u5shyy2efbytedrrabxxrua",
                "policyId": "pol_01JJY3ZK9B2M4N6P",
                "version": 1,
                "createdAt": "2026-01-31T09:30:00Z",
            }
        ]
    },
)

GET_POLICY_VERSION: Final = Endpoint(
    module="qonsent",
    name="getPolicyVersion",
    method="GET",
    path="/policy-versions/{policyCid}",
    parameters={
        "policyCid": {
            "title": "Cid",
            "description": "Content identifier, version 1, in base32.",
            "type": "string",
            "pattern": "^b[a-z2-7]{50,110}$",
        }
    },
    required=frozenset(["policyCid"]),
    response=schemas.POLICY_VERSION,
    scope="qonsent.policy.read",
    safe=True,
    resource=Resource("PolicyVersion", "policyCid"),
    example={
        "name": "Shopping agent",
        "meaning": "Small purchases, on working days.",
        "rules": [
            {
                "scopes": ["qwallet.intent"],
                "audiences": ["did:key:z6MkiaMbhXHNA4eJVCCj8dbzKzTgYDKf6crKgHVHid1F1WCT"],
                "window": {"days": ["MON", "TUE", "WED", "THU", "FRI"], "from": "08:00", "to": "18:00"},
                "spendingLimit": {"limit": {"amount": "100.00", "currency": "EUR"}, "per": "P1D"},
                "arguments": [["<=", ".amount", 10]],
            }
        ],
        "policyCid": "bafyreibkkaqaephjcyvd26exj7ug4g5vkn4u5shyy2efbytedrrabxxrua",
        "policyId": "pol_01JJY3ZK9B2M4N6P",
        "version": 1,
        "createdAt": "2026-01-31T09:30:00Z",
    },
)

LIST_GRANTS: Final = Endpoint(
    module="qonsent",
    name="listGrants",
    method="GET",
    path="/grants",
    parameters={
        "limit": {"type": "integer", "minimum": 1, "maximum": 200, "default": 50},
        "cursor": {"type": "string", "minLength": 1, "maxLength": 512},
        "part": {"enum": ["SUBJECT", "ISSUER", "AUDIENCE"]},
        "status": {"enum": ["ACTIVE", "EXPIRED", "REVOKED"]},
        "policyId": {"type": "string", "pattern": "^pol_[0-9A-Za-z]{8,40}$"},
        "issuedAfter": {
            "title": "Timestamp",
            "description": "Moment in UTC, RFC 3339 with `Z`.",
            "type": "string",
            "format": "date-time",
            "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?Z$",
        },
        "issuedBefore": {
            "title": "Timestamp",
            "description": "Moment in UTC, RFC 3339 with `Z`.",
            "type": "string",
            "format": "date-time",
            "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?Z$",
        },
    },
    response=schemas.GRANT_PAGE,
    scope="qonsent.grant.read",
    safe=True,
    resource=Resource("Grant", "grantCid", many=True),
    example={
        "items": [
            {
                "grantCid": "bafyreidznkmzit5pnklednccf5p7ytpvydgbwqdj5olvo35f2ip5ezj6oq",
                "subject": "did:key:z6MktwupdmLXVVqTzCw4i46r4uGyosGXRnR3XjN4Zq7oMMsw",
                "issuer": "did:key:z6MktwupdmLXVVqTzCw4i46r4uGyosGXRnR3XjN4Zq7oMMsw",
                "audience": "did:key:z6MkiaMbhXHNA4eJVCCj8dbzKzTgYDKf6crKgHVHid1F1WCT",
                "scope": "qwallet.intent",
                "policyId": "pol_01JJY3ZK9B2M4N6P",
                "policyCid": "bafyreibkkaqaephjcyvd26exj7ug4g5vkn4u5shyy2efbytedrrabxxrua",
                "chain": ["bafyreidznkmzit5pnklednccf5p7ytpvydgbwqdj5olvo35f2ip5ezj6oq"],
                "status": "ACTIVE",
                "issuedAt": "2026-01-31T09:30:00Z",
                "expiresAt": "2026-12-31T18:00:00Z",
            }
        ]
    },
)

ISSUE_GRANT: Final = Endpoint(
    module="qonsent",
    name="issueGrant",
    method="POST",
    path="/grants",
    request=schemas.GRANT_REQUEST,
    response=schemas.GRANT,
    idempotent=True,
    scope="qonsent.grant.issue",
    resource=Resource("Grant", "grantCid"),
    example={
        "grantCid": "bafyreidznkmzit5pnklednccf5p7ytpvydgbwqdj5olvo35f2ip5ezj6oq",
        "subject": "did:key:z6MktwupdmLXVVqTzCw4i46r4uGyosGXRnR3XjN4Zq7oMMsw",
        "issuer": "did:key:z6MktwupdmLXVVqTzCw4i46r4uGyosGXRnR3XjN4Zq7oMMsw",
        "audience": "did:key:z6MkiaMbhXHNA4eJVCCj8dbzKzTgYDKf6crKgHVHid1F1WCT",
        "scope": "qwallet.intent",
        "policyId": "pol_01JJY3ZK9B2M4N6P",
        "policyCid": "bafyreibkkaqaephjcyvd26exj7ug4g5vkn4u5shyy2efbytedrrabxxrua",
        "chain": ["bafyreidznkmzit5pnklednccf5p7ytpvydgbwqdj5olvo35f2ip5ezj6oq"],
        "status": "ACTIVE",
        "issuedAt": "2026-01-31T09:30:00Z",
        "expiresAt": "2026-12-31T18:00:00Z",
    },
)

GET_GRANT: Final = Endpoint(
    module="qonsent",
    name="getGrant",
    method="GET",
    path="/grants/{grantCid}",
    parameters={
        "grantCid": {
            "title": "Cid",
            "description": "Content identifier, version 1, in base32.",
            "type": "string",
            "pattern": "^b[a-z2-7]{50,110}$",
        }
    },
    required=frozenset(["grantCid"]),
    response=schemas.GRANT,
    scope="qonsent.grant.read",
    safe=True,
    resource=Resource("Grant", "grantCid"),
    example={
        "grantCid": "bafyreidznkmzit5pnklednccf5p7ytpvydgbwqdj5olvo35f2ip5ezj6oq",
        "subject": "did:key:z6MktwupdmLXVVqTzCw4i46r4uGyosGXRnR3XjN4Zq7oMMsw",
        "issuer": "did:key:z6MktwupdmLXVVqTzCw4i46r4uGyosGXRnR3XjN4Zq7oMMsw",
        "audience": "did:key:z6MkiaMbhXHNA4eJVCCj8dbzKzTgYDKf6crKgHVHid1F1WCT",
        "scope": "qwallet.intent",
        "policyId": "pol_01JJY3ZK9B2M4N6P",
        "policyCid": "bafyreibkkaqaephjcyvd26exj7ug4g5vkn4u5shyy2efbytedrrabxxrua",
        "chain": ["bafyreidznkmzit5pnklednccf5p7ytpvydgbwqdj5olvo35f2ip5ezj6oq"],
        "status": "ACTIVE",
        "issuedAt": "2026-01-31T09:30:00Z",
        "expiresAt": "2026-12-31T18:00:00Z",
    },
)

ERASE_GRANT: Final = Endpoint(
    module="qonsent",
    name="eraseGrant",
    method="DELETE",
    path="/grants/{grantCid}",
    parameters={
        "grantCid": {
            "title": "Cid",
            "description": "Content identifier, version 1, in base32.",
            "type": "string",
            "pattern": "^b[a-z2-7]{50,110}$",
        }
    },
    required=frozenset(["grantCid"]),
    enveloped=False,
    idempotent=True,
    scope="qonsent.grant.erase",
)

GET_CONSENT: Final = Endpoint(
    module="qonsent",
    name="getConsent",
    method="GET",
    path="/grants/{grantCid}/consent",
    parameters={
        "grantCid": {
            "title": "Cid",
            "description": "Content identifier, version 1, in base32.",
            "type": "string",
            "pattern": "^b[a-z2-7]{50,110}$",
        }
    },
    required=frozenset(["grantCid"]),
    response=schemas.CONSENT_REF,
    scope="qonsent.consent.read",
    safe=True,
    example={
        "policyCid": "bafyreigh2akiscaildcqabsyg3dfr6chu3fgpregiymsck7e7aqa4s52zy",
        "scope": "qwallet.intent.create",
        "grant": "bafyreigh2akiscaildcqabsyg3dfr6chu3fgpregiymsck7e7aqa4s52zy",
        "exp": 1769851800,
    },
)

LIST_REVOCATIONS: Final = Endpoint(
    module="qonsent",
    name="listRevocations",
    method="GET",
    path="/revocations",
    parameters={
        "limit": {"type": "integer", "minimum": 1, "maximum": 200, "default": 50},
        "cursor": {"type": "string", "minLength": 1, "maxLength": 512},
        "since": {"type": "integer", "minimum": 0, "default": 0},
    },
    response=schemas.REVOCATION_PAGE,
    safe=True,
    resource=Resource("Revocation", "delegation", many=True),
    example={
        "items": [
            {
                "delegation": "bafyreidznkmzit5pnklednccf5p7ytpvydgbwqdj5olvo35f2ip5ezj6oq",
                "epoch": 42,
                "revokedAt": "2026-01-31T09:30:00Z",
                "heldUntil": "2026-12-31T18:00:00Z",
            }
        ]
    },
)

REVOKE_GRANT: Final = Endpoint(
    module="qonsent",
    name="revokeGrant",
    method="POST",
    path="/revocations",
    request=schemas.REVOCATION_REQUEST,
    response=schemas.REVOCATION,
    idempotent=True,
    scope="qonsent.grant.revoke",
    resource=Resource("Revocation", "delegation"),
    example={
        "delegation": "bafyreidznkmzit5pnklednccf5p7ytpvydgbwqdj5olvo35f2ip5ezj6oq",
        "epoch": 42,
        "revokedAt": "2026-01-31T09:30:00Z",
        "heldUntil": "2026-12-31T18:00:00Z",
    },
)

GET_REVOCATION: Final = Endpoint(
    module="qonsent",
    name="getRevocation",
    method="GET",
    path="/revocations/{delegation}",
    parameters={
        "delegation": {
            "title": "Cid",
            "description": "Content identifier, version 1, in base32.",
            "type": "string",
            "pattern": "^b[a-z2-7]{50,110}$",
        }
    },
    required=frozenset(["delegation"]),
    response=schemas.REVOCATION,
    safe=True,
    resource=Resource("Revocation", "delegation"),
    example={
        "delegation": "bafyreidznkmzit5pnklednccf5p7ytpvydgbwqdj5olvo35f2ip5ezj6oq",
        "epoch": 42,
        "revokedAt": "2026-01-31T09:30:00Z",
        "heldUntil": "2026-12-31T18:00:00Z",
    },
)

CHECK_PERMISSION: Final = Endpoint(
    module="qonsent",
    name="checkPermission",
    method="POST",
    path="/permission-checks",
    request=schemas.PERMISSION_CHECK,
    response=schemas.PERMISSION_DECISION,
    scope="qonsent.permission.check",
    safe=True,
    example={
        "verdict": "ALLOW",
        "reasons": [],
        "subject": "did:key:z6MktwupdmLXVVqTzCw4i46r4uGyosGXRnR3XjN4Zq7oMMsw",
        "policyCid": "bafyreibkkaqaephjcyvd26exj7ug4g5vkn4u5shyy2efbytedrrabxxrua",
        "epoch": 42,
        "checkedAt": "2026-01-31T09:30:00Z",
        "validUntil": "2026-01-31T09:30:05Z",
    },
)

LIST_SCOPES: Final = Endpoint(
    module="qonsent",
    name="listScopes",
    method="GET",
    path="/scopes",
    parameters={
        "limit": {"type": "integer", "minimum": 1, "maximum": 200, "default": 50},
        "cursor": {"type": "string", "minLength": 1, "maxLength": 512},
        "module": {"type": "string", "pattern": "^[a-z][a-z0-9]*$"},
    },
    response=schemas.SCOPE_PAGE,
    safe=True,
    example={
        "items": [
            {
                "scope": "qwallet.intent.create",
                "module": "qwallet",
                "meaning": "Create a payment intent.",
                "access": "write",
            }
        ]
    },
)

VALIDATE_SCOPES: Final = Endpoint(
    module="qonsent",
    name="validateScopes",
    method="POST",
    path="/scope-validations",
    request=schemas.SCOPE_VALIDATION_REQUEST,
    response=schemas.SCOPE_VALIDATION,
    safe=True,
    example={
        "covered": [
            {
                "scope": "qwallet.intent.create",
                "module": "qwallet",
                "meaning": "Create a payment intent.",
                "access": "write",
            }
        ],
        "unknown": ["qwallet.intnet.read"],
        "outside": ["qwallet.intnet.read"],
    },
)

LIST_AUDIT_TRAIL: Final = Endpoint(
    module="qonsent",
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
    scope="qonsent.data.read",
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
    module="qonsent",
    name="exportRecords",
    method="GET",
    path="/export",
    parameters={
        "limit": {"type": "integer", "minimum": 1, "maximum": 200, "default": 50},
        "cursor": {"type": "string", "minLength": 1, "maxLength": 512},
        "resourceType": {"enum": ["policy-records", "consent-records", "session-data"]},
    },
    response=schemas.EXPORT_PAGE,
    scope="qonsent.data.export",
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
    module="qonsent",
    name="requestErasure",
    method="POST",
    path="/erasures",
    response=schemas.ERASURE,
    idempotent=True,
    scope="qonsent.data.erase",
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
    module="qonsent",
    name="getErasure",
    method="GET",
    path="/erasures/{erasureId}",
    parameters={"erasureId": {"type": "string", "pattern": "^era_[0-9A-Za-z]{8,40}$"}},
    required=frozenset(["erasureId"]),
    response=schemas.ERASURE,
    scope="qonsent.data.erase",
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
        "listPolicies": LIST_POLICIES,
        "createPolicy": CREATE_POLICY,
        "getPolicy": GET_POLICY,
        "changePolicy": CHANGE_POLICY,
        "erasePolicy": ERASE_POLICY,
        "retirePolicy": RETIRE_POLICY,
        "listPolicyVersions": LIST_POLICY_VERSIONS,
        "getPolicyVersion": GET_POLICY_VERSION,
        "listGrants": LIST_GRANTS,
        "issueGrant": ISSUE_GRANT,
        "getGrant": GET_GRANT,
        "eraseGrant": ERASE_GRANT,
        "getConsent": GET_CONSENT,
        "listRevocations": LIST_REVOCATIONS,
        "revokeGrant": REVOKE_GRANT,
        "getRevocation": GET_REVOCATION,
        "checkPermission": CHECK_PERMISSION,
        "listScopes": LIST_SCOPES,
        "validateScopes": VALIDATE_SCOPES,
        "listAuditTrail": LIST_AUDIT_TRAIL,
        "exportRecords": EXPORT_RECORDS,
        "requestErasure": REQUEST_ERASURE,
        "getErasure": GET_ERASURE,
    }
)
