"""The page of the design has a place for each of its clauses, so that a link leads there. Its words stay as they are.

Called by mkdocs (`hooks` in mkdocs.yml).
"""

import html
from collections import defaultdict
from typing import Any, Final

from anarq.loader.design.clauses import clauses

PAGE: Final = "reference/ecosystem-design.md"
_FENCE: Final = "```"


def on_page_markdown(markdown: str, page: Any, **_: Any) -> str:
    """The design's text with an anchor before each clause; any other page as it is."""
    return anchored(markdown) if page.file.src_uri == PAGE else markdown


def anchored(text: str) -> str:
    """The text with the anchors of its clauses: within what is said, and before a block of code."""
    at: dict[int, list[str]] = defaultdict(list)
    for clause in clauses(text):
        at[clause.line].append(f'<a id="{html.escape(clause.id)}"></a>')
    written: list[str] = []
    opened: int | None = None
    for number, line in enumerate(text.splitlines(), 1):
        anchors = "".join(at[number])
        if line.startswith(_FENCE):
            opened = len(written) if opened is None else None
            written.append(line)
        elif opened is not None:
            written[opened] = _before(written[opened], anchors)
            written.append(line)
        else:
            written.append(_within(line, anchors))
    return "\n".join(written) + "\n"


def _before(fence: str, anchors: str) -> str:
    """The fence, with more anchors on the line before it; an empty line keeps both apart."""
    above, _, own = fence.rpartition("\n\n")
    return f"{above}{anchors}\n\n{own}" if above or anchors else own


def _within(line: str, anchors: str) -> str:
    """The line with the anchors before its words, behind what marks it as an item."""
    words = line.lstrip(" ")
    marker = next((mark for mark in (words.split(" ", 1)[0],) if mark == "-" or mark.rstrip(".").isdecimal()), "")
    start = len(line) - len(words) + (len(marker) + 1 if marker else 0)
    return f"{line[:start]}{anchors}{line[start:]}" if anchors else line
