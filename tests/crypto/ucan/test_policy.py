import contextlib
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anarq.crypto.cid import Cid
from anarq.crypto.dagcbor import Ipld
from anarq.crypto.errors import PolicyMalformed, PolicyTooCostly
from anarq.crypto.ucan import policy
from anarq.crypto.ucan.meter import Meter

LINK = Cid.of_raw(b"a")


def allows(statements: Ipld, arguments: Ipld) -> bool:
    return policy.parse(statements).violated_by(arguments, Meter()) is None


def _published(vectors: Callable[[str], Path]) -> dict[str, list[dict[str, Ipld]]]:
    """The published cases, after a repair: the object around "christmas" stands in a second pair of braces."""
    text = "".join((vectors("ucan-1.0.0") / "policy.json").read_text().split("\n"))
    text = re.sub(r"\{\s*\{(\s*\"christmas\".*?\]\s*\}\s*)\}\s*\}", r"{\1}", text)
    cases: dict[str, list[dict[str, Ipld]]] = json.loads(text)
    return cases


@pytest.mark.parametrize("group", ["valid", "invalid"])
def test_the_published_policies(group: str, vectors: Callable[[str], Path]) -> None:
    seen = 0
    for case in _published(vectors)[group]:
        assert isinstance(case["policies"], list)
        for statements in case["policies"]:
            assert allows(statements, case["args"]) is (group == "valid"), statements
            seen += 1
    assert seen >= 8


@pytest.mark.parametrize(
    ("statement", "value", "holds"),
    [
        (["==", ".", 1], 1.0, True),
        (["==", ".", True], 1, False),
        (["==", ".", 1], True, False),
        (["==", ".", 0], False, False),
        (["==", ".", 2**53 + 1], float(2**53), False),
        (["==", ".", [1, {"a": 2.0}]], [1.0, {"a": 2}], True),
        (["==", ".", [1]], [1, 2], False),
        (["==", ".", {"a": 1}], {"b": 1}, False),
        (["==", ".", {"a": 1}], {"a": True}, False),
        (["==", ".", [1]], [True], False),
        (["==", ".", LINK], LINK, True),
        (["==", ".", "a"], b"a", False),
        (["==", ".", None], None, True),
        (["==", ".a", None], {}, True),
        (["==", ".a.b", None], {}, False),
        (["!=", ".", 1], 2, True),
        (["!=", ".", 1], 1.0, False),
        (["!=", ".a.b", 1], {}, False),
        (["not", ["==", ".a.b", 1]], {}, True),
        (["<", ".", 2], 1.5, True),
        (["<", ".", 2], 2, False),
        (["<=", ".", 2], 2, True),
        ([">", ".", 2], 2, False),
        ([">=", ".", 2], 2, True),
        (["<", ".", 2], "1", False),
        (["<", ".", 2], True, False),
        (["<", ".a.b", 2], {}, False),
        (["like", ".", "a"], "a", True),
        (["like", ".", "a"], "ab", False),
        (["like", ".", "*"], "", True),
        (["like", ".", ""], "", True),
        (["like", ".", "a*a"], "a", False),
        (["like", ".", "a*a"], "aa", True),
        (["like", ".", "*ab*ab*"], "xabab", True),
        (["like", ".", "*ab*ab*"], "xaba", False),
        (["like", ".", "a*b*c"], "abxc", True),
        (["like", ".", "a*bc*c"], "abc", False),
        (["like", ".", "**"], "x", True),
        (["like", ".", "a\\*b"], "a*b", True),
        (["like", ".", "a\\*b"], "axb", False),
        (["like", ".", "a.c"], "abc", False),
        (["like", ".", "*"], 1, False),
        (["and", []], 1, True),
        (["or", []], 1, True),
        (["or", [["==", ".", 2], ["==", ".", 1]]], 1, True),
        (["or", [["==", ".", 2]]], 1, False),
        (["not", ["and", []]], 1, False),
        (["all", ".", ["==", ".", 1]], [1, 1], True),
        (["all", ".", ["==", ".", 1]], [1, 2], False),
        (["all", ".", ["==", ".", 1]], [], True),
        (["any", ".", ["==", ".", 1]], [], False),
        (["any", ".", ["==", ".", 1]], {"a": 2, "b": 1}, True),
        (["all", ".", ["==", ".", 1]], "11", False),
        (["any", ".a", ["==", ".", 1]], {}, False),
    ],
)
def test_a_statement_holds(statement: Ipld, value: Ipld, holds: bool) -> None:
    assert allows([statement], value) is holds


def test_the_first_broken_statement_is_told() -> None:
    parsed = policy.parse([["==", ".", 1], ["==", ".", 2], ["==", ".", 3]])
    assert parsed.violated_by(1, Meter()) == 1


def _nested(depth: int) -> Ipld:
    statement: Ipld = ["==", ".", 1]
    for _ in range(depth - 1):
        statement = ["not", statement]
    return [statement]


@pytest.mark.parametrize(
    "statements",
    [
        None,
        {},
        "==",
        [[]],
        [["=="]],
        [["==", "."]],
        [["==", 1, 1]],
        [["==", "x", 1]],
        [["==", ".", 1, 2]],
        [["<", ".", "1"]],
        [["<", ".", True]],
        [["like", ".", 1]],
        [["and", ["==", ".", 1]]],
        [["and", ".", []]],
        [["not", []]],
        [["not", [["==", ".", 1]]]],
        [["any", ".", [["==", ".", 1]]]],
        [["xor", []]],
        ["and", []],
        _nested(17),
    ],
)
def test_other_shapes_are_not_a_policy(statements: Ipld) -> None:
    with pytest.raises(PolicyMalformed):
        policy.parse(statements)


def test_nesting_up_to_the_bound_is_read() -> None:
    assert allows(_nested(16), 1) is False
    assert allows(_nested(15), 1) is True


def test_the_work_of_a_policy_is_bounded() -> None:
    statements: Ipld = [["all", ".", ["==", ".", 0]]] * 10
    assert allows(statements, [0] * 1000)
    with pytest.raises(PolicyTooCostly):
        allows(statements, [0] * 10_000)


parts = st.recursive(
    st.sampled_from(["==", "<", "like", "and", "or", "not", "all", "any", ".", ".a", ".[0]", "*", 1, None, True]),
    lambda inner: st.lists(inner, max_size=3),
    max_leaves=12,
)


@given(parts, parts)
def test_any_value_is_a_policy_that_can_be_decided_or_refused(statements: Ipld, arguments: Ipld) -> None:
    with contextlib.suppress(PolicyMalformed):
        allows([statements], arguments)
