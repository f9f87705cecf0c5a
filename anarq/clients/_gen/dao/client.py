"""The client of DAO.

Generated from modules/dao by `anarq generate client`. Do not edit.
"""

from collections.abc import AsyncIterator
from typing import Literal, cast

from anarq.clients._gen.dao import endpoints
from anarq.clients._gen.dao.models import (
    Admission,
    AuditEntryPage,
    CountedVote,
    CountedVotePage,
    Dao,
    DaoChange,
    DaoDecision,
    DaoPage,
    DaoRequest,
    DecisionPage,
    Did,
    Erasure,
    ExportPage,
    Membership,
    MembershipChange,
    MembershipPage,
    MembershipRequest,
    Proposal,
    ProposalPage,
    ProposalRequest,
    RuleCheck,
    RuleCheckRequest,
    Rules,
    Timestamp,
    Vote,
    VoteRequest,
)
from anarq.clients.http import HttpClient
from anarq.clients.operations import Operations


class DaoOperations(Operations):
    """The operations of DAO, as its client and its mock both offer them."""

    endpoints = endpoints.ENDPOINTS

    async def list_daos(
        self,
        *,
        limit: int = 50,
        cursor: str | None = None,
        status: Literal["ACTIVE", "DISSOLVED"] = "ACTIVE",
    ) -> DaoPage:
        """List DAOs. All that are active, unless another state is asked for."""
        data = await self._call(
            endpoints.LIST_DAOS,
            {"limit": limit, "cursor": cursor, "status": status},
        )
        return cast("DaoPage", data)

    async def iterate_list_daos(
        self,
        *,
        limit: int = 50,
        cursor: str | None = None,
        status: Literal["ACTIVE", "DISSOLVED"] = "ACTIVE",
    ) -> AsyncIterator[Dao]:
        """The items of every page of `listDaos`; a page is asked for when it is needed."""
        items = self._items(
            endpoints.LIST_DAOS,
            {"limit": limit, "cursor": cursor, "status": status},
        )
        async for item in items:
            yield cast("Dao", item)

    async def create_dao(
        self,
        body: DaoRequest,
        *,
        idempotency_key: str | None = None,
    ) -> Dao:
        """Found a DAO. The grant's subject is the DAO: an active identity of its own, whose key gives the grant. The
        caller becomes its first member, and its steward; his reputation is read at sQuid. `CONFLICT` where the
        identity is a DAO already.
        """
        data = await self._call(
            endpoints.CREATE_DAO,
            {},
            body,
            idempotency_key=idempotency_key,
        )
        return cast("Dao", data)

    async def get_dao(
        self,
        *,
        dao_id: Did,
    ) -> Dao:
        """Read a DAO."""
        data = await self._call(
            endpoints.GET_DAO,
            {"daoId": dao_id},
        )
        return cast("Dao", data)

    async def change_dao(
        self,
        body: DaoChange,
        *,
        dao_id: Did,
        idempotency_key: str | None = None,
    ) -> Dao:
        """Change what a DAO says of itself. By a steward, with a grant of the DAO. Rules are not changed here, but
        by a proposal.
        """
        data = await self._call(
            endpoints.CHANGE_DAO,
            {"daoId": dao_id},
            body,
            idempotency_key=idempotency_key,
        )
        return cast("Dao", data)

    async def list_members(
        self,
        *,
        dao_id: Did,
        limit: int = 50,
        cursor: str | None = None,
        status: Literal["REQUESTED", "ACTIVE", "REFUSED", "LEFT", "REMOVED"] = "ACTIVE",
        role: Literal["MEMBER", "DELEGATE", "STEWARD"] | None = None,
    ) -> MembershipPage:
        """List the members of a DAO. For its members: those that are active, unless another state is asked for."""
        data = await self._call(
            endpoints.LIST_MEMBERS,
            {"daoId": dao_id, "limit": limit, "cursor": cursor, "status": status, "role": role},
        )
        return cast("MembershipPage", data)

    async def iterate_list_members(
        self,
        *,
        dao_id: Did,
        limit: int = 50,
        cursor: str | None = None,
        status: Literal["REQUESTED", "ACTIVE", "REFUSED", "LEFT", "REMOVED"] = "ACTIVE",
        role: Literal["MEMBER", "DELEGATE", "STEWARD"] | None = None,
    ) -> AsyncIterator[Membership]:
        """The items of every page of `listMembers`; a page is asked for when it is needed."""
        items = self._items(
            endpoints.LIST_MEMBERS,
            {"daoId": dao_id, "limit": limit, "cursor": cursor, "status": status, "role": role},
        )
        async for item in items:
            yield cast("Membership", item)

    async def join_dao(
        self,
        body: MembershipRequest,
        *,
        dao_id: Did,
        idempotency_key: str | None = None,
    ) -> Membership:
        """Join a DAO. The grant's subject asks to join. His reputation is read at sQuid in his name, and must be
        what the rules ask for. Where a steward decides, the membership is `REQUESTED`, and ends as `ACTIVE` or
        `REFUSED`. `CONFLICT` says in `reasons` why he cannot: `member_already`, `removed_by_decision`,
        `dao_dissolved`.
        """
        data = await self._call(
            endpoints.JOIN_DAO,
            {"daoId": dao_id},
            body,
            idempotency_key=idempotency_key,
        )
        return cast("Membership", data)

    async def get_membership(
        self,
        *,
        dao_id: Did,
        squid_id: Did,
    ) -> Membership:
        """Read a membership. For the member, and for active members of the DAO."""
        data = await self._call(
            endpoints.GET_MEMBERSHIP,
            {"daoId": dao_id, "squidId": squid_id},
        )
        return cast("Membership", data)

    async def change_membership(
        self,
        body: MembershipChange,
        *,
        dao_id: Did,
        squid_id: Did,
        idempotency_key: str | None = None,
    ) -> Membership:
        """Correct what a member tells of itself."""
        data = await self._call(
            endpoints.CHANGE_MEMBERSHIP,
            {"daoId": dao_id, "squidId": squid_id},
            body,
            idempotency_key=idempotency_key,
        )
        return cast("Membership", data)

    async def leave_dao(
        self,
        *,
        dao_id: Did,
        squid_id: Did,
        idempotency_key: str | None = None,
    ) -> Membership:
        """Leave a DAO. Votes that were cast count; tokens are given back. `CONFLICT` where the last steward of
        others would leave.
        """
        data = await self._call(
            endpoints.LEAVE_DAO,
            {"daoId": dao_id, "squidId": squid_id},
            idempotency_key=idempotency_key,
        )
        return cast("Membership", data)

    async def decide_admission(
        self,
        body: Admission,
        *,
        dao_id: Did,
        squid_id: Did,
        idempotency_key: str | None = None,
    ) -> Membership:
        """Decide about somebody who wants to join. By a steward, with a grant of the DAO."""
        data = await self._call(
            endpoints.DECIDE_ADMISSION,
            {"daoId": dao_id, "squidId": squid_id},
            body,
            idempotency_key=idempotency_key,
        )
        return cast("Membership", data)

    async def get_rules(
        self,
        *,
        dao_id: Did,
        version: int | None = None,
    ) -> Rules:
        """Read the rules of a DAO. Those that hold, unless a version is asked for."""
        data = await self._call(
            endpoints.GET_RULES,
            {"daoId": dao_id, "version": version},
        )
        return cast("Rules", data)

    async def check_rules(
        self,
        body: RuleCheckRequest,
        *,
        dao_id: Did,
    ) -> RuleCheck:
        """Ask whether the rules of a DAO allow an act. For modules that act for a DAO, before they do. An act that
        the rules deny is an answer, not an error; nothing is stored. Of what was spent they know what the DAO
        decided.
        """
        data = await self._call(
            endpoints.CHECK_RULES,
            {"daoId": dao_id},
            body,
        )
        return cast("RuleCheck", data)

    async def list_proposals(
        self,
        *,
        dao_id: Did,
        limit: int = 50,
        cursor: str | None = None,
        status: Literal[
            "PREPARING", "OPEN", "ACCEPTED", "REJECTED", "WITHDRAWN", "EXECUTING", "EXECUTED", "FAILED", "LAPSED"
        ]
        | None = None,
        created_after: Timestamp | None = None,
        created_before: Timestamp | None = None,
    ) -> ProposalPage:
        """List the proposals of a DAO. For its members."""
        data = await self._call(
            endpoints.LIST_PROPOSALS,
            {
                "daoId": dao_id,
                "limit": limit,
                "cursor": cursor,
                "status": status,
                "createdAfter": created_after,
                "createdBefore": created_before,
            },
        )
        return cast("ProposalPage", data)

    async def iterate_list_proposals(
        self,
        *,
        dao_id: Did,
        limit: int = 50,
        cursor: str | None = None,
        status: Literal[
            "PREPARING", "OPEN", "ACCEPTED", "REJECTED", "WITHDRAWN", "EXECUTING", "EXECUTED", "FAILED", "LAPSED"
        ]
        | None = None,
        created_after: Timestamp | None = None,
        created_before: Timestamp | None = None,
    ) -> AsyncIterator[Proposal]:
        """The items of every page of `listProposals`; a page is asked for when it is needed."""
        items = self._items(
            endpoints.LIST_PROPOSALS,
            {
                "daoId": dao_id,
                "limit": limit,
                "cursor": cursor,
                "status": status,
                "createdAfter": created_after,
                "createdBefore": created_before,
            },
        )
        async for item in items:
            yield cast("Proposal", item)

    async def create_proposal(
        self,
        body: ProposalRequest,
        *,
        dao_id: Did,
        idempotency_key: str | None = None,
    ) -> Proposal:
        """Propose something to a DAO. By a member whose role and reputation are what the rules ask for. The roll of
        members and weights is that of this moment; when it is taken, the vote is open. `CONFLICT` says in
        `reasons` why nothing can be proposed: `dao_dissolved`, `rules_changed`, `not_a_member`, `limit_exceeded`.
        """
        data = await self._call(
            endpoints.CREATE_PROPOSAL,
            {"daoId": dao_id},
            body,
            idempotency_key=idempotency_key,
        )
        return cast("Proposal", data)

    async def list_decisions(
        self,
        *,
        dao_id: Did,
        limit: int = 50,
        cursor: str | None = None,
        outcome: Literal["ACCEPTED", "REJECTED"] | None = None,
        decided_after: Timestamp | None = None,
        decided_before: Timestamp | None = None,
    ) -> DecisionPage:
        """List what a DAO decided."""
        data = await self._call(
            endpoints.LIST_DECISIONS,
            {
                "daoId": dao_id,
                "limit": limit,
                "cursor": cursor,
                "outcome": outcome,
                "decidedAfter": decided_after,
                "decidedBefore": decided_before,
            },
        )
        return cast("DecisionPage", data)

    async def iterate_list_decisions(
        self,
        *,
        dao_id: Did,
        limit: int = 50,
        cursor: str | None = None,
        outcome: Literal["ACCEPTED", "REJECTED"] | None = None,
        decided_after: Timestamp | None = None,
        decided_before: Timestamp | None = None,
    ) -> AsyncIterator[DaoDecision]:
        """The items of every page of `listDecisions`; a page is asked for when it is needed."""
        items = self._items(
            endpoints.LIST_DECISIONS,
            {
                "daoId": dao_id,
                "limit": limit,
                "cursor": cursor,
                "outcome": outcome,
                "decidedAfter": decided_after,
                "decidedBefore": decided_before,
            },
        )
        async for item in items:
            yield cast("DaoDecision", item)

    async def get_decision(
        self,
        *,
        decision_id: str,
    ) -> DaoDecision:
        """Read a decision."""
        data = await self._call(
            endpoints.GET_DECISION,
            {"decisionId": decision_id},
        )
        return cast("DaoDecision", data)

    async def get_proposal(
        self,
        *,
        proposal_id: str,
    ) -> Proposal:
        """Read a proposal. For members of its DAO. `tally` is told when the vote is closed, so that nobody votes by
        it.
        """
        data = await self._call(
            endpoints.GET_PROPOSAL,
            {"proposalId": proposal_id},
        )
        return cast("Proposal", data)

    async def withdraw_proposal(
        self,
        *,
        proposal_id: str,
        idempotency_key: str | None = None,
    ) -> Proposal:
        """Withdraw a proposal. By its proposer, as long as the vote is not closed."""
        data = await self._call(
            endpoints.WITHDRAW_PROPOSAL,
            {"proposalId": proposal_id},
            idempotency_key=idempotency_key,
        )
        return cast("Proposal", data)

    async def list_votes(
        self,
        *,
        proposal_id: str,
        limit: int = 50,
        cursor: str | None = None,
    ) -> CountedVotePage:
        """List the votes on a proposal. For auditors, when the vote is closed: choice and weight of each vote,
        without its voter. They add up to the tally.
        """
        data = await self._call(
            endpoints.LIST_VOTES,
            {"proposalId": proposal_id, "limit": limit, "cursor": cursor},
        )
        return cast("CountedVotePage", data)

    async def iterate_list_votes(
        self,
        *,
        proposal_id: str,
        limit: int = 50,
        cursor: str | None = None,
    ) -> AsyncIterator[CountedVote]:
        """The items of every page of `listVotes`; a page is asked for when it is needed."""
        items = self._items(
            endpoints.LIST_VOTES,
            {"proposalId": proposal_id, "limit": limit, "cursor": cursor},
        )
        async for item in items:
            yield cast("CountedVote", item)

    async def cast_vote(
        self,
        body: VoteRequest,
        *,
        proposal_id: str,
        idempotency_key: str | None = None,
    ) -> Vote:
        """Vote on a proposal. The grant's subject votes, with his weight in the roll. Until the vote is closed he
        may vote anew: `expectedVersion` is the version of the vote before, 0 for a first one, else
        `VERSION_CONFLICT`. `CONFLICT` says in `reasons` why not: `vote_not_open`, `vote_over`.
        """
        data = await self._call(
            endpoints.CAST_VOTE,
            {"proposalId": proposal_id},
            body,
            idempotency_key=idempotency_key,
        )
        return cast("Vote", data)

    async def get_vote(
        self,
        *,
        proposal_id: str,
    ) -> Vote:
        """Read how one voted oneself. The vote of the grant's subject: that of anybody else is told to nobody."""
        data = await self._call(
            endpoints.GET_VOTE,
            {"proposalId": proposal_id},
        )
        return cast("Vote", data)

    async def execute_proposal(
        self,
        *,
        proposal_id: str,
        idempotency_key: str | None = None,
    ) -> Proposal:
        """Carry out what was decided. By a steward, with a grant of the DAO, between `executableFrom` and
        `executableUntil`. What concerns rules and members is done at once. Of a payment an intent is created at
        Qwallet in the DAO's name; the proposal is `EXECUTING` until the DAO's wallet has signed it and it is
        settled. `CONFLICT` says in `reasons` why not: `not_accepted`, `time_locked`, `window_over`,
        `rules_changed`, `not_a_member`, `limit_exceeded`.
        """
        data = await self._call(
            endpoints.EXECUTE_PROPOSAL,
            {"proposalId": proposal_id},
            idempotency_key=idempotency_key,
        )
        return cast("Proposal", data)

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
        resource_type: Literal["membership-records", "proposals", "ballots"] | None = None,
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
        """Have all erased that is kept of somebody. Of the grant's subject: his memberships end, proposals of his
        that are open are withdrawn, the others no longer name him, and his votes are erased; those on open
        proposals count without their voter. Decisions name nobody.
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


class DaoClient(DaoOperations, HttpClient):
    """Calls DAO over HTTP."""

    api_version = "v1.0"
