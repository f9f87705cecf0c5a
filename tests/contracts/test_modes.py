import pytest

from anarq.contracts import Answer, Direction, Mode, Side, compare

V1 = Side({"type": "object", "properties": {"a": {"type": "integer"}}, "additionalProperties": False}, name="v1")
V2 = Side({"type": "object", "properties": {"a": {"type": "number"}}, "additionalProperties": False}, name="v2")
V3 = Side(
    {"type": "object", "properties": {"a": {"type": "number"}, "b": {}}, "additionalProperties": False}, name="v3"
)
ODD = Side({"type": "array"}, name="v0")


@pytest.mark.parametrize(
    ("mode", "answer", "checks"),
    [
        (Mode.NONE, None, []),
        (Mode.BACKWARD, Answer.COMPATIBLE, ["BACKWARD v2"]),
        (Mode.FORWARD, Answer.BREAKING, ["FORWARD v2"]),
        (Mode.FULL, Answer.BREAKING, ["BACKWARD v2", "FORWARD v2"]),
        (Mode.BACKWARD_TRANSITIVE, Answer.BREAKING, ["BACKWARD v2", "BACKWARD v1", "BACKWARD v0"]),
        (
            Mode.FULL_TRANSITIVE,
            Answer.BREAKING,
            [f"{way} {v}" for v in ("v2", "v1", "v0") for way in ("BACKWARD", "FORWARD")],
        ),
    ],
)
def test_a_mode_says_who_reads_what(mode: Mode, answer: Answer | None, checks: list[str]) -> None:
    comparison = compare(V2, V3, mode, [ODD, V1])
    assert comparison.answer is answer
    assert [f"{check.direction.name} {check.old.name}" for check in comparison.checks] == checks
    assert {check.new.name for check in comparison.checks} <= {"v3"}


def test_each_direction_has_its_own_witness() -> None:
    old, new = Side({"enum": [1, 2]}), Side({"enum": [2, 3]})
    backward, forward = compare(old, new, Mode.FULL).checks
    assert backward.verdict.witness is not None
    assert forward.verdict.witness is not None
    assert (backward.direction, backward.verdict.witness.instance) == (Direction.BACKWARD, 1)
    assert (forward.direction, forward.verdict.witness.instance) == (Direction.FORWARD, 3)


def test_a_history_without_breaks_keeps_the_transitive_mode() -> None:
    assert compare(V2, V3, Mode.BACKWARD_TRANSITIVE, [V1]).answer is Answer.COMPATIBLE


def test_what_is_undecided_counts_less_than_a_break() -> None:
    vague, long = Side({"type": "string", "pattern": r"^(..)-\1$"}), Side({"type": "string", "minLength": 9})
    assert compare(vague, long, Mode.BACKWARD).answer is Answer.UNDECIDED
    assert compare(vague, long, Mode.BACKWARD_TRANSITIVE, [ODD]).answer is Answer.BREAKING
