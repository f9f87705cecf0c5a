import pytest

from anarq.model.globs import chooser, first_meant, matcher, spelled_out


@pytest.mark.parametrize(
    ("glob", "path", "means"),
    [
        ("a/*.json", "a/b.json", True),
        ("a/*.json", "a/b/c.json", False),
        ("docs/**/a.yaml", "docs/a.yaml", True),
        ("docs/**/a.yaml", "docs/b/c/a.yaml", True),
        ("docs/**/a.yaml", "docs/ba.yaml", False),
        ("src/**", "src/a/b.go", True),
        ("src/**", "src", False),
        ("a.{yaml,yml}", "a.yml", True),
        ("a.{yaml,yml}", "a.json", False),
        ("{a,b}/x+.md", "b/x+.md", True),
        ("*.md", "a\n.md", True),
    ],
)
def test_a_glob_means_whole_paths(glob: str, path: str, means: bool) -> None:
    assert matcher(glob)(path) is means


def test_of_several_globs_the_first_that_means_a_path_is_chosen() -> None:
    choose = chooser({"first": "a/*.json", "second": "a/**"})
    assert [choose(path) for path in ("a/b.json", "a/b.yaml", "b")] == ["first", "second", ""]


def test_a_person_reads_the_first_of_each_alternatives() -> None:
    assert first_meant("{README,readme}.{md,rst}") == "README.md"


def test_a_glob_is_spelled_out_for_each_of_its_alternatives() -> None:
    assert spelled_out("{a,b}/x.{c,d}") == ("a/x.c", "a/x.d", "b/x.c", "b/x.d")


@pytest.mark.parametrize("glob", ["a{b,c", "a}b", "{", "}{", "a{b,{c}", "{a}{b"])
def test_a_brace_without_its_other_stands_for_itself_or_ends_somewhere(glob: str) -> None:
    assert not matcher(glob)("something else")


def test_a_brace_that_is_never_closed_is_a_letter() -> None:
    assert matcher("a{b,c")("a{b,c")
