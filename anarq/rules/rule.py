"""What a rule is and what its check yields. No IO, no ids: a rule's id comes from where its file stands."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum, IntEnum, StrEnum
from typing import Final, TypeAlias

from anarq.model.layout import Role
from anarq.model.severity import Severity
from anarq.model.tree import Json, Node


class Scope(StrEnum):
    """What a check must see at once, which is also what its check function is given.

    FILE        ``(document: Document, module: Module)``, for each document of each module
    MODULE      ``(module: Module)``, for each module
    ECOSYSTEM   ``(ecosystem: Ecosystem)``, once; may yield `NeedsPeer` besides hits
    RUN         ``(outcome: Outcome)``, once, after all others: rules about waivers. No waiver covers their hits
    """

    FILE = "file"
    MODULE = "module"
    ECOSYSTEM = "ecosystem"
    RUN = "run"


class Stage(IntEnum):
    """How far from what somebody wrote a rule looks. What is wrong at one stage explains what follows from it at the
    next ones, which then is not told.

    FORM        what stands there: keys and values
    KEYWORD     whether the keywords of a schema are any, and each name is declared once
    SCHEMA      whether the parts of a schema know one another
    MEANING     what follows from all that: references, names, facts
    AGREEMENT   what is held to that: what several places say of one thing, and whether a schema allows anything
    USE         what a peer makes of that: whether it can be called as somebody means to call it
    PASSING     what is passed on with such calls: whether a caller delegates what they need
    EXAMPLE     values that are held to a schema
    """

    FORM = 0
    KEYWORD = 1
    SCHEMA = 2
    MEANING = 3
    AGREEMENT = 4
    USE = 5
    PASSING = 6
    EXAMPLE = 7


class _Removal(Enum):
    """The one value that is not JSON: of an edit that takes a member away."""

    REMOVE = "remove"


REMOVE: Final = _Removal.REMOVE


@dataclass(frozen=True, slots=True)
class Edit:
    """One mechanical change to the document of the hit.

    Attributes:
        pointer: JSON Pointer of the value to set; its parent exists, or is made by an earlier edit. A last token `-`
            appends to a list (RFC 6902, section 4.1).
        value: what stands there afterwards, or `REMOVE`.
    """

    pointer: str
    value: "Json | _Removal"


@dataclass(frozen=True, slots=True)
class Rename:
    """A key that is called otherwise, in the document of the hit; its value and its place among the others stay.

    Attributes:
        pointer: JSON Pointer of the member.
        key: how it is called afterwards.
    """

    pointer: str
    key: str


@dataclass(frozen=True, slots=True)
class Fix:
    """Edits that mend a hit without anybody having to decide anything."""

    description: str
    edits: "tuple[Edit | Rename, ...]"


@dataclass(frozen=True, slots=True)
class Side:
    """A place that says something else than the node of a hit.

    Attributes:
        node: where.
        says: what it says there, as a person reads it.
    """

    node: Node
    says: str


@dataclass(frozen=True, slots=True)
class Hit:
    """What a check yields for each thing that is wrong.

    Attributes:
        node: where. A node that does not exist stands for the place where something is missing.
        found: what was found, as one clause with every name in backticks, without a full stop: ``operation
            `postMessage` is a write and takes no `Idempotency-Key```.
        mend: how to mend it, as an order: ``add the parameter `#/components/parameters/IdempotencyKey```.
        allowed: what was allowed, closest first (see `closest_first`); empty when it cannot be listed.
        cause: hits of one rule with the same cause are one finding, with its instances folded in. Empty: a cause of
            its own.
        fix: the edits that mend it, where mending is mechanical.
        stands_for: where what lacks, or what was probably meant, would stand: `parameters` for a slip `parmeters`.
        sides: the other places that the node contradicts, each with what it says there.
        lists: the names of the things that lack, where `found` lists several: to add one of them is to mend a part.
        rests_on: what it follows from, with all below. An error of an earlier stage there is its cause, and told alone.
            Places that many hits rest on are given as one tuple, which is looked at once.
    """

    node: Node
    found: str
    mend: str
    allowed: tuple[str, ...] = ()
    cause: str = ""
    fix: Fix | None = None
    stands_for: tuple[Node, ...] = ()
    rests_on: "tuple[Node | tuple[Node, ...], ...]" = ()
    sides: tuple[Side, ...] = ()
    lists: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NeedsPeer:
    """What an ecosystem check yields where it could not look: a module that was not given.

    Attributes:
        module: the name of the peer.
        name: what was to be found there, e.g. a tool or a topic.
    """

    module: str
    name: str


@dataclass(frozen=True, slots=True, order=True)
class Lack:
    """Why a rule did not look at a module, or not at all of it: the module does not have what it takes. A check yields
    it where it ends before it has seen everything.

    Attributes:
        module: its name.
        what: in words: a file, the vocabulary of the house, or room for more.
    """

    module: str
    what: str


Need: TypeAlias = "Role | tuple[Role, ...]"
"""A role that a module must have a file of, or several of which it must have one."""

SCHEMAS: Final[Need] = (Role.CONTRACT, Role.HTTP, Role.TOOLS, Role.TOPIC)
"""The roles of files in which schemas stand."""

Check: TypeAlias = Callable[..., Iterator[Hit] | Iterator[Hit | NeedsPeer] | Iterator[Hit | Lack]]
"""A pure function whose parameters follow from the scope of its rule."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. Its id, ``<family>/<bad-pattern>``, is the path of its file, and its page stands beside it.

    Attributes:
        summary: one sentence, shown by `anarq rules` and as the heading of the page.
        severity: how bad a hit is.
        since: the version of `anarq` that first had the rule.
        clause: the section of the design that demands it, as its heading says.
        scope: what the check is given.
        cause: in words, what one root cause is: ``an operation``.
        check: the check.
        for_people: whether code that is generated from a spec that breaks it is right all the same: it asks for what
            people, operations or auditors need. `anarq generate` refuses what breaks any other rule.
        formerly: ids under which it, or a rule that it took the place of, was known. They stay valid wherever somebody
            wrote them: in waivers, and on the command line.
        stage: how far from what somebody wrote it looks.
        needs: the roles of files without which it has nothing to look at in a module; of several in one place, any
            will do. Where they are absent it is not called, and the report says so.
        vocabulary: whether it asks for words of the house, as scope, purpose and classification: then it is asked of
            modules in the house layout alone.
        prose: whether it reads what it needs as people write it: a layout that has data in place of a text has none.
    """

    summary: str
    severity: Severity
    since: str
    clause: str
    scope: Scope
    cause: str
    check: Check
    for_people: bool = False
    formerly: tuple[str, ...] = ()
    stage: Stage = Stage.FORM
    needs: tuple[Need, ...] = ()
    vocabulary: bool = False
    prose: bool = False
