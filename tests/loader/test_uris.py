import pytest

from anarq.loader import uris


@pytest.mark.parametrize(
    ("base", "reference", "joined"),
    [
        ("https://x.org/a/b.json", "c.json", "https://x.org/a/c.json"),
        ("https://x.org/a/b.json", "/c.json", "https://x.org/c.json"),
        ("https://x.org/a/b.json", "urn:x:y", "urn:x:y"),
        ("https://x.org/a/b.json", "//[", "//["),
        ("urn:x:y", "c.json", "c.json"),
        (uris.of_path("a/b.json"), "c d.json", uris.of_path("a/c d.json")),
        (uris.of_path("a/b.json"), "c%20d.json", uris.of_path("a/c d.json")),
    ],
)
def test_references_are_resolved_against_a_base(base: str, reference: str, joined: str) -> None:
    assert uris.join(base, reference) == joined


@pytest.mark.parametrize("reference", ["../a", "a/../b", "a\\..\\b", "%2e%2e/a", "https://x/a/../b", "..", "..#/x"])
def test_climbing_is_seen(reference: str) -> None:
    assert uris.climbs(reference)


@pytest.mark.parametrize("reference", ["a..b", "#/a/../b", "a?x=../y", "...", "urn:a..b"])
def test_dots_elsewhere_do_not_climb(reference: str) -> None:
    assert not uris.climbs(reference)
