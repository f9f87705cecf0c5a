import pytest

from anarq.contracts.read.join import joined


@pytest.mark.parametrize(
    ("base", "reference", "expected"),
    [
        ("", "a/../b.json", "b.json"),
        ("", "./b.json", "b.json"),
        ("", "../b.json", "../b.json"),
        ("parts/a.json", "b.json", "parts/b.json"),
        ("parts/a.json", "../../b.json", "../b.json"),
        ("../common/a.json", "../schemas/b.json", "../schemas/b.json"),
        ("https://example.org/x/a.json", "../../../b.json", "https://example.org/b.json"),
        ("", "http://[bad", "http://[bad"),
        ("parts/a.json", "urn:example:b", "urn:example:b"),
        ("parts/a.json", "/b.json", "/b.json"),
        ("parts/a.json", "", "parts/a.json"),
    ],
)
def test_a_reference_is_resolved_against_a_path_as_against_a_uri(base: str, reference: str, expected: str) -> None:
    assert joined(base, reference) == expected
