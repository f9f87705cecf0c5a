"""Who may do what: in the house a word of each operation, elsewhere what `security/policies.md` says.

A text is read in its tables, with a row for each thing, and in its lists: what stands first in a row or an item, and is
written as names are, is what may be done. What stands under a heading about scopes, roles, or what there will be or
was, says nothing of that.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from anarq.model.basis import Basis
from anarq.model.folder import Folder
from anarq.model.layout import Role
from anarq.model.tree import Node
from anarq.model.views.blocks import Block, blocks_of
from anarq.model.views.openapi import Operation, operations_of

_REQUEST: Final = re.compile(r"(GET|PUT|POST|DELETE|PATCH|HEAD|OPTIONS)\s+(/[^\s,;]*[^\s,;:.]|/)")
_NAME: Final = re.compile(r"[A-Za-z]\w*(?:\.\w+)*(?=$|[\s:,;()\u2013\u2014-])")
_IS_NAME: Final = re.compile(r"[a-z]\w*[A-Z]|\w[_.]\w")
"""How names are written, and words of a sentence are not: `sendMessage`, `send_message`, `qmail.send`."""
_SCOPE: Final = re.compile(r"(?<![\w.])[a-z]\w*(?:[.:][a-z][\w-]*)+(?![\w.])")
_OF_OTHERS: Final = re.compile(
    r"\b(scope|role|condition|group|plan|propos|futur|upcoming|remov|retir|deprecat|former|example|header|field|key|"
    r"data|resource|event|topic|peer|consum)",
    re.IGNORECASE,
)
_ALL: Final = re.compile(r"\b(every|everything|all|each|any|other|others|remaining|rest|else)\b|\*", re.IGNORECASE)
_OPEN: Final = re.compile(
    r"\b(allow|permit|grant|open|accept)(s|ed)?[ -]by[ -]default|\bfail(s|ing)?[ -]open\b|"
    r"\bdefault(s|ed)?( policy| decision| effect)?(:| is:?| to:?)? *(allow|permit|open)(ed)?\b",
    re.IGNORECASE,
)
_REFUSED: Final = re.compile(r"\b(no|not|never|nothing|none|nobody|instead|without)\b[^.;:!?]*$", re.IGNORECASE)
_BEFORE: Final = 200
"""Characters in which a sentence begins to refuse what it says: a stranger may write one of any length."""


@dataclass(frozen=True, slots=True)
class Access:
    """What says who may do one thing.

    Attributes:
        node: where it is named.
        name: the operation or the tool, as it is written there; or method and path.
        scopes: the names of scopes that are asked for.
        basis: how that is known.
        group: the list, table or document in which it stands, by number.
    """

    node: Node
    name: str
    scopes: tuple[str, ...]
    basis: Basis
    group: int = 0

    @property
    def request(self) -> tuple[str, str] | None:
        """The method, in small letters, and the path, where it names these; else None."""
        found = _REQUEST.fullmatch(self.name)
        return (found[1].lower(), found[2]) if found is not None else None


@dataclass(frozen=True, slots=True)
class AccessPolicy:
    """All that says who may do what.

    Attributes:
        rules: what is said of one thing each, in order.
        words: every name that the text holds, wherever it stands.
        speaks_of_all: whether something is said of every operation, or of those that are not named.
        opened: where a text says that what is not forbidden is allowed.
    """

    rules: tuple[Access, ...]
    words: frozenset[str] = frozenset()
    speaks_of_all: bool = True
    opened: tuple[Node, ...] = ()


def access_of(module: Folder) -> AccessPolicy:
    """Who may do what in a module.

    Raises:
        NotRead: the file is there and could not be read.
    """
    if module.speaks_house:
        return AccessPolicy(tuple(map(_declared, operations_of(module))))
    reader = _Reader()
    blocks = blocks_of(module.of_role(Role.POLICIES))
    told = [one for one in blocks if one.kind in ("paragraph", "item", "row")]
    texts = [one.text for one in told]
    return AccessPolicy(
        tuple(found for block in blocks for found in reader.read(block)),
        frozenset(word for text in texts for word in re.findall(r"[\w./{}:-]*\w", text)),
        any(map(_ALL.search, texts)),
        tuple(one.said for one in told if _opens(one.text)),
    )


def _opens(text: str) -> bool:
    """Whether a text allows what nobody forbids, in a sentence that does not refuse to."""
    found = (one.start() for one in _OPEN.finditer(text))
    return any(not _REFUSED.search(text[max(0, at - _BEFORE) : at]) for at in found)


def _declared(operation: Operation) -> Access:
    return Access(operation.scoped, operation.name, (operation.scope,) if operation.scope else (), Basis.DECLARED)


class _Reader:
    """Goes through the blocks, and knows under which headings and in which table it is."""

    def __init__(self) -> None:
        self._above: list[Block] = []
        self._header: Sequence[Node] = ()
        self._group = 0
        self._kind = ""

    def read(self, block: Block) -> Iterator[Access]:
        if block.kind != self._kind or block.is_header:
            self._group += 1
        self._kind = block.kind
        if block.kind == "heading":
            self._above = [*(one for one in self._above if one.level < block.level), block]
        elif block.kind == "row" and block.is_header:
            self._header = block.cells
        elif block.kind in ("row", "item") and not self._is_of_others(block):
            yield from self._first(block)

    def _is_of_others(self, block: Block) -> bool:
        titles = [one.text() for one in self._header[:1]] if block.kind == "row" else []
        return any(map(_OF_OTHERS.search, (*(one.text for one in self._above), *titles)))

    def _first(self, block: Block) -> Iterator[Access]:
        node = block.cells[0] if block.kind == "row" and block.cells else block.said
        request = _REQUEST.match(node.text())
        named = request if request is not None else _NAME.match(node.text())
        if named is not None and (request is not None or _IS_NAME.search(named[0])):
            rest = block.text if block.kind == "item" else " ".join(one.text() for one in block.cells[1:])
            scopes = tuple(one for one in _SCOPE.findall(rest) if one != named[0])
            yield Access(node, named[0], scopes, Basis.READ, self._group)
