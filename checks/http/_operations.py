"""Every operation of a module, those of callbacks and webhooks included."""

from collections.abc import Iterator

from anarq.model.module import Ecosystem, Module
from anarq.model.tree import Node
from anarq.model.views.openapi import callbacks_of, methods_of, openapi_of


def operations(ecosystem: Ecosystem, module: Module) -> Iterator[tuple[str, Node]]:
    """Method and path, and the operation. Path items that are shared count once for each path, unused ones not at all.

    What calls back is named by its expression, and counts once however many operations share it.
    """
    survey = ecosystem.survey
    seen: set[tuple[int, str]] = set()
    pending = [(name, item, False) for name, item in openapi_of(module).items]
    pending.reverse()
    while pending:
        name, declared, calls_back = pending.pop()
        item = survey.end(declared)
        for operation in methods_of(item):
            key = (id(operation.document), operation.pointer)
            if not (calls_back and key in seen):
                yield f"{operation.pointer.rpartition('/')[2].upper()} {name}", operation
            if key not in seen:
                callbacks = (survey.end(found) for _, found in callbacks_of(operation))
                pending.extend([(way, below, True) for found in callbacks for way, below in found.items()][::-1])
            seen.add(key)
