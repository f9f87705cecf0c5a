from collections.abc import Iterator
from typing import Final
from urllib.parse import unquote

from anarq.checks.contracts._examples import Example, examples
from anarq.checks.contracts._judges import judges
from anarq.checks.refs._cycles import together
from anarq.contracts.confirm.plain import takes
from anarq.contracts.confirm.validators import Validator
from anarq.model import pointer as pointers
from anarq.model.module import Ecosystem
from anarq.model.tree import Document, Node
from anarq.rules import SCHEMAS, Hit, Rule, Scope, Severity, Stage

_UNEVALUATED: Final = ("/unevaluatedProperties", "/unevaluatedItems")


def check(ecosystem: Ecosystem) -> Iterator[Hit]:
    judge_of, causes = judges(ecosystem).of, _Causes(ecosystem)
    for example in examples(ecosystem):
        judge = None if takes(example.schema, example.value.json()) else judge_of(example.schema)
        if judge is not None:
            yield from _off(example, judge, causes)


class _Causes:
    """What broken examples have in common: a keyword that several of them break is one cause."""

    def __init__(self, ecosystem: Ecosystem) -> None:
        self._of: dict[str, str] = {}
        self._survey = ecosystem.survey
        self._around: dict[tuple[Document, str], tuple[Node, ...]] = {}
        self._common = {one: ecosystem.resolver.uri(one) for one in ecosystem.common.values()}
        own = (document for module in ecosystem.modules.values() for document in module.documents.values())
        documents = (*self._common, *own)
        self._documents = {ecosystem.resolver.uri(one): one for one in documents}

    def keyword(self, place: str) -> Node | None:
        """The keyword at a place that the validator names; None for one in a resource within a document."""
        uri, _, fragment = place.partition("#")
        document = self._documents.get(uri)
        if document is None:
            return None
        node = document.root
        for token in pointers.split(unquote(fragment)):
            node = node.get(int(token) if isinstance(node.value, list) else token)
        return node if node.exists else None

    def mend(self, keyword: Node | None) -> str:
        """What is to be mended: either of the two, but for what a common contract says."""
        if keyword is None:
            return "mend the value, or the contract if the value is right"
        name = f"`{pointers.split(keyword.pointer)[-1]}` in"
        if keyword.document in self._common:
            return f"mend the value: {name} `{self._common[keyword.document]}` holds for every module"
        return f"mend the value, or {name} `{keyword.place}` if the value is right"

    def around(self, keyword: Node | None) -> tuple[Node, ...]:
        """The schema that a keyword is in, or whose part that is, and all that this applies to the same value."""
        if keyword is None:
            return ()
        spot = keyword.document, keyword.pointer.rpartition("/")[0]
        if spot not in self._around:
            self._around[spot] = tuple(together(self._survey, _outermost(keyword.around)))
        return self._around[spot]

    def join(self, example: Example, places: list[str]) -> str:
        """The one cause of an example that breaks the keywords at some places."""
        value = f"{example.value.document.shown}{example.value.pointer}"
        cause = next((self._of[place] for place in places if place in self._of), value)
        self._of.update(dict.fromkeys(places, cause))
        return cause


def _outermost(schema: Node) -> Node:
    """The schema that applies one to its own value, whatever that is, through as many lists of parts as there are."""
    while (group := schema.around).pointer.endswith("/allOf"):
        schema = group.around
    return schema


def _off(example: Example, judge: Validator, causes: _Causes) -> Iterator[Hit]:
    value = example.value
    errors = list(_told(judge.errors(value.json())))
    cause = causes.join(example, [place for _, place, _ in errors])
    for pointer, place, message in errors:
        keyword = causes.keyword(place)
        yield Hit(
            Node(value.document, f"{value.pointer}{pointer}", None),
            found=f"{example.what} of `{example.name}` breaks its own contract: {message}",
            mend=causes.mend(keyword),
            cause=cause,
            rests_on=(example.schema, causes.around(keyword)),
        )


def _told(errors: list[tuple[str, str, str]]) -> Iterator[tuple[str, str, str]]:
    """The errors, those left out that follow from another one: what a failing part of a schema knows of an object
    counts as unevaluated (JSON Schema 2020-12, section 11.3).
    """
    causes = [pointer for pointer, place, _ in errors if not place.endswith(_UNEVALUATED)]
    above = {parent for pointer in causes for parent in pointers.parents(pointer)}
    for pointer, place, message in errors:
        if not (place.endswith(_UNEVALUATED) and pointer in above):
            yield pointer, place, message


RULE = Rule(
    summary="An example or a default does not meet the schema that it belongs to.",
    severity=Severity.ERROR,
    since="0.1.0",
    clause="Test Categories",
    scope=Scope.ECOSYSTEM,
    cause="an example",
    check=check,
    stage=Stage.EXAMPLE,
    needs=(SCHEMAS,),
)
