from collections.abc import Iterator
from json import dumps
from typing import Final

from anarq.checks._schemas import schemas
from anarq.checks.contracts._judges import judges
from anarq.contracts.confirm.plain import takes
from anarq.contracts.confirm.validators import Validator
from anarq.model import pointer as pointers
from anarq.model.module import Ecosystem
from anarq.model.tree import Node
from anarq.model.views.schema import Schema
from anarq.rules import SCHEMAS, Hit, Rule, Scope, Severity, Stage

_LIST: Final = frozenset({"enum"})


def check(ecosystem: Ecosystem) -> Iterator[Hit]:
    judge_of = judges(ecosystem).of
    for schema in (place.node for place in schemas(ecosystem)):
        listed = tuple(Schema(schema).enum.elements())
        if all(takes(schema, value.json(), _LIST) for value in listed):
            continue
        judge = judge_of(schema)
        if judge is None:
            continue
        refused = [value for value in listed if not judge.is_valid(value.json())]
        if 0 < len(refused) < len(listed):  # where all are, another rule says that no value meets the schema
            yield _hit(schema, refused, judge)


def _hit(schema: Node, refused: list[Node], judge: Validator) -> Hit:
    named = ", ".join(f"`{dumps(value.json(), ensure_ascii=False)}`" for value in refused)
    _, place, message = next(iter(judge.errors(refused[0].json())))
    keyword = pointers.split(place.partition("#")[2])[-1]
    return Hit(
        refused[0],
        found=f"`enum` lists {named}, and the rest of the schema never lets {_them(refused)} pass: {message}",
        mend=f"take {_them(refused)} away, or mend `{keyword}` if {'they are' if len(refused) > 1 else 'it is'} right",
        rests_on=(schema,),
    )


def _them(values: list[Node]) -> str:
    return "them" if len(values) > 1 else "it"


RULE = Rule(
    summary="A value is listed that the schema beside the list refuses.",
    severity=Severity.ERROR,
    since="0.1.0",
    clause="Test Categories",
    scope=Scope.ECOSYSTEM,
    cause="a list of values",
    check=check,
    stage=Stage.AGREEMENT,
    needs=(SCHEMAS,),
)
