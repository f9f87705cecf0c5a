"""Which path a request means: split first, decoded afterwards."""

from typing import Any

import pytest

from anarq.runtime.call import Refused
from anarq.runtime.paths import TARGET, Paths, target_of

THERE = Paths(
    {
        template: template
        for template in (
            "/",
            "/intents",
            "/intents/recent",
            "/intents/{intentId}",
            "/intents/{intentId}/settle",
            "/files/{name}.json",
            "/files/{name}",
            "/ranges/{from}-{to}",
            "/caf%C3%A9",
        )
    }
)


NOTES = (
    "/notes/{noteId}",
    "/notes/{noteId}:archive",
    "/notes/{noteId}.json",
    "/notes/recent",
    "/notes/recent:{how}",
    "/notes/{noteId}/parts/{part}",
    "/notes/{noteId}/parts/first",
    "/{folder}",
)


@pytest.mark.parametrize("templates", [NOTES, NOTES[::-1]], ids=["in order", "backwards"])
@pytest.mark.parametrize(
    ("target", "template"),
    [
        ("/notes/n1", "/notes/{noteId}"),
        ("/notes/n1:archive", "/notes/{noteId}:archive"),
        ("/notes/n1.json", "/notes/{noteId}.json"),
        ("/notes/n1:json", "/notes/{noteId}"),
        ("/notes/recent", "/notes/recent"),
        ("/notes/recent:asc", "/notes/recent:{how}"),
        ("/notes/n1/parts/2", "/notes/{noteId}/parts/{part}"),
        ("/notes/n1/parts/first", "/notes/{noteId}/parts/first"),
        ("/notes", "/{folder}"),
    ],
)
def test_the_narrowest_template_is_found(templates: tuple[str, ...], target: str, template: str) -> None:
    there = Paths({name: name for name in templates}).find(asked(target).segments)
    assert there is not None
    assert there[0] == template


def asked(target: str) -> Any:
    return target_of({TARGET: target.encode()})


def found(target: str) -> Any:
    return THERE.find(asked(target).segments)


@pytest.mark.parametrize(
    ("target", "template", "values"),
    [
        ("/", "/", {}),
        ("/intents", "/intents", {}),
        ("/intents?a=/b", "/intents", {}),
        ("/%69ntents", "/intents", {}),
        ("/intents/recent", "/intents/recent", {}),
        ("/intents/i", "/intents/{intentId}", {"intentId": "i"}),
        ("/intents/a%2Fb", "/intents/{intentId}", {"intentId": "a/b"}),
        ("/intents/a%2Fsettle", "/intents/{intentId}", {"intentId": "a/settle"}),
        ("/intents/a%2f..%2Fb/settle", "/intents/{intentId}/settle", {"intentId": "a/../b"}),
        ("/intents/a%252Fb", "/intents/{intentId}", {"intentId": "a%2Fb"}),
        ("/intents/a;b=c", "/intents/{intentId}", {"intentId": "a;b=c"}),
        ("/intents/a+b", "/intents/{intentId}", {"intentId": "a+b"}),
        ("/intents/a%3Fb%23c", "/intents/{intentId}", {"intentId": "a?b#c"}),
        ("/intents/%2E%2E", "/intents/{intentId}", {"intentId": ".."}),
        ("/intents/%0A", "/intents/{intentId}", {"intentId": "\n"}),
        ("/intents/%C3%A9", "/intents/{intentId}", {"intentId": "é"}),
        ("/files/a.b.json", "/files/{name}.json", {"name": "a.b"}),
        ("/files/a.xml", "/files/{name}", {"name": "a.xml"}),
        ("/files/.json", "/files/{name}", {"name": ".json"}),
        ("/ranges/1-2-3", "/ranges/{from}-{to}", {"from": "1", "to": "2-3"}),
        ("/ranges/--1", "/ranges/{from}-{to}", {"from": "-", "to": "1"}),
        ("/caf%c3%a9", "/caf%C3%A9", {}),
        ("http://other.example/intents?a", "/intents", {}),
        ("HTTPS://other.example", "/", {}),
    ],
)
def test_a_path_is_found_with_its_values(target: str, template: str, values: dict[str, str]) -> None:
    assert found(target) == (template, values)


@pytest.mark.parametrize(
    "target",
    ["//", "/intents/", "//intents", "/intents//settle", "/intents/a/", "/intents%2Frecent", "/Intents", "/ranges/1-"],
)
def test_another_path_is_not_found(target: str) -> None:
    assert found(target) is None


@pytest.mark.parametrize(
    "target",
    ["*", "intents", "", "/intents/..", "/./intents", "/a/%2e/..", "/a%", "/a%zz", "/a?b=%zz", "/%ff", "/%C3", "/a#b"],
)
def test_a_target_that_cannot_be_read_is_refused(target: str) -> None:
    with pytest.raises(Refused) as refused:
        asked(target)
    assert refused.value.code == "MALFORMED_REQUEST"


@pytest.mark.parametrize(
    ("target", "text", "query"),
    [
        ("/a", "/a", ""),
        ("/a?", "/a?", ""),
        ("/a?b=c?d", "/a?b=c?d", "b=c?d"),
        ("http://x/a?b", "/a?b", "b"),
        ("http://x?b", "/?b", "b"),
        ("/%61", "/%61", ""),
    ],
)
def test_what_is_signed_is_the_target_in_origin_form_as_it_came(target: str, text: str, query: str) -> None:
    assert (asked(target).text, asked(target).query) == (text, query)


def test_without_the_request_line_the_target_is_put_together() -> None:
    assert target_of({"raw_path": b"/a%2Fb", "query_string": b"c=d"}).text == "/a%2Fb?c=d"
    assert target_of({"raw_path": b"/a%2Fb", "query_string": b""}).text == "/a%2Fb"


def test_what_is_looked_at_to_match_a_segment_is_linear() -> None:
    """A matcher that went back would look at this some 10^15 times."""
    paths = Paths({"/{a}-{b}-{c}-{d}.json": None})
    assert paths.find(("-" * 30_000 + "x",)) is None
    assert paths.find(("-" * 30_000 + ".json",)) is not None
