"""The client of Qchat.

Generated from modules/qchat by `anarq generate client`. Do not edit.
"""

from collections.abc import AsyncIterator
from typing import Literal, cast

from anarq.clients._gen.qchat import endpoints
from anarq.clients._gen.qchat.models import (
    AuditEntryPage,
    CommunityConversationRequest,
    Conversation,
    ConversationChange,
    ConversationPage,
    ConversationRequest,
    Did,
    Entry,
    EntryPage,
    Epoch,
    EpochKey,
    EpochKeyPage,
    EpochRequest,
    Erasure,
    Export,
    InvitationRequest,
    JoiningRequest,
    Member,
    MemberChange,
    MemberKeyChange,
    MemberPage,
    Membership,
    MembershipPage,
    Message,
    MessageReport,
    MessageRequest,
    ReadMarker,
    Timestamp,
)
from anarq.clients.http import HttpClient
from anarq.clients.operations import Operations
from anarq.clients.streams import Received


class QchatOperations(Operations):
    """The operations of Qchat, as its client and its mock both offer them."""

    endpoints = endpoints.ENDPOINTS

    async def list_conversations(
        self,
        *,
        limit: int = 50,
        cursor: str | None = None,
        membership: Literal["INVITED", "JOINED", "DECLINED", "EXPIRED", "WITHDRAWN", "LEFT", "REMOVED"] = "JOINED",
        kind: Literal["DIRECT", "GROUP", "COMMUNITY"] | None = None,
        changed_after: Timestamp | None = None,
    ) -> MembershipPage:
        """List the conversations of the caller. Those that the grant's subject has joined, unless another state is
        asked for. `lastSequence` less `readSequence` is what he has not read.
        """
        data = await self._call(
            endpoints.LIST_CONVERSATIONS,
            {"limit": limit, "cursor": cursor, "membership": membership, "kind": kind, "changedAfter": changed_after},
        )
        return cast("MembershipPage", data)

    async def iterate_list_conversations(
        self,
        *,
        limit: int = 50,
        cursor: str | None = None,
        membership: Literal["INVITED", "JOINED", "DECLINED", "EXPIRED", "WITHDRAWN", "LEFT", "REMOVED"] = "JOINED",
        kind: Literal["DIRECT", "GROUP", "COMMUNITY"] | None = None,
        changed_after: Timestamp | None = None,
    ) -> AsyncIterator[Membership]:
        """The items of every page of `listConversations`; a page is asked for when it is needed."""
        items = self._items(
            endpoints.LIST_CONVERSATIONS,
            {"limit": limit, "cursor": cursor, "membership": membership, "kind": kind, "changedAfter": changed_after},
        )
        async for item in items:
            yield cast("Membership", item)

    async def create_conversation(
        self,
        body: ConversationRequest,
        *,
        idempotency_key: str | None = None,
    ) -> Conversation:
        """Create a conversation. Its creator is its first member and its `OWNER`. Whoever is invited joins by
        himself; with each the epoch changes. A second `DIRECT` one between the same two is `CONFLICT`, with the
        reason `direct_already`.
        """
        data = await self._call(
            endpoints.CREATE_CONVERSATION,
            {},
            body,
            idempotency_key=idempotency_key,
        )
        return cast("Conversation", data)

    async def get_conversation(
        self,
        *,
        conversation_id: str,
    ) -> Conversation:
        """Read a conversation."""
        data = await self._call(
            endpoints.GET_CONVERSATION,
            {"conversationId": conversation_id},
        )
        return cast("Conversation", data)

    async def change_conversation(
        self,
        body: ConversationChange,
        *,
        conversation_id: str,
        idempotency_key: str | None = None,
    ) -> Conversation:
        """Rename a conversation."""
        data = await self._call(
            endpoints.CHANGE_CONVERSATION,
            {"conversationId": conversation_id},
            body,
            idempotency_key=idempotency_key,
        )
        return cast("Conversation", data)

    async def close_conversation(
        self,
        *,
        conversation_id: str,
        idempotency_key: str | None = None,
    ) -> Conversation:
        """Close a conversation. For an `OWNER`. Nothing is posted any more, and invitations are withdrawn. Members
        go on reading what there is.
        """
        data = await self._call(
            endpoints.CLOSE_CONVERSATION,
            {"conversationId": conversation_id},
            idempotency_key=idempotency_key,
        )
        return cast("Conversation", data)

    async def list_members(
        self,
        *,
        conversation_id: str,
        limit: int = 50,
        cursor: str | None = None,
        status: Literal["INVITED", "JOINED", "DECLINED", "EXPIRED", "WITHDRAWN", "LEFT", "REMOVED"] = "JOINED",
        role: Literal["OWNER", "MODERATOR", "MEMBER"] | None = None,
    ) -> MemberPage:
        """List the members of a conversation. With the key for which each of them is to have epoch keys."""
        data = await self._call(
            endpoints.LIST_MEMBERS,
            {"conversationId": conversation_id, "limit": limit, "cursor": cursor, "status": status, "role": role},
        )
        return cast("MemberPage", data)

    async def iterate_list_members(
        self,
        *,
        conversation_id: str,
        limit: int = 50,
        cursor: str | None = None,
        status: Literal["INVITED", "JOINED", "DECLINED", "EXPIRED", "WITHDRAWN", "LEFT", "REMOVED"] = "JOINED",
        role: Literal["OWNER", "MODERATOR", "MEMBER"] | None = None,
    ) -> AsyncIterator[Member]:
        """The items of every page of `listMembers`; a page is asked for when it is needed."""
        items = self._items(
            endpoints.LIST_MEMBERS,
            {"conversationId": conversation_id, "limit": limit, "cursor": cursor, "status": status, "role": role},
        )
        async for item in items:
            yield cast("Member", item)

    async def invite_member(
        self,
        body: InvitationRequest,
        *,
        conversation_id: str,
        idempotency_key: str | None = None,
    ) -> Member:
        """Invite somebody to a conversation. An invitation holds for fourteen days. Whoever was in it before can be
        invited again. `CONFLICT` says in `reasons` why not: `member_already`, `conversation_full`,
        `conversation_closed`, `direct`. Who invites more in a day than his standing allows is told
        `RATE_LIMIT_EXCEEDED`.
        """
        data = await self._call(
            endpoints.INVITE_MEMBER,
            {"conversationId": conversation_id},
            body,
            idempotency_key=idempotency_key,
        )
        return cast("Member", data)

    async def change_member(
        self,
        body: MemberChange,
        *,
        conversation_id: str,
        member: Did,
        idempotency_key: str | None = None,
    ) -> Member:
        """Change the role of a member. For an `OWNER`. The last one stays it until there is another."""
        data = await self._call(
            endpoints.CHANGE_MEMBER,
            {"conversationId": conversation_id, "member": member},
            body,
            idempotency_key=idempotency_key,
        )
        return cast("Member", data)

    async def remove_member(
        self,
        *,
        conversation_id: str,
        member: Did,
        idempotency_key: str | None = None,
    ) -> Member:
        """Remove a member. He reads nothing that comes later: nothing is posted until the next epoch, whose key he
        does not have. An invitation that was not taken up is withdrawn.
        """
        data = await self._call(
            endpoints.REMOVE_MEMBER,
            {"conversationId": conversation_id, "member": member},
            idempotency_key=idempotency_key,
        )
        return cast("Member", data)

    async def join_conversation(
        self,
        body: JoiningRequest,
        *,
        conversation_id: str,
        idempotency_key: str | None = None,
    ) -> Member:
        """Join a conversation. For whoever was invited. He reads what is posted from the next epoch on, which a
        member starts.
        """
        data = await self._call(
            endpoints.JOIN_CONVERSATION,
            {"conversationId": conversation_id},
            body,
            idempotency_key=idempotency_key,
        )
        return cast("Member", data)

    async def decline_invitation(
        self,
        *,
        conversation_id: str,
        idempotency_key: str | None = None,
    ) -> Member:
        """Decline an invitation."""
        data = await self._call(
            endpoints.DECLINE_INVITATION,
            {"conversationId": conversation_id},
            idempotency_key=idempotency_key,
        )
        return cast("Member", data)

    async def leave_conversation(
        self,
        *,
        conversation_id: str,
        idempotency_key: str | None = None,
    ) -> Member:
        """Leave a conversation. What the caller has posted stays; `retractMessage` takes it back. The last `OWNER`
        names another one first, unless he is alone: then the conversation is closed.
        """
        data = await self._call(
            endpoints.LEAVE_CONVERSATION,
            {"conversationId": conversation_id},
            idempotency_key=idempotency_key,
        )
        return cast("Member", data)

    async def replace_member_key(
        self,
        body: MemberKeyChange,
        *,
        conversation_id: str,
        idempotency_key: str | None = None,
    ) -> Member:
        """Replace the key of the caller. For whoever has lost his key, or has to change it. The next epoch is sealed
        for the new one; those before stay sealed for the old one.
        """
        data = await self._call(
            endpoints.REPLACE_MEMBER_KEY,
            {"conversationId": conversation_id},
            body,
            idempotency_key=idempotency_key,
        )
        return cast("Member", data)

    async def mark_read(
        self,
        body: ReadMarker,
        *,
        conversation_id: str,
        idempotency_key: str | None = None,
    ) -> Member:
        """Say up to what one has read. A marker only goes forward: one that is behind leaves it where it is. Members
        see one another's.
        """
        data = await self._call(
            endpoints.MARK_READ,
            {"conversationId": conversation_id},
            body,
            idempotency_key=idempotency_key,
        )
        return cast("Member", data)

    async def start_epoch(
        self,
        body: EpochRequest,
        *,
        conversation_id: str,
        idempotency_key: str | None = None,
    ) -> Epoch:
        """Start the next epoch. For any member, whose client does it by itself: it makes a new key and seals it for
        each who has joined. Of several who try, one succeeds, and the others are told `VERSION_CONFLICT`. Keys
        for others than the members are `CONFLICT`, with the reason `members_differ`. Without a change of members
        it only changes the key.
        """
        data = await self._call(
            endpoints.START_EPOCH,
            {"conversationId": conversation_id},
            body,
            idempotency_key=idempotency_key,
        )
        return cast("Epoch", data)

    async def list_epoch_keys(
        self,
        *,
        conversation_id: str,
        limit: int = 50,
        cursor: str | None = None,
        epoch: int | None = None,
    ) -> EpochKeyPage:
        """List the epoch keys of the caller. Each sealed for a key of the grant's subject, of the epochs in which he
        was a member.
        """
        data = await self._call(
            endpoints.LIST_EPOCH_KEYS,
            {"conversationId": conversation_id, "limit": limit, "cursor": cursor, "epoch": epoch},
        )
        return cast("EpochKeyPage", data)

    async def iterate_list_epoch_keys(
        self,
        *,
        conversation_id: str,
        limit: int = 50,
        cursor: str | None = None,
        epoch: int | None = None,
    ) -> AsyncIterator[EpochKey]:
        """The items of every page of `listEpochKeys`; a page is asked for when it is needed."""
        items = self._items(
            endpoints.LIST_EPOCH_KEYS,
            {"conversationId": conversation_id, "limit": limit, "cursor": cursor, "epoch": epoch},
        )
        async for item in items:
            yield cast("EpochKey", item)

    async def list_entries(
        self,
        *,
        conversation_id: str,
        limit: int = 50,
        cursor: str | None = None,
        after: int = 0,
        kind: Literal["MESSAGE", "RETRACTION", "JOINED", "LEFT", "ROLE", "EPOCH", "TITLE", "CLOSED"] | None = None,
    ) -> EntryPage:
        """List what happened in a conversation. Messages and everything else that has a number, from where the
        caller joined on.
        """
        data = await self._call(
            endpoints.LIST_ENTRIES,
            {"conversationId": conversation_id, "limit": limit, "cursor": cursor, "after": after, "kind": kind},
        )
        return cast("EntryPage", data)

    async def iterate_list_entries(
        self,
        *,
        conversation_id: str,
        limit: int = 50,
        cursor: str | None = None,
        after: int = 0,
        kind: Literal["MESSAGE", "RETRACTION", "JOINED", "LEFT", "ROLE", "EPOCH", "TITLE", "CLOSED"] | None = None,
    ) -> AsyncIterator[Entry]:
        """The items of every page of `listEntries`; a page is asked for when it is needed."""
        items = self._items(
            endpoints.LIST_ENTRIES,
            {"conversationId": conversation_id, "limit": limit, "cursor": cursor, "after": after, "kind": kind},
        )
        async for item in items:
            yield cast("Entry", item)

    async def stream_entries(
        self,
        *,
        conversation_id: str,
        after: int = 0,
    ) -> Received:
        """Stream what happened in a conversation. Server-sent events, by number: `id` is the number, `event` the
        kind, `data` the entry as `listEntries` has it. It sends what there is after `after`, and ends; whoever
        asks again with the last `id` that he has goes on from there, and misses nothing. `retry` says after how
        many milliseconds.
        """
        data = await self._call(
            endpoints.STREAM_ENTRIES,
            {"conversationId": conversation_id, "after": after},
        )
        return cast("Received", data)

    async def post_message(
        self,
        body: MessageRequest,
        *,
        conversation_id: str,
        idempotency_key: str | None = None,
    ) -> Message:
        """Post a message. It has the next number. `CONFLICT` says in `reasons` why it is not posted: `rekeying`,
        `epoch_ended`, `conversation_closed`. A signature of something else is `VALIDATION_FAILED`, with the
        reason `signature_of_something_else`.
        """
        data = await self._call(
            endpoints.POST_MESSAGE,
            {"conversationId": conversation_id},
            body,
            idempotency_key=idempotency_key,
        )
        return cast("Message", data)

    async def get_message(
        self,
        *,
        conversation_id: str,
        message_id: str,
    ) -> Message:
        """Read a message."""
        data = await self._call(
            endpoints.GET_MESSAGE,
            {"conversationId": conversation_id, "messageId": message_id},
        )
        return cast("Message", data)

    async def retract_message(
        self,
        *,
        conversation_id: str,
        message_id: str,
        idempotency_key: str | None = None,
    ) -> Message:
        """Take a message back. For its author, and for those who moderate. What it said is erased; its number stays.
        What others have copied stays with them.
        """
        data = await self._call(
            endpoints.RETRACT_MESSAGE,
            {"conversationId": conversation_id, "messageId": message_id},
            idempotency_key=idempotency_key,
        )
        return cast("Message", data)

    async def report_message(
        self,
        body: MessageReport,
        *,
        conversation_id: str,
        message_id: str,
        idempotency_key: str | None = None,
    ) -> None:
        """Report a message. Those who moderate are told, and peers that watch for abuse: of whom it is, and not who
        says so.
        """
        await self._call(
            endpoints.REPORT_MESSAGE,
            {"conversationId": conversation_id, "messageId": message_id},
            body,
            idempotency_key=idempotency_key,
        )

    async def list_community_conversations(
        self,
        *,
        dao_id: Did,
        limit: int = 50,
        cursor: str | None = None,
    ) -> ConversationPage:
        """List the conversations of a DAO. For its members, joined or not. Whether the grant's subject belongs to
        the DAO, Qchat asks sQuid in his name.
        """
        data = await self._call(
            endpoints.LIST_COMMUNITY_CONVERSATIONS,
            {"daoId": dao_id, "limit": limit, "cursor": cursor},
        )
        return cast("ConversationPage", data)

    async def iterate_list_community_conversations(
        self,
        *,
        dao_id: Did,
        limit: int = 50,
        cursor: str | None = None,
    ) -> AsyncIterator[Conversation]:
        """The items of every page of `listCommunityConversations`; a page is asked for when it is needed."""
        items = self._items(
            endpoints.LIST_COMMUNITY_CONVERSATIONS,
            {"daoId": dao_id, "limit": limit, "cursor": cursor},
        )
        async for item in items:
            yield cast("Conversation", item)

    async def open_community_conversation(
        self,
        body: CommunityConversationRequest,
        *,
        dao_id: Did,
        idempotency_key: str | None = None,
    ) -> Conversation:
        """Open a conversation of a DAO. Every member of the DAO can join it, without an invitation. For its
        delegates and stewards. Whether the grant's subject belongs to the DAO, Qchat asks sQuid in his name.
        """
        data = await self._call(
            endpoints.OPEN_COMMUNITY_CONVERSATION,
            {"daoId": dao_id},
            body,
            idempotency_key=idempotency_key,
        )
        return cast("Conversation", data)

    async def join_community_conversation(
        self,
        body: JoiningRequest,
        *,
        dao_id: Did,
        conversation_id: str,
        idempotency_key: str | None = None,
    ) -> Member:
        """Join a conversation of a DAO. For the members of the DAO; whoever was removed from it needs an invitation.
        He reads what is posted from the next epoch on, which a member starts. Whether the grant's subject belongs
        to the DAO, Qchat asks sQuid in his name.
        """
        data = await self._call(
            endpoints.JOIN_COMMUNITY_CONVERSATION,
            {"daoId": dao_id, "conversationId": conversation_id},
            body,
            idempotency_key=idempotency_key,
        )
        return cast("Member", data)

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

    async def request_export(
        self,
        *,
        idempotency_key: str | None = None,
    ) -> Export:
        """Ask for a copy of all that is kept of somebody. Memberships, epoch keys, and the entries of all
        conversations from where the caller joined on. What is encrypted stays so: its owner has the keys. One at
        a time is made.
        """
        data = await self._call(
            endpoints.REQUEST_EXPORT,
            {},
            idempotency_key=idempotency_key,
        )
        return cast("Export", data)

    async def get_export(
        self,
        *,
        export_id: str,
    ) -> Export:
        """Read how far an export has come."""
        data = await self._call(
            endpoints.GET_EXPORT,
            {"exportId": export_id},
        )
        return cast("Export", data)

    async def download_export(
        self,
        *,
        export_id: str,
    ) -> Received:
        """Download the file of an export. JSON, one record a line, each with the `$id` of its contract as `type`.
        There for seven days.
        """
        data = await self._call(
            endpoints.DOWNLOAD_EXPORT,
            {"exportId": export_id},
        )
        return cast("Received", data)

    async def request_erasure(
        self,
        *,
        idempotency_key: str | None = None,
    ) -> Erasure:
        """Have all erased that is kept of somebody. Leaves all conversations, takes back what was posted in them,
        and erases memberships and epoch keys. Numbers stay, without who and what.
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


class QchatClient(QchatOperations, HttpClient):
    """Calls Qchat over HTTP."""

    api_version = "v1.0"
