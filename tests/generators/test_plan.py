import pytest

from anarq.generators.file import File, Target
from anarq.generators.plan import Kind, changes, is_generated
from anarq.model.errors import AnarqError

NOTICE = "<!-- Generated from spec by `anarq generate x`. Do not edit. -->\n"


def test_what_is_as_generated_is_not_a_change():
    assert changes([File("a/_gen/x.py", "1\n")], {"a/_gen/x.py": "1\n"}) == ()


def test_missing_changed_and_left_over_files_are_named_by_path():
    files = [File("a/_gen/x.py", "1\n"), File("a/_gen/y.py", "")]
    found = changes(files, {"a/_gen/x.py": "2\n", "a/_gen/z.py": "3\n"})
    assert [(change.path, change.kind) for change in found] == [
        ("a/_gen/x.py", Kind.CHANGED),
        ("a/_gen/y.py", Kind.MISSING),
        ("a/_gen/z.py", Kind.ORPHAN),
    ]


def test_a_diff_leads_from_the_file_to_what_is_generated():
    (change,) = changes([File("a/_gen/x.py", "new\n")], {"a/_gen/x.py": "old"})
    assert change.diff() == (
        "--- a/a/_gen/x.py\n+++ b/a/_gen/x.py\n@@ -1 +1 @@\n-old\n\\ No newline at end of file\n+new\n"
    )


def test_the_diff_of_an_empty_file_names_it_all_the_same():
    (change,) = changes([File("a/_gen/__init__.py", "")], {})
    assert "a/_gen/__init__.py" in change.diff()


def test_line_endings_of_another_system_are_a_change():
    assert changes([File("a/_gen/x.py", "1\n")], {"a/_gen/x.py": "1\r\n"})


def test_a_file_that_somebody_wrote_is_never_replaced_or_removed():
    with pytest.raises(AnarqError, match="written by hand"):
        changes([File("modules/a/README.md", NOTICE)], {"modules/a/README.md": "# Mine\n"})
    assert changes([], {"modules/a/README.md": "# Mine\n"}) == ()
    assert [change.kind for change in changes([], {"modules/a/README.md": NOTICE})] == [Kind.ORPHAN]


def test_two_targets_never_make_one_file():
    with pytest.raises(AnarqError, match="two targets"):
        changes([File("a/_gen/x.py", ""), File("a/_gen/x.py", "")], {})


def test_generated_is_what_lies_in_gen_or_opens_with_the_notice():
    assert is_generated("reference/a/_gen/x.py", "")
    assert is_generated("modules/a/README.md", NOTICE)
    assert not is_generated("reference/_gen.py", "")


def test_a_star_in_what_a_target_owns_stands_for_one_name():
    target = Target("x", "", ("reference/*/_gen/*.py",), lambda _: iter(()))
    assert target.owns_path("reference/a/_gen/x.py")
    assert not target.owns_path("reference/a/_gen/uses/x.py")
    assert not target.owns_path("reference/a/_gen/x.json")
