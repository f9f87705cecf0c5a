import pytest

from anarq.model.versions import Version, VersionRange


@pytest.mark.parametrize(
    ("range_", "taken", "refused"),
    [
        (">=1.0.0 <2.0.0", "1.0.0 1.9.9", "0.9.9 2.0.0"),
        (">=1.2", "1.2.0 7.0.0", "1.1.9"),
        (">1.2", "1.3.0", "1.2.0 1.2.9"),
        ("<=1.2", "1.2.9 0.0.1", "1.3.0"),
        ("<1.2", "1.1.9", "1.2.0"),
        ("1.2", "1.2.0 1.2.9", "1.3.0 1.1.9"),
        ("=1.2.3", "1.2.3", "1.2.4 1.2.2"),
        ("^1.2", "1.2.0 1.9.0", "2.0.0 1.1.0"),
        ("^0.2.3", "0.2.3 0.2.9", "0.3.0 0.2.2"),
        ("^0.0.3", "0.0.3", "0.0.4"),
        ("^0", "0.0.1 0.9.0", "1.0.0"),
        ("~1.2.3", "1.2.3 1.2.9", "1.3.0 1.2.2"),
        ("~1", "1.0.0 1.9.0", "2.0.0"),
    ],
)
def test_a_range_takes_what_it_says(range_: str, taken: str, refused: str) -> None:
    found = VersionRange.parse(range_)
    assert found is not None
    for text in taken.split():
        assert found.takes(version(text)), text
    for text in refused.split():
        assert not found.takes(version(text)), text


def version(text: str) -> Version:
    found = Version.parse(text)
    assert found is not None
    return found


def test_what_comes_before_a_version_is_neither_that_version_nor_below_it() -> None:
    assert not VersionRange.parse(">=2.0.0").takes(version("2.0.0-rc.1"))
    assert not VersionRange.parse("<2.0.0").takes(version("2.0.0-rc.1"))
    assert VersionRange.parse(">=1.0.0").takes(version("2.0.0-rc.1"))


@pytest.mark.parametrize("range_", [">=2.0.0 <1.0.0", ">1.2 <1.3", "1.2 1.3", "<0"])
def test_a_range_that_nothing_is_in_is_empty(range_: str) -> None:
    assert VersionRange.parse(range_).is_empty


@pytest.mark.parametrize("text", ["", "1.0", "one", "1.0.0.0", "1.0.0-", "\u0661.0.0"])
def test_other_texts_are_not_a_version(text: str) -> None:
    assert Version.parse(text) is None


@pytest.mark.parametrize("text", ["", "latest", ">=", "1..2", ">=1  <2", "1.2.3.4"])
def test_other_texts_are_not_a_range(text: str) -> None:
    assert VersionRange.parse(text) is None


@pytest.mark.parametrize("text", ["1.0.00", "01.0.0", "1.0", "v1.0.0", "1.0.0.0", ""])
def test_a_number_of_a_version_has_no_zeros_before_it(text: str) -> None:
    assert Version.parse(text) is None
