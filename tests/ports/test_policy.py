"""The contract of policy: every engine gives the same verdicts, and whatever goes wrong denies."""

import itertools
import random
from typing import Any

import pytest

ALLOWED: dict[str, Any] = {
    "kind": "operation",
    "module": "qwallet",
    "operation": "createIntent",
    "access": "granted",
    "scope": "qwallet.intent.create",
    "purpose": None,
    "identity": {"squidId": "did:a", "subId": "did:a1"},
    "invoker": "did:a1",
    "grant": {
        "cid": "b1",
        "subject": "did:a",
        "audience": "did:a1",
        "command": "/qwallet",
        "expires": 2000,
        "length": 1,
        "issuers": ["did:a"],
    },
    "grantProblem": None,
    "inactiveKeys": [],
    "subidentityOf": "did:a",
    "member": False,
    "revocationEpoch": 0,
    "now": 1000,
}


async def test_a_good_question_is_allowed(policy: Any) -> None:
    verdict = await policy.decide(ALLOWED)
    assert verdict.allow
    assert verdict.reasons == ()


@pytest.mark.parametrize(
    ("change", "reasons"),
    [
        ({"grant": None}, ("grant_missing",)),
        ({"grant": None, "grantProblem": "link_forged"}, ("link_forged",)),
        ({"now": 2001}, ("grant_expired",)),
        ({"revocationEpoch": None}, ("revocation_unknown",)),
        ({"revocationEpoch": None, "inactiveKeys": None, "subidentityOf": None}, ("revocation_unknown",)),
        ({"inactiveKeys": ["did:a"]}, ("key_inactive",)),
        ({"subidentityOf": "did:b"}, ("subidentity_unproven",)),
        ({"identity": {"squidId": "did:a", "subId": "did:a1", "daoId": "dao:x"}}, ("membership_unproven",)),
        ({"invoker": "did:b"}, ("audience_differs",)),
        ({"module": "qmail"}, ("operation_unknown",)),
    ],
)
async def test_a_bad_question_is_denied_with_the_reason(
    policy: Any, change: dict[str, Any], reasons: tuple[str, ...]
) -> None:
    verdict = await policy.decide({**ALLOWED, **change})
    assert not verdict.allow
    assert verdict.reasons == reasons


@pytest.mark.parametrize("question", [{}, {"module": []}, {"input": ALLOWED}, {**ALLOWED, "now": "later"}])
async def test_nonsense_is_denied(policy: Any, question: dict[str, Any]) -> None:
    assert not (await policy.decide(question)).allow


@pytest.mark.parametrize(
    ("members", "reasons"),
    [
        ({"daoId": True}, ()),
        ({"daoId": None}, ("not_a_member",)),
        ({"daoId": False}, ("not_a_member",)),
        ({}, ("not_a_member",)),
    ],
)
async def test_who_acts_for_a_dao_belongs_to_it(policy: Any, members: dict[str, Any], reasons: tuple[str, ...]) -> None:
    verdict = await policy.decide({**ALLOWED, "operation": "openCommon", "members": members})
    assert verdict.reasons == reasons
    assert verdict.allow is not bool(reasons)


@pytest.mark.parametrize(
    ("change", "reasons"),
    [
        ({}, ()),
        ({"asked": 100_001}, ("above_daily_limit", "above_transaction_limit")),
        ({"used": 150_001}, ("above_daily_limit",)),
        ({"standing": "KNOWN", "asked": 1_000_000, "used": 1_500_000}, ()),
        ({"standing": "TRUSTED", "asked": 10**21, "used": 10**21}, ()),
        ({"standing": "KNOWN", "asked": 10**21}, ("above_daily_limit", "above_transaction_limit")),
        ({"own": 200_000}, ("above_daily_limit",)),
        ({"standing": "ROYAL"}, ("above_daily_limit", "above_transaction_limit")),
        ({"asked": "100"}, ("above_daily_limit", "above_transaction_limit")),
    ],
)
async def test_how_much_a_standing_allows(policy: Any, change: dict[str, Any], reasons: tuple[str, ...]) -> None:
    facts = {"standing": "NEW", "asked": 100_000, "used": 150_000, "own": None, "scale": 100, **change}
    question = {"kind": "condition", "module": "qwallet", "operation": "spending-limit", "facts": facts, "now": 0}
    verdict = await policy.decide(question)
    assert verdict.reasons == reasons
    assert verdict.allow is not bool(reasons)


@pytest.mark.parametrize(
    ("name", "facts", "reasons"),
    [
        ("owner-only", {"owner": "did:a", "subject": "did:a"}, ()),
        ("owner-only", {"owner": "did:b", "subject": "did:a"}, ("owner_differs",)),
        ("owner-only", {"owner": None, "subject": None}, ("owner_differs",)),
        ("time-window", {"from": 1000, "until": 1000}, ()),
        ("time-window", {"from": 1001, "until": 2000}, ("before_window",)),
        ("time-window", {"from": 10, "until": 999}, ("after_window",)),
        ("time-window", {"until": "later"}, ("after_window", "before_window")),
    ],
)
async def test_what_must_hold_of_a_record(
    policy: Any, name: str, facts: dict[str, Any], reasons: tuple[str, ...]
) -> None:
    asked = {"at": 1000, **facts}
    question = {"kind": "condition", "module": "qwallet", "operation": name, "facts": asked, "now": 1}
    verdict = await policy.decide(question)
    assert verdict.reasons == reasons
    assert verdict.allow is not bool(reasons)


async def test_a_condition_that_nobody_knows_does_not_hold(policy: Any) -> None:
    question = {"kind": "condition", "module": "qwallet", "operation": "weather", "facts": {}, "now": 0}
    assert (await policy.decide(question)).reasons == ("condition_unknown",)


async def test_one_question_leaves_nothing_behind_for_the_next(policy: Any) -> None:
    assert (await policy.decide(ALLOWED)).allow
    assert not (await policy.decide({})).allow
    assert (await policy.decide(ALLOWED)).allow


async def test_it_is_ready(policy: Any) -> None:
    assert await policy.ready()


async def test_a_dead_engine_denies_everything(dead_policy: Any) -> None:
    verdict = await dead_policy.decide(ALLOWED)
    assert not verdict.allow
    assert verdict.reasons == ("policy_unavailable",)
    assert not await dead_policy.ready()


async def test_the_engines_agree(opa_url: str) -> None:
    """Seeded changes of a good question, two at a time: the embedded engine says what the real one says."""
    pytest.importorskip("regorus")
    from anarq.adapters.policy.embedded import EmbeddedPolicy
    from anarq.adapters.policy.opa import OpaPolicy
    from anarq.adapters.policy.sources import packaged

    data = {"anarq": {"modules": {"qwallet": {"operations": {
        "createIntent": {"scope": "qwallet.intent.create", "access": "granted", "purpose": None},
        "quote": {"scope": None, "access": "public", "purpose": None},
    }}}}}  # fmt: skip
    embedded = EmbeddedPolicy.load(packaged("lib", "authz"), data)
    server = OpaPolicy.at(opa_url)
    await server.publish(packaged("lib", "authz"), data)
    values: list[Any] = [None, 0, "", "quote", "public", [], {}, "did:a", "/", 5000]
    paths = [*ALLOWED, *(f"grant.{name}" for name in ALLOWED["grant"]), "identity.subId", "identity.squidId"]
    changes = random.Random(7).sample(  # noqa: S311 - seeded, no secret
        list(itertools.product(paths, values, paths, values)), 300
    )
    try:
        for first, one, second, two in changes:
            question = _changed(_changed(ALLOWED, first, one), second, two)
            assert await embedded.decide(question) == await server.decide(question), question
    finally:
        await server.close()


def _changed(question: dict[str, Any], path: str, value: Any) -> dict[str, Any]:
    head, _, rest = path.partition(".")
    if not rest:
        return {name: member for name, member in question.items() if name != head} | (
            {} if value == 5000 else {head: value}
        )
    inner = question.get(head)
    return question if not isinstance(inner, dict) else {**question, head: _changed(inner, rest, value)}
