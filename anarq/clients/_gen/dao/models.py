"""The types of the contracts of DAO, with their exact JSON names.

Generated from modules/dao/contracts, modules/dao/openapi.yaml by `anarq generate models`. Do not edit.
"""

from typing import Literal, NotRequired, TypeAlias, TypedDict

from anarq.clients._gen.common.models import (
    AuditEntryPage,
    Cid,
    Currency,
    DecimalText,
    Did,
    Erasure,
    ErasureDone,
    ExportPage,
    Money,
    PageInfo,
    Timestamp,
)

__all__ = [
    "Action",
    "Admission",
    "AuditEntryPage",
    "Cid",
    "CountedVote",
    "CountedVotePage",
    "Currency",
    "Dao",
    "DaoChange",
    "DaoCreated",
    "DaoDecision",
    "DaoDissolved",
    "DaoPage",
    "DaoProfile",
    "DaoRequest",
    "DaoUpdated",
    "DecimalText",
    "DecisionPage",
    "Did",
    "DissolutionAction",
    "Erasure",
    "ErasureDone",
    "ExportPage",
    "MemberChanged",
    "MemberJoined",
    "MemberLeft",
    "Membership",
    "MembershipChange",
    "MembershipPage",
    "MembershipRequest",
    "Money",
    "PageInfo",
    "PaymentAction",
    "Proposal",
    "ProposalDecided",
    "ProposalEnded",
    "ProposalOpened",
    "ProposalPage",
    "ProposalRequest",
    "RemovalAction",
    "RoleAction",
    "RollEntry",
    "RuleAction",
    "RuleChanged",
    "RuleCheck",
    "RuleCheckRequest",
    "RuleTerms",
    "Rules",
    "SpendingLimit",
    "StatementAction",
    "Tally",
    "Timestamp",
    "TokenAction",
    "Vote",
    "VoteCast",
    "VoteRequest",
]


class SpendingLimit(TypedDict):
    """How much of one currency may be spent.

    Attributes:
        currency: In which currency.
        perPayment: The most that one payment may be.
        perPeriod: The most that all payments of a period may be.
        periodDays: The period in days, counted back from each payment.
    """

    currency: Currency
    perPayment: DecimalText
    perPeriod: DecimalText
    periodDays: int


class RuleTerms(TypedDict):
    """By what rules a DAO is governed.

    Attributes:
        weighting: What a vote weighs: one; the tokens that the DAO allotted to its member; the whole square root of
            them; the reputation.
        quorumPercent: How much of the weight of the roll must vote, abstentions included.
        thresholdPercent: How much of the weight for or against must be for; with 50, more than half.
        votingHours: Hours for which a vote is open.
        timeLockHours: Hours for which what was accepted waits before it can be executed.
        executionHours: Hours in which it can be executed then; afterwards it lapses.
        proposers: The least role of those who may propose.
        admission: Whether anybody may join, or a steward decides.
        minimumReputation: The least reputation of those who join and propose.
        spending: What may be spent, by currency; nothing in a currency that is not named.
        conduct: The rules of conduct, as bytes.
    """

    weighting: Literal["PERSON", "TOKEN", "QUADRATIC", "REPUTATION"]
    quorumPercent: int
    thresholdPercent: int
    votingHours: int
    timeLockHours: int
    executionHours: int
    proposers: Literal["MEMBER", "DELEGATE", "STEWARD"]
    admission: Literal["OPEN", "BY_STEWARD"]
    minimumReputation: int
    spending: list[SpendingLimit]
    conduct: NotRequired[Cid]


class RuleAction(TypedDict):
    """New rules in the place of those that hold.

    Attributes:
        kind: What kind of action it is.
        rules: The new rules, all of them.
        expectedVersion: The version of the rules that they were written for; after another change they are not
            carried out.
    """

    kind: Literal["CHANGE_RULES"]
    rules: RuleTerms
    expectedVersion: int


class RoleAction(TypedDict):
    """Another role for a member.

    Attributes:
        kind: What kind of action it is.
        squidId: The member.
        role: Its part in the DAO: to vote, to speak for it as well, to keep its rules as well.
    """

    kind: Literal["SET_ROLE"]
    squidId: Did
    role: Literal["MEMBER", "DELEGATE", "STEWARD"]


class TokenAction(TypedDict):
    """Another number of tokens for a member.

    Attributes:
        kind: What kind of action it is.
        squidId: The member.
        tokens: The tokens that the DAO allotted to it: they weigh votes, are no money, and are not handed on.
    """

    kind: Literal["SET_TOKENS"]
    squidId: Did
    tokens: int


class RemovalAction(TypedDict):
    """The end of a membership.

    Attributes:
        kind: What kind of action it is.
        squidId: The member.
        reason: Why, for the member.
    """

    kind: Literal["REMOVE_MEMBER"]
    squidId: Did
    reason: str


class PaymentAction(TypedDict):
    """A payment from the DAO's wallet.

    Attributes:
        kind: What kind of action it is.
        recipient: Who is paid.
        amount: How much; within the limits of the rules, when it is proposed and when it is executed.
        purpose: What for, as the recipient reads it.
    """

    kind: Literal["PAY"]
    recipient: Did
    amount: Money
    purpose: str


class DissolutionAction(TypedDict):
    """The end of the DAO.

    Attributes:
        kind: What kind of action it is.
    """

    kind: Literal["DISSOLVE"]


class StatementAction(TypedDict):
    """Nothing but that it was decided.

    Attributes:
        kind: What kind of action it is.
    """

    kind: Literal["STATE"]


Action: TypeAlias = (
    RuleAction | RoleAction | TokenAction | RemovalAction | PaymentAction | DissolutionAction | StatementAction
)
"""What is done when a proposal is executed."""


class Admission(TypedDict):
    """What a steward decided about somebody who wants to join.

    Attributes:
        verdict: Whether he may join.
        reason: Why, for whoever asked.
        expectedVersion: The `version` of the membership that was decided about.
    """

    verdict: Literal["ADMITTED", "REFUSED"]
    reason: str
    expectedVersion: int


class CountedVote(TypedDict):
    """A vote as those see it who count again: without its voter.

    Attributes:
        voteId: Names the vote.
        choice: What it says.
        weight: What it weighs.
    """

    voteId: str
    choice: Literal["FOR", "AGAINST", "ABSTAIN"]
    weight: int


class CountedVotePage(PageInfo):
    """One page of votes.

    Attributes:
        items: The items of this page.
    """

    items: list[CountedVote]


class DaoChange(TypedDict):
    """What is to be changed of what a DAO says of itself; what is not named stays, and null takes it away.

    Attributes:
        name: Its name.
        description: What it is for, for people.
        expectedVersion: The `version` that the change was made for.
    """

    name: NotRequired[str]
    description: NotRequired[str | None]
    expectedVersion: int


class DaoCreated(TypedDict):
    """A DAO that was founded, as peers are told.

    Attributes:
        daoId: The DAO: the identity in whose name it acts.
        createdAt: When it was founded.
    """

    daoId: Did
    createdAt: Timestamp


class DaoDissolved(TypedDict):
    """A DAO that decides nothing any more, as peers are told: its memberships are over.

    Attributes:
        daoId: The DAO: the identity in whose name it acts.
        dissolvedAt: When it was dissolved.
    """

    daoId: Did
    dissolvedAt: Timestamp


class DaoProfile(TypedDict):
    """What a DAO says of itself.

    Attributes:
        name: Its name.
        description: What it is for, for people.
    """

    name: str
    description: NotRequired[str]


class Dao(DaoProfile):
    """A community that decides together.

    Attributes:
        daoId: The DAO: the identity in whose name it acts.
        status: Whether it decides anything any more.
        members: How many active members it has.
        rulesVersion: The version of its rules.
        version: Counts the changes of what it says of itself: what `expectedVersion` is compared with.
        createdAt: When it was founded.
    """

    daoId: Did
    status: Literal["ACTIVE", "DISSOLVED"]
    members: int
    rulesVersion: int
    version: int
    createdAt: Timestamp


class DaoPage(PageInfo):
    """One page of DAOs.

    Attributes:
        items: The items of this page.
    """

    items: list[Dao]


class DaoRequest(DaoProfile):
    """A DAO to be founded.

    Attributes:
        rules: Its first rules.
    """

    rules: RuleTerms


class DaoUpdated(TypedDict):
    """A change of what a DAO says of itself, as peers are told: what it says now they ask for.

    Attributes:
        daoId: The DAO: the identity in whose name it acts.
        version: Counts its changes.
        updatedAt: When it changed.
    """

    daoId: Did
    version: int
    updatedAt: Timestamp


Tally = TypedDict(
    "Tally",
    {
        "roll": int,
        "for": int,
        "against": int,
        "abstained": int,
        "votes": int,
    },
)
"""What the votes add up to.

Attributes:
    roll: The weight of all who may vote.
    for: The weight of the votes for it.
    against: The weight of the votes against it.
    abstained: The weight of the abstentions.
    votes: How many voted.
"""


class DaoDecision(TypedDict):
    """What a DAO decided: it names nobody, so that it can be kept for ever.

    Attributes:
        decisionId: Names the decision.
        daoId: The DAO: the identity in whose name it acts.
        proposalId: The proposal.
        kind: What kind of action was decided about.
        outcome: What was decided.
        reason: Why it was rejected.
        tally: What the votes add up to.
        rulesVersion: The version of the rules by which it was decided.
        decidedAt: When the vote was closed.
    """

    decisionId: str
    daoId: Did
    proposalId: str
    kind: Literal["CHANGE_RULES", "SET_ROLE", "SET_TOKENS", "REMOVE_MEMBER", "PAY", "DISSOLVE", "STATE"]
    outcome: Literal["ACCEPTED", "REJECTED"]
    reason: NotRequired[Literal["QUORUM_MISSED", "THRESHOLD_MISSED"]]
    tally: Tally
    rulesVersion: int
    decidedAt: Timestamp


class DecisionPage(PageInfo):
    """One page of decisions.

    Attributes:
        items: The items of this page.
    """

    items: list[DaoDecision]


class MemberChanged(TypedDict):
    """Another role of a member, as peers are told.

    Attributes:
        daoId: The DAO: the identity in whose name it acts.
        squidId: The member.
        role: Its part in the DAO: to vote, to speak for it as well, to keep its rules as well.
        changedAt: When it changed.
    """

    daoId: Did
    squidId: Did
    role: Literal["MEMBER", "DELEGATE", "STEWARD"]
    changedAt: Timestamp


class MemberJoined(TypedDict):
    """An identity that belongs to a DAO, as peers are told.

    Attributes:
        daoId: The DAO: the identity in whose name it acts.
        squidId: The member.
        role: Its part in the DAO: to vote, to speak for it as well, to keep its rules as well.
        joinedAt: When it joined.
    """

    daoId: Did
    squidId: Did
    role: Literal["MEMBER", "DELEGATE", "STEWARD"]
    joinedAt: Timestamp


class MemberLeft(TypedDict):
    """An identity that belongs to a DAO no more, as peers are told.

    Attributes:
        daoId: The DAO: the identity in whose name it acts.
        squidId: The member.
        status: Whether it left, or was removed by a decision.
        leftAt: When it left.
    """

    daoId: Did
    squidId: Did
    status: Literal["LEFT", "REMOVED"]
    leftAt: Timestamp


class MembershipChange(TypedDict):
    """What a member corrects of what it tells of itself; null takes it away.

    Attributes:
        introduction: What it tells the others of itself.
        expectedVersion: The `version` that the change was made for.
    """

    introduction: str | None
    expectedVersion: int


class Membership(TypedDict):
    """The membership of an identity in a DAO.

    Attributes:
        membershipId: Names the membership.
        daoId: The DAO: the identity in whose name it acts.
        squidId: The member.
        role: Its part in the DAO: to vote, to speak for it as well, to keep its rules as well.
        tokens: The tokens that the DAO allotted to it: they weigh votes, are no money, and are not handed on.
        reputation: The reputation at sQuid when it joined, or when it changed since.
        introduction: What it tells the others of itself.
        status: Only an active member votes. Who was refused or left may ask again; who was removed by a decision
            may not.
        reason: Why it was refused or removed, for the member.
        version: Counts its changes: what `expectedVersion` is compared with.
        joinedAt: When it joined; absent until it has.
        updatedAt: When it last changed.
    """

    membershipId: str
    daoId: Did
    squidId: Did
    role: Literal["MEMBER", "DELEGATE", "STEWARD"]
    tokens: int
    reputation: int
    introduction: NotRequired[str]
    status: Literal["REQUESTED", "ACTIVE", "REFUSED", "LEFT", "REMOVED"]
    reason: NotRequired[str]
    version: int
    joinedAt: NotRequired[Timestamp]
    updatedAt: Timestamp


class MembershipPage(PageInfo):
    """One page of memberships.

    Attributes:
        items: The items of this page.
    """

    items: list[Membership]


class MembershipRequest(TypedDict):
    """What somebody who joins tells of himself.

    Attributes:
        introduction: What it tells the others of itself.
    """

    introduction: NotRequired[str]


class ProposalDecided(TypedDict):
    """A vote that is over, as peers are told.

    Attributes:
        proposalId: The proposal.
        daoId: The DAO: the identity in whose name it acts.
        decisionId: The decision.
        outcome: What was decided.
        reason: Why it was rejected.
        executableFrom: When the time-lock of what was accepted ends.
        decidedAt: When the vote was closed.
    """

    proposalId: str
    daoId: Did
    decisionId: str
    outcome: Literal["ACCEPTED", "REJECTED"]
    reason: NotRequired[Literal["QUORUM_MISSED", "THRESHOLD_MISSED"]]
    executableFrom: NotRequired[Timestamp]
    decidedAt: Timestamp


class ProposalEnded(TypedDict):
    """A proposal that came to its end, as peers are told.

    Attributes:
        proposalId: The proposal.
        daoId: The DAO: the identity in whose name it acts.
        status: How it ended.
        reason: Why, where it was not executed.
        endedAt: When it ended.
    """

    proposalId: str
    daoId: Did
    status: Literal["WITHDRAWN", "EXECUTED", "FAILED", "LAPSED"]
    reason: NotRequired[
        Literal[
            "BY_PROPOSER",
            "WINDOW_OVER",
            "PAYMENT_REFUSED",
            "PAYMENT_UNANSWERED",
            "PAYMENT_EXPIRED",
            "PAYMENT_CANCELLED",
            "DAO_DISSOLVED",
        ]
    ]
    endedAt: Timestamp


class ProposalOpened(TypedDict):
    """A vote that is open, as peers are told.

    Attributes:
        proposalId: The proposal.
        daoId: The DAO: the identity in whose name it acts.
        closesAt: When it is over.
    """

    proposalId: str
    daoId: Did
    closesAt: Timestamp


class ProposalRequest(TypedDict):
    """What a DAO is to decide.

    Attributes:
        title: What is proposed, in one line.
        text: Why, for those who vote.
        action: What is done when it is executed.
    """

    title: str
    text: NotRequired[str]
    action: Action


class Proposal(ProposalRequest):
    """What a DAO is to decide, and what became of it.

    Attributes:
        proposalId: Names the proposal.
        daoId: The DAO: the identity in whose name it acts.
        proposer: Who proposed it.
        status: `PREPARING`: the roll is being taken; `ACCEPTED`: it waits for its time-lock and for somebody who
            executes it; `EXECUTING`: a payment is under way.
        reason: Why it ended so, where it was not executed.
        rulesVersion: The version of the rules by which it is decided, whatever changes meanwhile.
        tally: What the votes add up to; absent until the vote is closed.
        intentId: The payment intent at Qwallet, where there is one.
        createdAt: When it was proposed: the roll has the members and weights of this moment.
        opensAt: When the vote was opened; absent until it is.
        closesAt: When the vote is over; absent until it is open.
        executableFrom: When its time-lock ends; absent until it is accepted.
        executableUntil: When it lapses; absent until it is accepted.
        endedAt: When it came to its end.
    """

    proposalId: str
    daoId: Did
    proposer: Did
    status: Literal[
        "PREPARING", "OPEN", "ACCEPTED", "REJECTED", "WITHDRAWN", "EXECUTING", "EXECUTED", "FAILED", "LAPSED"
    ]
    reason: NotRequired[
        Literal[
            "QUORUM_MISSED",
            "THRESHOLD_MISSED",
            "BY_PROPOSER",
            "WINDOW_OVER",
            "PAYMENT_REFUSED",
            "PAYMENT_UNANSWERED",
            "PAYMENT_EXPIRED",
            "PAYMENT_CANCELLED",
            "DAO_DISSOLVED",
        ]
    ]
    rulesVersion: int
    tally: NotRequired[Tally]
    intentId: NotRequired[str]
    createdAt: Timestamp
    opensAt: NotRequired[Timestamp]
    closesAt: NotRequired[Timestamp]
    executableFrom: NotRequired[Timestamp]
    executableUntil: NotRequired[Timestamp]
    endedAt: NotRequired[Timestamp]


class ProposalPage(PageInfo):
    """One page of proposals.

    Attributes:
        items: The items of this page.
    """

    items: list[Proposal]


class RollEntry(TypedDict):
    """What a member weighs in one vote, as it was when that was proposed.

    Attributes:
        rollEntryId: Names the entry.
        proposalId: The proposal.
        squidId: The member.
        weight: What its vote weighs.
    """

    rollEntryId: str
    proposalId: str
    squidId: Did
    weight: int


class RuleChanged(TypedDict):
    """Rules that hold from now on, as peers are told: what they say they ask for.

    Attributes:
        daoId: The DAO: the identity in whose name it acts.
        version: The version that holds.
        changed: The names of the rules that changed.
        decisionId: The decision that changed them.
        changedAt: When they changed.
    """

    daoId: Did
    version: int
    changed: list[str]
    decisionId: str
    changedAt: Timestamp


class RuleCheckRequest(TypedDict):
    """What somebody is about to do in the name of a DAO.

    Attributes:
        act: What is to be done.
        squidId: Who would do it.
        amount: How much would be spent; due with `SPEND`.
    """

    act: Literal["JOIN", "PROPOSE", "SPEND"]
    squidId: Did
    amount: NotRequired[Money]


class RuleCheck(TypedDict):
    """What the rules of a DAO say to an act.

    Attributes:
        daoId: The DAO: the identity in whose name it acts.
        verdict: Whether they allow it.
        reasons: What speaks against it; empty where nothing does.
        rulesVersion: The version of the rules that was asked.
        checkedAt: When this was true.
    """

    daoId: Did
    verdict: Literal["ALLOW", "DENY"]
    reasons: list[
        Literal[
            "NOT_A_MEMBER",
            "ROLE_TOO_LOW",
            "REPUTATION_TOO_LOW",
            "CURRENCY_NOT_ALLOWED",
            "PAYMENT_TOO_LARGE",
            "PERIOD_USED_UP",
            "DAO_DISSOLVED",
        ]
    ]
    rulesVersion: int
    checkedAt: Timestamp


class Rules(RuleTerms):
    """The rules of a DAO at one version.

    Attributes:
        rulesId: Names this version.
        daoId: The DAO: the identity in whose name it acts.
        version: Counts the changes of the rules.
        decisionId: The decision that changed them; absent of the first ones.
        since: Since when they hold.
    """

    rulesId: str
    daoId: Did
    version: int
    decisionId: NotRequired[str]
    since: Timestamp


class VoteCast(TypedDict):
    """A vote that was cast, as peers are told: that somebody voted, not how.

    Attributes:
        proposalId: The proposal.
        daoId: The DAO: the identity in whose name it acts.
        voter: Who voted.
        version: Counts how often the vote was cast.
        castAt: When it was cast.
    """

    proposalId: str
    daoId: Did
    voter: Did
    version: int
    castAt: Timestamp


class VoteRequest(TypedDict):
    """A vote, or another one in its place.

    Attributes:
        choice: What it says.
        expectedVersion: The version of the vote that it takes the place of; 0 for a first one.
    """

    choice: Literal["FOR", "AGAINST", "ABSTAIN"]
    expectedVersion: int


class Vote(TypedDict):
    """How a member voted.

    Attributes:
        voteId: Names the vote.
        proposalId: The proposal.
        voter: Who voted.
        choice: What it says.
        weight: What it weighs: that of the voter in the roll.
        version: Counts how often it was cast.
        castAt: When it was cast.
    """

    voteId: str
    proposalId: str
    voter: Did
    choice: Literal["FOR", "AGAINST", "ABSTAIN"]
    weight: int
    version: int
    castAt: Timestamp
