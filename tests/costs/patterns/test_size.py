"""What is counted of a pattern is what the engine makes of it, within a factor of two and a half."""

import jsonschema_rs
import pytest

from anarq.costs.patterns.size import written_out


def fits(pattern: str, limit: int) -> bool:
    options = jsonschema_rs.FancyRegexOptions(size_limit=limit)
    try:
        jsonschema_rs.Draft202012Validator({"pattern": pattern}, pattern_options=options)
    except jsonschema_rs.ValidationError:
        return False
    return True


@pytest.mark.parametrize(
    "pattern",
    [
        "^a{300}$",
        "^[a-zA-Z0-9_-]{300}$",
        r"^\s{300}$",
        r"^\S{300}$",
        "^.{300}$",
        r"^[\s\S]{1,300}$",
        r"^\p{L}{300}$",
        "^(?:ab|cd){300}$",
        "^[a-z]{0,300}$",
        "^(a{100}){100}$",
        "^(?:[a-z]{1,20}-){0,50}.{5,80}$",
        r"^([a-z0-9]+(-[a-z0-9]+)*)(\.[a-z]{2,63}){1,50}$",
    ],
)
def test_an_engine_makes_as_much_as_was_counted(pattern: str) -> None:
    counted = written_out(pattern)
    assert fits(pattern, 2 * counted)
    assert not fits(pattern, 2 * counted // 5)


def test_what_is_no_pattern_is_counted_by_its_length() -> None:
    assert written_out("(") < written_out("((((((((")
