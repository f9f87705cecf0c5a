import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from anarq.loader.load import parse_document
from anarq.scaffold.adopting.guess import Guess, commented_json, plain, yaml_text

TEXTS = st.text(max_size=10) | st.sampled_from(
    ["yes", "No", "~", "- a", "a: b", "a #b", "{x", "[x", "*a", "&a", "!tag", "|", ">", "1e3", "0x1F", ".inf", "1.2.3",
     "k" * 1200, "\u2028", "\x85", "\ufeff", "---", "%YAML", "'", '"', "\\", "$ref", "/files/{id}", "?", "="]
)  # fmt: skip
SCALARS = (
    TEXTS
    | st.integers(-(10**20), 10**20)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.booleans()
    | st.none()
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4) | st.builds(Guess, inner, TEXTS)
    ),
    max_leaves=10,
)
WHOLE = st.dictionaries(TEXTS, VALUES, min_size=1, max_size=4)


@given(WHOLE, TEXTS)
def test_yaml_reads_as_what_was_meant_whatever_it_holds(said: dict[str, Any], head: str) -> None:
    text = yaml_text([head], said)
    assert parse_document(text.encode(), "a.yaml", "a.yaml").data == plain(said)


@given(WHOLE)
def test_json_reads_as_what_was_meant_beside_its_comment(said: dict[str, Any]) -> None:
    read = json.loads(commented_json(said))
    read.pop("$comment", None)
    assert read == {key: value for key, value in plain(said).items() if key != "$comment"}  # type: ignore[union-attr]


def test_each_guess_has_its_comment_and_what_is_none_has_not() -> None:
    said = {"name": Guess("a", "it\nis so"), "said": "b", "list": Guess([{"c": [1]}, Guess("d", "because")], "all")}
    assert yaml_text(["Head."], said) == (
        "# Head.\nname: a  # guessed: it is so\nsaid: b\nlist:  # guessed: all\n  - {c: [1]}\n"
        "  # guessed: because\n  - d\n"
    )


def test_a_file_of_JSON_names_its_guesses_by_what_they_rest_on() -> None:  # noqa: N802
    said = {"a": {"b": Guess(1, "so")}, "c": [Guess(2, "so"), Guess(3, "else")], "d": 4}
    assert json.loads(commented_json(said))["$comment"] == "guessed: a.b, c[0] (so); c[1] (else)"
    assert "$comment" not in json.loads(commented_json({"d": 4}))
