"""What a grant of DAO can cover.

Generated from modules/dao by `anarq generate service`. Do not edit.
"""

from typing import Final

COMMUNITY_CHANGE: Final = "dao.community.change"
"""Change what a DAO says of itself."""

COMMUNITY_CREATE: Final = "dao.community.create"
"""Found a DAO."""

COMMUNITY_READ: Final = "dao.community.read"
"""Look at DAOs."""

DATA_ERASE: Final = "dao.data.erase"
"""Have erased what is kept of somebody."""

DATA_EXPORT: Final = "dao.data.export"
"""Have a copy of what is kept of somebody."""

DATA_READ: Final = "dao.data.read"
"""Read what was done with what is kept of somebody."""

DECISION_READ: Final = "dao.decision.read"
"""Read what was decided."""

MEMBER_ADMIT: Final = "dao.member.admit"
"""Decide about those who want to join."""

MEMBER_READ: Final = "dao.member.read"
"""Read who belongs to a DAO."""

MEMBERSHIP_CHANGE: Final = "dao.membership.change"
"""Correct what a member tells of itself."""

MEMBERSHIP_JOIN: Final = "dao.membership.join"
"""Join a DAO."""

MEMBERSHIP_LEAVE: Final = "dao.membership.leave"
"""Leave a DAO."""

PROPOSAL_CREATE: Final = "dao.proposal.create"
"""Propose something."""

PROPOSAL_EXECUTE: Final = "dao.proposal.execute"
"""Carry out what was decided."""

PROPOSAL_READ: Final = "dao.proposal.read"
"""Read proposals."""

PROPOSAL_WITHDRAW: Final = "dao.proposal.withdraw"
"""Withdraw a proposal."""

RULE_CHECK: Final = "dao.rule.check"
"""Ask whether the rules of a DAO allow an act."""

RULE_READ: Final = "dao.rule.read"
"""Read the rules of a DAO."""

VOTE_AUDIT: Final = "dao.vote.audit"
"""Read the votes on a proposal, without their voters."""

VOTE_CAST: Final = "dao.vote.cast"
"""Vote."""

VOTE_READ: Final = "dao.vote.read"
"""Read how one voted oneself."""
