"""Edits of Python: what is added and taken away again leaves the text as it was."""

import pytest

from anarq.scaffold import python

HANDLERS = '''"""What it does."""

from notes.handlers.create_entry import CreateEntry
from notes.handlers.on_squid_deactivated import OnSquidDeactivated


class NotesHandlers(
    CreateEntry,
    OnSquidDeactivated,
):
    """What notes provides."""

    kept = 1  # of mine
'''


@pytest.mark.parametrize("method", ["archive_it", "count_them", "run_send_letters"])
def test_a_handler_that_comes_and_goes_leaves_nothing(method: str) -> None:
    name = "".join(word.capitalize() for word in method.split("_"))
    made = python.with_base(python.importing(HANDLERS, f"notes.handlers.{method}", name), name)
    assert made is not None
    lines = made.splitlines()
    assert lines.count(f"    {name},") == lines.count(f"from notes.handlers.{method} import {name}") == 1
    imports = [line for line in lines if line.startswith("from")]
    assert imports == sorted(imports)
    left = python.without_base(made, name)
    assert left is not None
    assert python.without_import(left, f"notes.handlers.{method}", name) == HANDLERS


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("class XHandlers:\n    a = 1\n", "class XHandlers(\n    B,\n):\n    a = 1\n"),
        ("class XHandlers(A, C):\n    a = 1\n", "class XHandlers(A, B, C):\n    a = 1\n"),
        ("class XHandlers(Z, A):\n    a = 1\n", "class XHandlers(Z, A, B):\n    a = 1\n"),
    ],
)
def test_the_style_of_the_class_is_kept(before: str, after: str) -> None:
    assert python.with_base(before, "B") == after
    assert python.without_base(after, "B") == before


@pytest.mark.parametrize(
    "text",
    [
        "",
        "class Notes:\n    a = 1\n",
        "class XHandlers(A, metaclass=M):\n    a = 1\n",
        "class XHandlers(a.B):\n    a = 1\n",
        "class XHandlers(\n    A,  # mine\n):\n    a = 1\n",
        "class XHandlers: a = 1\n",
        "class XHandlers:\n    a = 1\n\n\nclass YHandlers:\n    a = 1\n",
    ],
)
def test_a_class_of_another_form_is_left_to_people(text: str) -> None:
    assert python.with_base(text, "B") is None
    assert python.without_base(text, "B") is None


@pytest.mark.parametrize(
    ("before", "module", "name", "after"),
    [
        ("", "a.b", "c", "\nfrom a.b import c\n"),
        ('"""It."""\nimport os\nx = 1\n', "a.b", "c", '"""It."""\nimport os\n\nfrom a.b import c\nx = 1\n'),
        ("from a.b import d\n", "a.b", "c", "from a.b import c, d\n"),
        ("from a.b import d\n", "a.b", "C", "from a.b import C, d\n"),
        ("from a.b import C, d\n", "a.b", "ALL", "from a.b import ALL, C, d\n"),
        ("from a.b import c\n", "a.b", "c", "from a.b import c\n"),
        (
            "from a.x2 import y\nfrom z import y\n",
            "a.x10",
            "c",
            "from a.x2 import y\nfrom a.x10 import c\nfrom z import y\n",
        ),
        ("from a.b import (\n    d,\n    e as f,\n)\n", "a.b", "c", "from a.b import c, d, e as f\n"),
    ],
)
def test_an_import_comes_where_a_formatter_puts_it(before: str, module: str, name: str, after: str) -> None:
    assert python.importing(before, module, name) == after


def test_an_import_that_something_uses_stays() -> None:
    text = "from a.b import c, d\n\nd()\n"
    assert python.without_import(text, "a.b", "d") == text
    assert python.without_import(text, "a.b", "c") == "from a.b import d\n\nd()\n"


HANDLER = """\
class A:
    async def a(self, call):
        events = []
        return Decision(None, events=tuple(events))
"""


def test_what_is_told_stands_between_marks_before_the_handler_returns() -> None:
    made = python.telling(HANDLER, "a", "topic q.x.y.v1", "events.append(y())")
    assert made == HANDLER.replace(
        "        return", "        # topic q.x.y.v1\n        events.append(y())\n        # end of topic\n        return"
    )
    assert python.without_marked(made, "topic", "q.x.y.v1") == HANDLER
    assert python.without_marked(made, "topic", "q.x.yy.v1") == made


@pytest.mark.parametrize(
    "text",
    [
        HANDLER.replace("events = []", "told = []"),
        HANDLER.replace("def a", "def b"),
        HANDLER.replace("        return", "        if call:\n            return"),
    ],
)
def test_a_handler_of_another_form_is_left_to_people(text: str) -> None:
    assert python.telling(text, "a", "topic q.x.y.v1", "events.append(y())") is None
