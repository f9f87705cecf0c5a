"""A native library that panics ends one question and never the process."""

from typing import Any

import pytest

from anarq.contracts import Answer, subschema, validator
from anarq.contracts.confirm import validators
from anarq.contracts.read.reading import SchemaError
from anarq.native import NativePanicError, guarded


class Panic(BaseException):
    """What native code raises when it gives up: no `Exception`."""


def panics(*_: Any, **__: Any) -> Any:
    raise Panic("index out of bounds\nin native code")


def test_a_panic_becomes_an_error() -> None:
    with pytest.raises(NativePanicError, match="index out of bounds"):
        guarded(panics)


@pytest.mark.parametrize("error", [KeyboardInterrupt, SystemExit, ValueError, GeneratorExit])
def test_everything_else_goes_through(error: type[BaseException]) -> None:
    def raises() -> None:
        raise error

    with pytest.raises(error):
        guarded(raises)


def test_what_does_not_panic_is_handed_on() -> None:
    assert guarded(max, 1, 2) == 2


def test_a_panic_of_a_validator_leaves_a_pair_undecided(monkeypatch: pytest.MonkeyPatch) -> None:
    class Panicking:
        is_valid = panics

    monkeypatch.setattr(validators, "_PYTHON", {name: lambda *_, **__: Panicking() for name in validators._PYTHON})
    verdict = subschema({"type": "integer"}, {"type": "string"})
    assert verdict.answer is Answer.UNDECIDED
    assert verdict.cause is not None
    assert "jsonschema fails on it" in verdict.cause.reason


def test_a_panic_over_a_meta_schema_leaves_a_pair_undecided(monkeypatch: pytest.MonkeyPatch) -> None:
    class Panicking:
        is_valid = panics

    monkeypatch.setattr(validators, "_meta", lambda *_: Panicking())
    verdict = subschema({"type": "integer"}, {"type": "string"})
    assert verdict.answer is Answer.UNDECIDED
    assert verdict.cause is not None
    assert "panicked" in verdict.cause.reason


def test_a_schema_on_which_a_library_panics_is_not_a_schema(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(validators, "_RUST", dict.fromkeys(validators._RUST, panics))
    with pytest.raises(SchemaError, match="panicked"):
        validator({})


@pytest.mark.parametrize("keyword", ["if", "not", "anyOf", "$ref"])
def test_validators_are_not_asked_about_what_has_no_end(keyword: str, monkeypatch: pytest.MonkeyPatch) -> None:
    loop: Any = {"$ref": "#/$defs/loop"}
    below: Any = {"if": {"if": loop}, "not": {"not": loop}, "anyOf": {"anyOf": [loop]}, "$ref": loop}[keyword]
    monkeypatch.setattr(validators, "guarded", panics)
    monkeypatch.setattr(validators, "check", lambda *_: None)
    monkeypatch.setattr("anarq.contracts.side.check", lambda *_: None)
    verdict = subschema({"anyOf": [loop, {"type": "integer"}], "$defs": {"loop": below}}, {"type": "string"})
    assert verdict.answer is Answer.UNDECIDED
    assert verdict.cause is not None
    assert "itself" in verdict.cause.reason


def test_a_schema_that_applies_itself_in_place_without_any_effect_ends() -> None:
    schema: Any = {
        "$schema": "https://json-schema.org/draft/2019-09/schema",
        "if": True,
        "then": {"allOf": [{"$ref": "#/$defs/n0"}]},
        "$defs": {"n0": {"allOf": [{"if": {"$ref": "#/$defs/n0"}}]}},
    }
    assert subschema(schema, {"enum": []}).answer is Answer.UNDECIDED
