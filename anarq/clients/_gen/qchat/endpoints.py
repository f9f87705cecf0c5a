"""The operations of Qchat as its callers know them.

Generated from modules/qchat by `anarq generate client`. Do not edit.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from anarq.clients._gen.qchat import schemas
from anarq.clients.endpoint import Endpoint, Resource
from anarq.wire.streams import StreamKind

LIST_CONVERSATIONS: Final = Endpoint(
    module="qchat",
    name="listConversations",
    method="GET",
    path="/conversations",
    parameters={
        "limit": {"type": "integer", "minimum": 1, "maximum": 200, "default": 50},
        "cursor": {"type": "string", "minLength": 1, "maxLength": 512},
        "membership": {
            "enum": ["INVITED", "JOINED", "DECLINED", "EXPIRED", "WITHDRAWN", "LEFT", "REMOVED"],
            "default": "JOINED",
        },
        "kind": {"enum": ["DIRECT", "GROUP", "COMMUNITY"]},
        "changedAfter": {
            "title": "Timestamp",
            "description": "Moment in UTC, RFC 3339 with `Z`.",
            "type": "string",
            "format": "date-time",
            "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?Z$",
        },
    },
    response=schemas.MEMBERSHIP_PAGE,
    scope="qchat.conversation.read",
    safe=True,
    example={
        "items": [
            {
                "conversation": {
                    "conversationId": "cnv_01JJY3ZK9B2M4N6P",
                    "kind": "GROUP",
                    "title": "Harbour",
                    "status": "OPEN",
                    "epoch": 2,
                    "lastSequence": 4,
                    "members": 2,
                    "createdBy": "did:key:z6MkibTsmMrTXB75pLUS7NojqwFoQyK9esWc4Qs9Vs28goRZ",
                    "version": 3,
                    "createdAt": "2026-01-31T09:00:00Z",
                    "changedAt": "2026-01-31T09:06:00Z",
                },
                "member": {
                    "memberId": "mem_01JJY3ZK9B2M4N6P",
                    "conversationId": "cnv_01JJY3ZK9B2M4N6P",
                    "member": "did:key:z6MkmpvYUDRcJmmCJv4vH9E5NkYbCK45pL3mqZFtuVSCmeYp",
                    "role": "MEMBER",
                    "status": "JOINED",
                    "encryptionKey": {
                        "keyId": "key_01JJY3ZK9B2M4N7Q",
                        "keyVersion": 1,
                        "algorithm": "X25519",
                        "publicKey": "did:key:z6LSi64pt6T7JeDZYjzS743o6UD8vAiWqSApQ5h7oARW9Mcm",
                    },
                    "joinedSequence": 2,
                    "readSequence": 4,
                    "invitedBy": "did:key:z6MkibTsmMrTXB75pLUS7NojqwFoQyK9esWc4Qs9Vs28goRZ",
                    "version": 2,
                    "invitedAt": "2026-01-31T09:00:00Z",
                    "changedAt": "2026-01-31T09:05:00Z",
                },
            }
        ]
    },
)

CREATE_CONVERSATION: Final = Endpoint(
    module="qchat",
    name="createConversation",
    method="POST",
    path="/conversations",
    request=schemas.CONVERSATION_REQUEST,
    response=schemas.CONVERSATION,
    idempotent=True,
    scope="qchat.conversation.create",
    resource=Resource("Conversation", "conversationId"),
    example={
        "conversationId": "cnv_01JJY3ZK9B2M4N6P",
        "kind": "GROUP",
        "title": "Harbour",
        "status": "OPEN",
        "epoch": 1,
        "lastSequence": 1,
        "members": 1,
        "createdBy": "did:key:z6MkibTsmMrTXB75pLUS7NojqwFoQyK9esWc4Qs9Vs28goRZ",
        "version": 1,
        "createdAt": "2026-01-31T09:00:00Z",
        "changedAt": "2026-01-31T09:00:00Z",
    },
)

GET_CONVERSATION: Final = Endpoint(
    module="qchat",
    name="getConversation",
    method="GET",
    path="/conversations/{conversationId}",
    parameters={"conversationId": {"type": "string", "pattern": "^cnv_[0-9A-Za-z]{8,40}$"}},
    required=frozenset(["conversationId"]),
    response=schemas.CONVERSATION,
    scope="qchat.conversation.read",
    safe=True,
    resource=Resource("Conversation", "conversationId"),
    example={
        "conversationId": "cnv_01JJY3ZK9B2M4N6P",
        "kind": "GROUP",
        "title": "Harbour",
        "status": "OPEN",
        "epoch": 1,
        "lastSequence": 1,
        "members": 1,
        "createdBy": "did:key:z6MkibTsmMrTXB75pLUS7NojqwFoQyK9esWc4Qs9Vs28goRZ",
        "version": 1,
        "createdAt": "2026-01-31T09:00:00Z",
        "changedAt": "2026-01-31T09:00:00Z",
    },
)

CHANGE_CONVERSATION: Final = Endpoint(
    module="qchat",
    name="changeConversation",
    method="PATCH",
    path="/conversations/{conversationId}",
    parameters={"conversationId": {"type": "string", "pattern": "^cnv_[0-9A-Za-z]{8,40}$"}},
    required=frozenset(["conversationId"]),
    request=schemas.CONVERSATION_CHANGE,
    response=schemas.CONVERSATION,
    idempotent=True,
    scope="qchat.conversation.manage",
    resource=Resource("Conversation", "conversationId"),
    example={
        "conversationId": "cnv_01JJY3ZK9B2M4N6P",
        "kind": "GROUP",
        "title": "Harbour",
        "status": "OPEN",
        "epoch": 1,
        "lastSequence": 1,
        "members": 1,
        "createdBy": "did:key:z6MkibTsmMrTXB75pLUS7NojqwFoQyK9esWc4Qs9Vs28goRZ",
        "version": 1,
        "createdAt": "2026-01-31T09:00:00Z",
        "changedAt": "2026-01-31T09:00:00Z",
    },
)

CLOSE_CONVERSATION: Final = Endpoint(
    module="qchat",
    name="closeConversation",
    method="POST",
    path="/conversations/{conversationId}/closure",
    parameters={"conversationId": {"type": "string", "pattern": "^cnv_[0-9A-Za-z]{8,40}$"}},
    required=frozenset(["conversationId"]),
    response=schemas.CONVERSATION,
    idempotent=True,
    scope="qchat.conversation.manage",
    resource=Resource("Conversation", "conversationId"),
    example={
        "conversationId": "cnv_01JJY3ZK9B2M4N6P",
        "kind": "GROUP",
        "title": "Harbour",
        "status": "OPEN",
        "epoch": 1,
        "lastSequence": 1,
        "members": 1,
        "createdBy": "did:key:z6MkibTsmMrTXB75pLUS7NojqwFoQyK9esWc4Qs9Vs28goRZ",
        "version": 1,
        "createdAt": "2026-01-31T09:00:00Z",
        "changedAt": "2026-01-31T09:00:00Z",
    },
)

LIST_MEMBERS: Final = Endpoint(
    module="qchat",
    name="listMembers",
    method="GET",
    path="/conversations/{conversationId}/members",
    parameters={
        "conversationId": {"type": "string", "pattern": "^cnv_[0-9A-Za-z]{8,40}$"},
        "limit": {"type": "integer", "minimum": 1, "maximum": 200, "default": 50},
        "cursor": {"type": "string", "minLength": 1, "maxLength": 512},
        "status": {
            "enum": ["INVITED", "JOINED", "DECLINED", "EXPIRED", "WITHDRAWN", "LEFT", "REMOVED"],
            "default": "JOINED",
        },
        "role": {"enum": ["OWNER", "MODERATOR", "MEMBER"]},
    },
    required=frozenset(["conversationId"]),
    response=schemas.MEMBER_PAGE,
    scope="qchat.conversation.read",
    safe=True,
    resource=Resource("Member", "memberId", many=True),
    example={
        "items": [
            {
                "memberId": "mem_01JJY3ZK9B2M4N6P",
                "conversationId": "cnv_01JJY3ZK9B2M4N6P",
                "member": "did:key:z6MkmpvYUDRcJmmCJv4vH9E5NkYbCK45pL3mqZFtuVSCmeYp",
                "role": "MEMBER",
                "status": "JOINED",
                "encryptionKey": {
                    "keyId": "key_01JJY3ZK9B2M4N7Q",
                    "keyVersion": 1,
                    "algorithm": "X25519",
                    "publicKey": "did:key:z6LSi64pt6T7JeDZYjzS743o6UD8vAiWqSApQ5h7oARW9Mcm",
                },
                "joinedSequence": 2,
                "readSequence": 4,
                "invitedBy": "did:key:z6MkibTsmMrTXB75pLUS7NojqwFoQyK9esWc4Qs9Vs28goRZ",
                "version": 2,
                "invitedAt": "2026-01-31T09:00:00Z",
                "changedAt": "2026-01-31T09:05:00Z",
            }
        ]
    },
)

INVITE_MEMBER: Final = Endpoint(
    module="qchat",
    name="inviteMember",
    method="POST",
    path="/conversations/{conversationId}/members",
    parameters={"conversationId": {"type": "string", "pattern": "^cnv_[0-9A-Za-z]{8,40}$"}},
    required=frozenset(["conversationId"]),
    request=schemas.INVITATION_REQUEST,
    response=schemas.MEMBER,
    idempotent=True,
    scope="qchat.conversation.manage",
    resource=Resource("Member", "memberId"),
    example={
        "memberId": "mem_01JJY3ZK9B2M4N6P",
        "conversationId": "cnv_01JJY3ZK9B2M4N6P",
        "member": "did:key:z6MkmpvYUDRcJmmCJv4vH9E5NkYbCK45pL3mqZFtuVSCmeYp",
        "role": "MEMBER",
        "status": "JOINED",
        "encryptionKey": {
            "keyId": "key_01JJY3ZK9B2M4N7Q",
            "keyVersion": 1,
            "algorithm": "X25519",
            "publicKey": "did:key:z6LSi64pt6T7JeDZYjzS743o6UD8vAiWqSApQ5h7oARW9Mcm",
        },
        "joinedSequence": 2,
        "readSequence": 4,
        "invitedBy": "did:key:z6MkibTsmMrTXB75pLUS7NojqwFoQyK9esWc4Qs9Vs28goRZ",
        "version": 2,
        "invitedAt": "2026-01-31T09:00:00Z",
        "changedAt": "2026-01-31T09:05:00Z",
    },
)

CHANGE_MEMBER: Final = Endpoint(
    module="qchat",
    name="changeMember",
    method="PATCH",
    path="/conversations/{conversationId}/members/{member}",
    parameters={
        "conversationId": {"type": "string", "pattern": "^cnv_[0-9A-Za-z]{8,40}$"},
        "member": {
            "title": "Did",
            "description": "Identifier of an identity, a subidentity or a DAO: the `did:key` of its root public key.",
            "type": "string",
            "pattern": "^did:key:z[1-9A-HJ-NP-Za-km-z]{40,}$",
            "maxLength": 4009,
        },
    },
    required=frozenset(["conversationId", "member"]),
    request=schemas.MEMBER_CHANGE,
    response=schemas.MEMBER,
    idempotent=True,
    scope="qchat.conversation.manage",
    resource=Resource("Member", "memberId"),
    example={
        "memberId": "mem_01JJY3ZK9B2M4N6P",
        "conversationId": "cnv_01JJY3ZK9B2M4N6P",
        "member": "did:key:z6MkmpvYUDRcJmmCJv4vH9E5NkYbCK45pL3mqZFtuVSCmeYp",
        "role": "MEMBER",
        "status": "JOINED",
        "encryptionKey": {
            "keyId": "key_01JJY3ZK9B2M4N7Q",
            "keyVersion": 1,
            "algorithm": "X25519",
            "publicKey": "did:key:z6LSi64pt6T7JeDZYjzS743o6UD8vAiWqSApQ5h7oARW9Mcm",
        },
        "joinedSequence": 2,
        "readSequence": 4,
        "invitedBy": "did:key:z6MkibTsmMrTXB75pLUS7NojqwFoQyK9esWc4Qs9Vs28goRZ",
        "version": 2,
        "invitedAt": "2026-01-31T09:00:00Z",
        "changedAt": "2026-01-31T09:05:00Z",
    },
)

REMOVE_MEMBER: Final = Endpoint(
    module="qchat",
    name="removeMember",
    method="POST",
    path="/conversations/{conversationId}/members/{member}/removal",
    parameters={
        "conversationId": {"type": "string", "pattern": "^cnv_[0-9A-Za-z]{8,40}$"},
        "member": {
            "title": "Did",
            "description": "Identifier of an identity, a subidentity or a DAO: the `did:key` of its root public key.",
            "type": "string",
            "pattern": "^did:key:z[1-9A-HJ-NP-Za-km-z]{40,}$",
            "maxLength": 4009,
        },
    },
    required=frozenset(["conversationId", "member"]),
    response=schemas.MEMBER,
    idempotent=True,
    scope="qchat.conversation.manage",
    resource=Resource("Member", "memberId"),
    example={
        "memberId": "mem_01JJY3ZK9B2M4N6P",
        "conversationId": "cnv_01JJY3ZK9B2M4N6P",
        "member": "did:key:z6MkmpvYUDRcJmmCJv4vH9E5NkYbCK45pL3mqZFtuVSCmeYp",
        "role": "MEMBER",
        "status": "JOINED",
        "encryptionKey": {
            "keyId": "key_01JJY3ZK9B2M4N7Q",
            "keyVersion": 1,
            "algorithm": "X25519",
            "publicKey": "did:key:z6LSi64pt6T7JeDZYjzS743o6UD8vAiWqSApQ5h7oARW9Mcm",
        },
        "joinedSequence": 2,
        "readSequence": 4,
        "invitedBy": "did:key:z6MkibTsmMrTXB75pLUS7NojqwFoQyK9esWc4Qs9Vs28goRZ",
        "version": 2,
        "invitedAt": "2026-01-31T09:00:00Z",
        "changedAt": "2026-01-31T09:05:00Z",
    },
)

JOIN_CONVERSATION: Final = Endpoint(
    module="qchat",
    name="joinConversation",
    method="POST",
    path="/conversations/{conversationId}/joining",
    parameters={"conversationId": {"type": "string", "pattern": "^cnv_[0-9A-Za-z]{8,40}$"}},
    required=frozenset(["conversationId"]),
    request=schemas.JOINING_REQUEST,
    response=schemas.MEMBER,
    idempotent=True,
    scope="qchat.conversation.join",
    resource=Resource("Member", "memberId"),
    example={
        "memberId": "mem_01JJY3ZK9B2M4N6P",
        "conversationId": "cnv_01JJY3ZK9B2M4N6P",
        "member": "did:key:z6MkmpvYUDRcJmmCJv4vH9E5NkYbCK45pL3mqZFtuVSCmeYp",
        "role": "MEMBER",
        "status": "JOINED",
        "encryptionKey": {
            "keyId": "key_01JJY3ZK9B2M4N7Q",
            "keyVersion": 1,
            "algorithm": "X25519",
            "publicKey": "did:key:z6LSi64pt6T7JeDZYjzS743o6UD8vAiWqSApQ5h7oARW9Mcm",
        },
        "joinedSequence": 2,
        "readSequence": 4,
        "invitedBy": "did:key:z6MkibTsmMrTXB75pLUS7NojqwFoQyK9esWc4Qs9Vs28goRZ",
        "version": 2,
        "invitedAt": "2026-01-31T09:00:00Z",
        "changedAt": "2026-01-31T09:05:00Z",
    },
)

DECLINE_INVITATION: Final = Endpoint(
    module="qchat",
    name="declineInvitation",
    method="POST",
    path="/conversations/{conversationId}/refusal",
    parameters={"conversationId": {"type": "string", "pattern": "^cnv_[0-9A-Za-z]{8,40}$"}},
    required=frozenset(["conversationId"]),
    response=schemas.MEMBER,
    idempotent=True,
    scope="qchat.conversation.join",
    resource=Resource("Member", "memberId"),
    example={
        "memberId": "mem_01JJY3ZK9B2M4N6P",
        "conversationId": "cnv_01JJY3ZK9B2M4N6P",
        "member": "did:key:z6MkmpvYUDRcJmmCJv4vH9E5NkYbCK45pL3mqZFtuVSCmeYp",
        "role": "MEMBER",
        "status": "JOINED",
        "encryptionKey": {
            "keyId": "key_01JJY3ZK9B2M4N7Q",
            "keyVersion": 1,
            "algorithm": "X25519",
            "publicKey": "did:key:z6LSi64pt6T7JeDZYjzS743o6UD8vAiWqSApQ5h7oARW9Mcm",
        },
        "joinedSequence": 2,
        "readSequence": 4,
        "invitedBy": "did:key:z6MkibTsmMrTXB75pLUS7NojqwFoQyK9esWc4Qs9Vs28goRZ",
        "version": 2,
        "invitedAt": "2026-01-31T09:00:00Z",
        "changedAt": "2026-01-31T09:05:00Z",
    },
)

LEAVE_CONVERSATION: Final = Endpoint(
    module="qchat",
    name="leaveConversation",
    method="POST",
    path="/conversations/{conversationId}/departure",
    parameters={"conversationId": {"type": "string", "pattern": "^cnv_[0-9A-Za-z]{8,40}$"}},
    required=frozenset(["conversationId"]),
    response=schemas.MEMBER,
    idempotent=True,
    scope="qchat.conversation.join",
    resource=Resource("Member", "memberId"),
    example={
        "memberId": "mem_01JJY3ZK9B2M4N6P",
        "conversationId": "cnv_01JJY3ZK9B2M4N6P",
        "member": "did:key:z6MkmpvYUDRcJmmCJv4vH9E5NkYbCK45pL3mqZFtuVSCmeYp",
        "role": "MEMBER",
        "status": "JOINED",
        "encryptionKey": {
            "keyId": "key_01JJY3ZK9B2M4N7Q",
            "keyVersion": 1,
            "algorithm": "X25519",
            "publicKey": "did:key:z6LSi64pt6T7JeDZYjzS743o6UD8vAiWqSApQ5h7oARW9Mcm",
        },
        "joinedSequence": 2,
        "readSequence": 4,
        "invitedBy": "did:key:z6MkibTsmMrTXB75pLUS7NojqwFoQyK9esWc4Qs9Vs28goRZ",
        "version": 2,
        "invitedAt": "2026-01-31T09:00:00Z",
        "changedAt": "2026-01-31T09:05:00Z",
    },
)

REPLACE_MEMBER_KEY: Final = Endpoint(
    module="qchat",
    name="replaceMemberKey",
    method="POST",
    path="/conversations/{conversationId}/member-key",
    parameters={"conversationId": {"type": "string", "pattern": "^cnv_[0-9A-Za-z]{8,40}$"}},
    required=frozenset(["conversationId"]),
    request=schemas.MEMBER_KEY_CHANGE,
    response=schemas.MEMBER,
    idempotent=True,
    scope="qchat.conversation.join",
    resource=Resource("Member", "memberId"),
    example={
        "memberId": "mem_01JJY3ZK9B2M4N6P",
        "conversationId": "cnv_01JJY3ZK9B2M4N6P",
        "member": "did:key:z6MkmpvYUDRcJmmCJv4vH9E5NkYbCK45pL3mqZFtuVSCmeYp",
        "role": "MEMBER",
        "status": "JOINED",
        "encryptionKey": {
            "keyId": "key_01JJY3ZK9B2M4N7Q",
            "keyVersion": 1,
            "algorithm": "X25519",
            "publicKey": "did:key:z6LSi64pt6T7JeDZYjzS743o6UD8vAiWqSApQ5h7oARW9Mcm",
        },
        "joinedSequence": 2,
        "readSequence": 4,
        "invitedBy": "did:key:z6MkibTsmMrTXB75pLUS7NojqwFoQyK9esWc4Qs9Vs28goRZ",
        "version": 2,
        "invitedAt": "2026-01-31T09:00:00Z",
        "changedAt": "2026-01-31T09:05:00Z",
    },
)

MARK_READ: Final = Endpoint(
    module="qchat",
    name="markRead",
    method="PUT",
    path="/conversations/{conversationId}/read-marker",
    parameters={"conversationId": {"type": "string", "pattern": "^cnv_[0-9A-Za-z]{8,40}$"}},
    required=frozenset(["conversationId"]),
    request=schemas.READ_MARKER,
    response=schemas.MEMBER,
    idempotent=True,
    scope="qchat.conversation.join",
    resource=Resource("Member", "memberId"),
    example={
        "memberId": "mem_01JJY3ZK9B2M4N6P",
        "conversationId": "cnv_01JJY3ZK9B2M4N6P",
        "member": "did:key:z6MkmpvYUDRcJmmCJv4vH9E5NkYbCK45pL3mqZFtuVSCmeYp",
        "role": "MEMBER",
        "status": "JOINED",
        "encryptionKey": {
            "keyId": "key_01JJY3ZK9B2M4N7Q",
            "keyVersion": 1,
            "algorithm": "X25519",
            "publicKey": "did:key:z6LSi64pt6T7JeDZYjzS743o6UD8vAiWqSApQ5h7oARW9Mcm",
        },
        "joinedSequence": 2,
        "readSequence": 4,
        "invitedBy": "did:key:z6MkibTsmMrTXB75pLUS7NojqwFoQyK9esWc4Qs9Vs28goRZ",
        "version": 2,
        "invitedAt": "2026-01-31T09:00:00Z",
        "changedAt": "2026-01-31T09:05:00Z",
    },
)

START_EPOCH: Final = Endpoint(
    module="qchat",
    name="startEpoch",
    method="POST",
    path="/conversations/{conversationId}/epochs",
    parameters={"conversationId": {"type": "string", "pattern": "^cnv_[0-9A-Za-z]{8,40}$"}},
    required=frozenset(["conversationId"]),
    request=schemas.EPOCH_REQUEST,
    response=schemas.EPOCH,
    idempotent=True,
    scope="qchat.key.start",
    example={
        "conversationId": "cnv_01JJY3ZK9B2M4N6P",
        "epoch": 2,
        "startedBy": "did:key:z6MkibTsmMrTXB75pLUS7NojqwFoQyK9esWc4Qs9Vs28goRZ",
        "firstSequence": 3,
        "startedAt": "2026-01-31T09:06:00Z",
    },
)

LIST_EPOCH_KEYS: Final = Endpoint(
    module="qchat",
    name="listEpochKeys",
    method="GET",
    path="/conversations/{conversationId}/keys",
    parameters={
        "conversationId": {"type": "string", "pattern": "^cnv_[0-9A-Za-z]{8,40}$"},
        "limit": {"type": "integer", "minimum": 1, "maximum": 200, "default": 50},
        "cursor": {"type": "string", "minLength": 1, "maxLength": 512},
        "epoch": {"type": "integer", "minimum": 1},
    },
    required=frozenset(["conversationId"]),
    response=schemas.EPOCH_KEY_PAGE,
    scope="qchat.key.read",
    safe=True,
    resource=Resource("EpochKey", "epochKeyId", many=True),
    example={
        "items": [
            {
                "epochKeyId": "epk_01JJY3ZK9B2M4N6P",
                "conversationId": "cnv_01JJY3ZK9B2M4N6P",
                "epoch": 2,
                "owner": "did:key:z6MkmpvYUDRcJmmCJv4vH9E5NkYbCK45pL3mqZFtuVSCmeYp",
                "sealedKey": "BV4PVBscCVGkNDLfnF33uUfE2naD-_YSdcgwpFsZYvuh_0FIPPAghj5tLb79IcV-N7NurReL_bcDL7m9",
                "wrappedKey": {
                    "member": "did:key:z6MkmpvYUDRcJmmCJv4vH9E5NkYbCK45pL3mqZFtuVSCmeYp",
                    "keyId": "key_01JJY3ZK9B2M4N7Q",
                    "keyVersion": 1,
                    "algorithm": "X25519",
                    "wrapped": "5QIr5kE9Rq27XtxclIvXqbPcKLm9HZu0X5CMmM5r1NlPSYBmyE_5WZYKVXmuNeoQPD9YL7lIBtxNeOpaEph3OlJdawoRS3Ct3X499myKIYQ",
                },
                "firstSequence": 3,
                "startedAt": "2026-01-31T09:06:00Z",
            }
        ]
    },
)

LIST_ENTRIES: Final = Endpoint(
    module="qchat",
    name="listEntries",
    method="GET",
    path="/conversations/{conversationId}/entries",
    parameters={
        "conversationId": {"type": "string", "pattern": "^cnv_[0-9A-Za-z]{8,40}$"},
        "limit": {"type": "integer", "minimum": 1, "maximum": 200, "default": 50},
        "cursor": {"type": "string", "minLength": 1, "maxLength": 512},
        "after": {"type": "integer", "minimum": 0, "default": 0},
        "kind": {"enum": ["MESSAGE", "RETRACTION", "JOINED", "LEFT", "ROLE", "EPOCH", "TITLE", "CLOSED"]},
    },
    required=frozenset(["conversationId"]),
    response=schemas.ENTRY_PAGE,
    scope="qchat.message.read",
    safe=True,
    example={
        "items": [
            {
                "conversationId": "cnv_01JJY3ZK9B2M4N6P",
                "sequence": 4,
                "kind": "MESSAGE",
                "actor": {"squidId": "did:key:z6MkibTsmMrTXB75pLUS7NojqwFoQyK9esWc4Qs9Vs28goRZ"},
                "epoch": 2,
                "message": {
                    "messageId": "msg_01JJY3ZK9B2M4N6P",
                    "conversationId": "cnv_01JJY3ZK9B2M4N6P",
                    "sequence": 4,
                    "epoch": 2,
                    "from": {"squidId": "did:key:z6MkibTsmMrTXB75pLUS7NojqwFoQyK9esWc4Qs9Vs28goRZ"},
                    "encryptedContent": "wVNfxsQU9fB9KXvoOHvo2jFal4_Nf9fHFQ-3dEljx01yO8yo1ej_pKsZXpAdOsQ3xhRBL982X6RRFQg1ypXNIQ",
                    "signature": {
                        "alg": "EdDSA",
                        "pub": "did:key:z6MkibTsmMrTXB75pLUS7NojqwFoQyK9esWc4Qs9Vs28goRZ",
                        "sig": "7zGua2064V4891ZM1tYkqWQtFWwFySN9aZHUy3K077sDKpYbGEiCRhkrQf-xALVdpDzvcTDPLaaSHutEMvU1BQ",
                        "ts": 1769851800,
                        "nonce": "S5mORt4KrBIbMfriyoutuQ",
                    },
                    "status": "POSTED",
                    "postedAt": "2026-01-31T09:30:00Z",
                },
                "at": "2026-01-31T09:30:00Z",
            }
        ]
    },
)

STREAM_ENTRIES: Final = Endpoint(
    module="qchat",
    name="streamEntries",
    method="GET",
    path="/conversations/{conversationId}/stream",
    parameters={
        "conversationId": {"type": "string", "pattern": "^cnv_[0-9A-Za-z]{8,40}$"},
        "after": {"type": "integer", "minimum": 0, "default": 0},
    },
    required=frozenset(["conversationId"]),
    enveloped=False,
    gives=StreamKind(media_types=("text/event-stream",), max_bytes=16777216),
    scope="qchat.message.read",
    safe=True,
)

POST_MESSAGE: Final = Endpoint(
    module="qchat",
    name="postMessage",
    method="POST",
    path="/conversations/{conversationId}/messages",
    parameters={"conversationId": {"type": "string", "pattern": "^cnv_[0-9A-Za-z]{8,40}$"}},
    required=frozenset(["conversationId"]),
    request=schemas.MESSAGE_REQUEST,
    response=schemas.MESSAGE,
    idempotent=True,
    scope="qchat.message.post",
    resource=Resource("Message", "messageId"),
    example={
        "messageId": "msg_01JJY3ZK9B2M4N6P",
        "conversationId": "cnv_01JJY3ZK9B2M4N6P",
        "sequence": 4,
        "epoch": 2,
        "from": {"squidId": "did:key:z6MkibTsmMrTXB75pLUS7NojqwFoQyK9esWc4Qs9Vs28goRZ"},
        "encryptedContent": "wVNfxsQU9fB9KXvoOHvo2jFal4_Nf9fHFQ-3dEljx01yO8yo1ej_pKsZXpAdOsQ3xhRBL982X6RRFQg1ypXNIQ",
        "signature": {
            "alg": "EdDSA",
            "pub": "did:key:z6MkibTsmMrTXB75pLUS7NojqwFoQyK9esWc4Qs9Vs28goRZ",
            "sig": "7zGua2064V4891ZM1tYkqWQtFWwFySN9aZHUy3K077sDKpYbGEiCRhkrQf-xALVdpDzvcTDPLaaSHutEMvU1BQ",
            "ts": 1769851800,
            "nonce": "S5mORt4KrBIbMfriyoutuQ",
        },
        "status": "POSTED",
        "postedAt": "2026-01-31T09:30:00Z",
    },
)

GET_MESSAGE: Final = Endpoint(
    module="qchat",
    name="getMessage",
    method="GET",
    path="/conversations/{conversationId}/messages/{messageId}",
    parameters={
        "conversationId": {"type": "string", "pattern": "^cnv_[0-9A-Za-z]{8,40}$"},
        "messageId": {"type": "string", "pattern": "^msg_[0-9A-Za-z]{8,40}$"},
    },
    required=frozenset(["conversationId", "messageId"]),
    response=schemas.MESSAGE,
    scope="qchat.message.read",
    safe=True,
    resource=Resource("Message", "messageId"),
    example={
        "messageId": "msg_01JJY3ZK9B2M4N6P",
        "conversationId": "cnv_01JJY3ZK9B2M4N6P",
        "sequence": 4,
        "epoch": 2,
        "from": {"squidId": "did:key:z6MkibTsmMrTXB75pLUS7NojqwFoQyK9esWc4Qs9Vs28goRZ"},
        "encryptedContent": "wVNfxsQU9fB9KXvoOHvo2jFal4_Nf9fHFQ-3dEljx01yO8yo1ej_pKsZXpAdOsQ3xhRBL982X6RRFQg1ypXNIQ",
        "signature": {
            "alg": "EdDSA",
            "pub": "did:key:z6MkibTsmMrTXB75pLUS7NojqwFoQyK9esWc4Qs9Vs28goRZ",
            "sig": "7zGua2064V4891ZM1tYkqWQtFWwFySN9aZHUy3K077sDKpYbGEiCRhkrQf-xALVdpDzvcTDPLaaSHutEMvU1BQ",
            "ts": 1769851800,
            "nonce": "S5mORt4KrBIbMfriyoutuQ",
        },
        "status": "POSTED",
        "postedAt": "2026-01-31T09:30:00Z",
    },
)

RETRACT_MESSAGE: Final = Endpoint(
    module="qchat",
    name="retractMessage",
    method="POST",
    path="/conversations/{conversationId}/messages/{messageId}/retraction",
    parameters={
        "conversationId": {"type": "string", "pattern": "^cnv_[0-9A-Za-z]{8,40}$"},
        "messageId": {"type": "string", "pattern": "^msg_[0-9A-Za-z]{8,40}$"},
    },
    required=frozenset(["conversationId", "messageId"]),
    response=schemas.MESSAGE,
    idempotent=True,
    scope="qchat.message.retract",
    resource=Resource("Message", "messageId"),
    example={
        "messageId": "msg_01JJY3ZK9B2M4N6P",
        "conversationId": "cnv_01JJY3ZK9B2M4N6P",
        "sequence": 4,
        "epoch": 2,
        "from": {"squidId": "did:key:z6MkibTsmMrTXB75pLUS7NojqwFoQyK9esWc4Qs9Vs28goRZ"},
        "encryptedContent": "wVNfxsQU9fB9KXvoOHvo2jFal4_Nf9fHFQ-3dEljx01yO8yo1ej_pKsZXpAdOsQ3xhRBL982X6RRFQg1ypXNIQ",
        "signature": {
            "alg": "EdDSA",
            "pub": "did:key:z6MkibTsmMrTXB75pLUS7NojqwFoQyK9esWc4Qs9Vs28goRZ",
            "sig": "7zGua2064V4891ZM1tYkqWQtFWwFySN9aZHUy3K077sDKpYbGEiCRhkrQf-xALVdpDzvcTDPLaaSHutEMvU1BQ",
            "ts": 1769851800,
            "nonce": "S5mORt4KrBIbMfriyoutuQ",
        },
        "status": "POSTED",
        "postedAt": "2026-01-31T09:30:00Z",
    },
)

REPORT_MESSAGE: Final = Endpoint(
    module="qchat",
    name="reportMessage",
    method="POST",
    path="/conversations/{conversationId}/messages/{messageId}/report",
    parameters={
        "conversationId": {"type": "string", "pattern": "^cnv_[0-9A-Za-z]{8,40}$"},
        "messageId": {"type": "string", "pattern": "^msg_[0-9A-Za-z]{8,40}$"},
    },
    required=frozenset(["conversationId", "messageId"]),
    request=schemas.MESSAGE_REPORT,
    enveloped=False,
    idempotent=True,
    scope="qchat.message.report",
)

LIST_COMMUNITY_CONVERSATIONS: Final = Endpoint(
    module="qchat",
    name="listCommunityConversations",
    method="GET",
    path="/communities/{daoId}/conversations",
    parameters={
        "daoId": {
            "title": "Did",
            "description": "Identifier of an identity, a subidentity or a DAO: the `did:key` of its root public key.",
            "type": "string",
            "pattern": "^did:key:z[1-9A-HJ-NP-Za-km-z]{40,}$",
            "maxLength": 4009,
        },
        "limit": {"type": "integer", "minimum": 1, "maximum": 200, "default": 50},
        "cursor": {"type": "string", "minLength": 1, "maxLength": 512},
    },
    required=frozenset(["daoId"]),
    response=schemas.CONVERSATION_PAGE,
    scope="qchat.community.read",
    delegates=("squid.association.read",),
    safe=True,
    resource=Resource("Conversation", "conversationId", many=True),
    example={
        "items": [
            {
                "conversationId": "cnv_01JJY3ZK9B2M4N6P",
                "kind": "GROUP",
                "title": "Harbour",
                "status": "OPEN",
                "epoch": 2,
                "lastSequence": 4,
                "members": 2,
                "createdBy": "did:key:z6MkibTsmMrTXB75pLUS7NojqwFoQyK9esWc4Qs9Vs28goRZ",
                "version": 3,
                "createdAt": "2026-01-31T09:00:00Z",
                "changedAt": "2026-01-31T09:06:00Z",
            }
        ]
    },
)

OPEN_COMMUNITY_CONVERSATION: Final = Endpoint(
    module="qchat",
    name="openCommunityConversation",
    method="POST",
    path="/communities/{daoId}/conversations",
    parameters={
        "daoId": {
            "title": "Did",
            "description": "Identifier of an identity, a subidentity or a DAO: the `did:key` of its root public key.",
            "type": "string",
            "pattern": "^did:key:z[1-9A-HJ-NP-Za-km-z]{40,}$",
            "maxLength": 4009,
        }
    },
    required=frozenset(["daoId"]),
    request=schemas.COMMUNITY_CONVERSATION_REQUEST,
    response=schemas.CONVERSATION,
    idempotent=True,
    scope="qchat.community.open",
    delegates=("squid.association.read",),
    resource=Resource("Conversation", "conversationId"),
    example={
        "conversationId": "cnv_01JJY3ZK9B2M4N6P",
        "kind": "GROUP",
        "title": "Harbour",
        "status": "OPEN",
        "epoch": 1,
        "lastSequence": 1,
        "members": 1,
        "createdBy": "did:key:z6MkibTsmMrTXB75pLUS7NojqwFoQyK9esWc4Qs9Vs28goRZ",
        "version": 1,
        "createdAt": "2026-01-31T09:00:00Z",
        "changedAt": "2026-01-31T09:00:00Z",
    },
)

JOIN_COMMUNITY_CONVERSATION: Final = Endpoint(
    module="qchat",
    name="joinCommunityConversation",
    method="POST",
    path="/communities/{daoId}/conversations/{conversationId}/joining",
    parameters={
        "daoId": {
            "title": "Did",
            "description": "Identifier of an identity, a subidentity or a DAO: the `did:key` of its root public key.",
            "type": "string",
            "pattern": "^did:key:z[1-9A-HJ-NP-Za-km-z]{40,}$",
            "maxLength": 4009,
        },
        "conversationId": {"type": "string", "pattern": "^cnv_[0-9A-Za-z]{8,40}$"},
    },
    required=frozenset(["daoId", "conversationId"]),
    request=schemas.JOINING_REQUEST,
    response=schemas.MEMBER,
    idempotent=True,
    scope="qchat.community.join",
    delegates=("squid.association.read",),
    resource=Resource("Member", "memberId"),
    example={
        "memberId": "mem_01JJY3ZK9B2M4N6P",
        "conversationId": "cnv_01JJY3ZK9B2M4N6P",
        "member": "did:key:z6MkmpvYUDRcJmmCJv4vH9E5NkYbCK45pL3mqZFtuVSCmeYp",
        "role": "MEMBER",
        "status": "JOINED",
        "encryptionKey": {
            "keyId": "key_01JJY3ZK9B2M4N7Q",
            "keyVersion": 1,
            "algorithm": "X25519",
            "publicKey": "did:key:z6LSi64pt6T7JeDZYjzS743o6UD8vAiWqSApQ5h7oARW9Mcm",
        },
        "joinedSequence": 2,
        "readSequence": 4,
        "invitedBy": "did:key:z6MkibTsmMrTXB75pLUS7NojqwFoQyK9esWc4Qs9Vs28goRZ",
        "version": 2,
        "invitedAt": "2026-01-31T09:00:00Z",
        "changedAt": "2026-01-31T09:05:00Z",
    },
)

LIST_AUDIT_TRAIL: Final = Endpoint(
    module="qchat",
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
    scope="qchat.data.read",
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

REQUEST_EXPORT: Final = Endpoint(
    module="qchat",
    name="requestExport",
    method="POST",
    path="/exports",
    response=schemas.EXPORT,
    idempotent=True,
    scope="qchat.data.export",
    resource=Resource("Export", "exportId"),
    example={
        "exportId": "exp_01JJY3ZK9B2M4N6P",
        "owner": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
        "status": "REQUESTED",
        "requestedAt": "2026-01-31T09:30:00Z",
    },
)

GET_EXPORT: Final = Endpoint(
    module="qchat",
    name="getExport",
    method="GET",
    path="/exports/{exportId}",
    parameters={"exportId": {"type": "string", "pattern": "^exp_[0-9A-Za-z]{8,40}$"}},
    required=frozenset(["exportId"]),
    response=schemas.EXPORT,
    scope="qchat.data.export",
    safe=True,
    resource=Resource("Export", "exportId"),
    example={
        "exportId": "exp_01JJY3ZK9B2M4N6P",
        "owner": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
        "status": "REQUESTED",
        "requestedAt": "2026-01-31T09:30:00Z",
    },
)

DOWNLOAD_EXPORT: Final = Endpoint(
    module="qchat",
    name="downloadExport",
    method="GET",
    path="/exports/{exportId}/file",
    parameters={"exportId": {"type": "string", "pattern": "^exp_[0-9A-Za-z]{8,40}$"}},
    required=frozenset(["exportId"]),
    enveloped=False,
    gives=StreamKind(media_types=("application/x-ndjson",), max_bytes=10737418240),
    scope="qchat.data.export",
    safe=True,
)

REQUEST_ERASURE: Final = Endpoint(
    module="qchat",
    name="requestErasure",
    method="POST",
    path="/erasures",
    response=schemas.ERASURE,
    idempotent=True,
    scope="qchat.data.erase",
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
    module="qchat",
    name="getErasure",
    method="GET",
    path="/erasures/{erasureId}",
    parameters={"erasureId": {"type": "string", "pattern": "^era_[0-9A-Za-z]{8,40}$"}},
    required=frozenset(["erasureId"]),
    response=schemas.ERASURE,
    scope="qchat.data.erase",
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
        "listConversations": LIST_CONVERSATIONS,
        "createConversation": CREATE_CONVERSATION,
        "getConversation": GET_CONVERSATION,
        "changeConversation": CHANGE_CONVERSATION,
        "closeConversation": CLOSE_CONVERSATION,
        "listMembers": LIST_MEMBERS,
        "inviteMember": INVITE_MEMBER,
        "changeMember": CHANGE_MEMBER,
        "removeMember": REMOVE_MEMBER,
        "joinConversation": JOIN_CONVERSATION,
        "declineInvitation": DECLINE_INVITATION,
        "leaveConversation": LEAVE_CONVERSATION,
        "replaceMemberKey": REPLACE_MEMBER_KEY,
        "markRead": MARK_READ,
        "startEpoch": START_EPOCH,
        "listEpochKeys": LIST_EPOCH_KEYS,
        "listEntries": LIST_ENTRIES,
        "streamEntries": STREAM_ENTRIES,
        "postMessage": POST_MESSAGE,
        "getMessage": GET_MESSAGE,
        "retractMessage": RETRACT_MESSAGE,
        "reportMessage": REPORT_MESSAGE,
        "listCommunityConversations": LIST_COMMUNITY_CONVERSATIONS,
        "openCommunityConversation": OPEN_COMMUNITY_CONVERSATION,
        "joinCommunityConversation": JOIN_COMMUNITY_CONVERSATION,
        "listAuditTrail": LIST_AUDIT_TRAIL,
        "requestExport": REQUEST_EXPORT,
        "getExport": GET_EXPORT,
        "downloadExport": DOWNLOAD_EXPORT,
        "requestErasure": REQUEST_ERASURE,
        "getErasure": GET_ERASURE,
    }
)
