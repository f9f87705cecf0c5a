"""The versions of others, as people write them."""

import pytest

from anarq.loader.modules import load_ecosystem, load_standards
from anarq.model.standards import Standards
from anarq.model.versions import VersionRange
from anarq.model.views.matrix import range_of, wanted_of
from anarq.source import MemorySource


@pytest.fixture(scope="module")
def standards() -> Standards:
    return load_standards()


def wanted(standards: Standards, text: str) -> list[tuple[str, str]]:
    files = {"qmail/openapi.yaml": "{}", "qmail/compat/matrix.md": text}
    module = load_ecosystem([MemorySource(files, shown="mem")], standards=standards).ecosystem.modules["qmail"]
    return [(one.name, one.written) for one in wanted_of(module)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("| Module | Versions |\n| - | - |\n| Qlock | ^1.0 |\n| sQuid | 1.x |", [("qlock", "^1.0"), ("squid", "1.x")]),
        ("| Module | Tool | Version |\n| - | - | - |\n| `@anarq/qlock` | sign | ^1.0 |", [("qlock", "^1.0")]),
        ("| Module | Range | State |\n| - | - | - |\n| qlock | ^2 | not supported |", []),
        ("| Qmail | Qlock |\n| - | - |\n| 1.0 | ^1.0 |", []),
        ("| Service | Version |\n| - | - |\n| redis | 7 |\n| qmail | ^1.0 |", []),
        ("- qlock: >=1.0.0 <2.0.0\n- **Qonsent** ^1.2", [("qlock", ">=1.0.0 <2.0.0"), ("qonsent", "^1.2")]),
        ("- qlock signs what is sent", []),
        ('```yaml\nqlock: ">=1.0"\nother: 2\n```', [("qlock", ">=1.0")]),
        ("It works with qlock ^1.0.", []),
    ],
)
def test_the_versions_of_others_are_read(standards: Standards, text: str, found: list[tuple[str, str]]) -> None:
    assert wanted(standards, text) == found


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("v1.2", "1.2"),
        ("1.x", "1"),
        ("1.2.*", "1.2"),
        ("1.0.0 - 1.9.9", ">=1.0.0 <=1.9.9"),
        ("≥ 1.0, < 2.0", ">=1.0 <2.0"),
        ("1.2+", ">=1.2"),
        (">=1.0.0 <2.0.0", ">=1.0.0 <2.0.0"),
        ("^1.0 || ^2.0", ""),
        ("latest", ""),
    ],
)
def test_a_range_is_read_as_people_write_it(text: str, plain: str) -> None:
    assert range_of(text) == (VersionRange.parse(plain) if plain else None)
