from collections.abc import Iterator

from anarq.model.layout import Role
from anarq.model.module import Module
from anarq.model.views.storage_map import stored_of
from anarq.rules import Hit, Rule, Scope, Severity


def check(module: Module) -> Iterator[Hit]:
    for name, stored in stored_of(module).items():
        collections = stored.collections
        if stored.store.text() == "none" and collections:
            yield Hit(
                stored.store,
                found=f"`{name}` lies in no store, and has the collection `{collections[0]}`",
                mend="say `database`, where the records of the collection are kept",
                allowed=("database",),
            )


RULE = Rule(
    summary="Records are kept in a collection, and in no store.",
    severity=Severity.ERROR,
    since="0.1.0",
    clause="Module Independence Architecture",
    scope=Scope.MODULE,
    cause="a resource type",
    check=check,
    for_people=True,
    needs=(Role.STORAGE_MAP,),
    vocabulary=True,
)
