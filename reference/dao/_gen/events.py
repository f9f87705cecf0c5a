"""The events that DAO emits.

Generated from modules/dao by `anarq generate service`. Do not edit.
"""

from anarq.reference.dao._gen.models import (
    DaoCreated,
    DaoDissolved,
    DaoUpdated,
    ErasureDone,
    MemberChanged,
    MemberJoined,
    MemberLeft,
    ProposalDecided,
    ProposalEnded,
    ProposalOpened,
    RuleChanged,
    VoteCast,
)
from anarq.runtime.call import Event


def created(data: DaoCreated, *, subject: str) -> Event:
    """A DAO was founded. `subject` names what it is about: events of one subject keep their order."""
    return Event("q.dao.created.v1", data, subject)


def dissolved(data: DaoDissolved, *, subject: str) -> Event:
    """A DAO was dissolved, and all its memberships with it. `subject` names what it is about: events of one subject
    keep their order.
    """
    return Event("q.dao.dissolved.v1", data, subject)


def erasure_done(data: ErasureDone, *, subject: str) -> Event:
    """What a person asked to have erased is erased. `subject` names what it is about: events of one subject keep
    their order.
    """
    return Event("q.dao.erasure.done.v1", data, subject)


def member_changed(data: MemberChanged, *, subject: str) -> Event:
    """A member has another role. `subject` names what it is about: events of one subject keep their order."""
    return Event("q.dao.member.changed.v1", data, subject)


def member_joined(data: MemberJoined, *, subject: str) -> Event:
    """An identity joined a DAO. `subject` names what it is about: events of one subject keep their order."""
    return Event("q.dao.member.joined.v1", data, subject)


def member_left(data: MemberLeft, *, subject: str) -> Event:
    """A membership ended. `subject` names what it is about: events of one subject keep their order."""
    return Event("q.dao.member.left.v1", data, subject)


def proposal_decided(data: ProposalDecided, *, subject: str) -> Event:
    """The vote on a proposal is over. `subject` names what it is about: events of one subject keep their order."""
    return Event("q.dao.proposal.decided.v1", data, subject)


def proposal_ended(data: ProposalEnded, *, subject: str) -> Event:
    """A proposal was executed, withdrawn, or can no longer be executed. `subject` names what it is about: events of
    one subject keep their order.
    """
    return Event("q.dao.proposal.ended.v1", data, subject)


def proposal_opened(data: ProposalOpened, *, subject: str) -> Event:
    """Members can vote on a proposal. `subject` names what it is about: events of one subject keep their order."""
    return Event("q.dao.proposal.opened.v1", data, subject)


def rule_changed(data: RuleChanged, *, subject: str) -> Event:
    """The rules of a DAO changed. `subject` names what it is about: events of one subject keep their order."""
    return Event("q.dao.rule.changed.v1", data, subject)


def updated(data: DaoUpdated, *, subject: str) -> Event:
    """A DAO says something else of itself. `subject` names what it is about: events of one subject keep their order."""
    return Event("q.dao.updated.v1", data, subject)


def vote_cast(data: VoteCast, *, subject: str) -> Event:
    """A member voted, or voted anew. `subject` names what it is about: events of one subject keep their order."""
    return Event("q.dao.vote.cast.v1", data, subject)
