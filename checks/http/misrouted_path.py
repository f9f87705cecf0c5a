from collections.abc import Iterator
from typing import Final

from anarq.model.layout import Role
from anarq.model.module import Module
from anarq.model.template import Ambiguities, Template
from anarq.model.tree import Node
from anarq.model.views.openapi import Operation, openapi_of
from anarq.rules import Hit, Rule, Scope, Severity

SERVED: Final = {"/health": "health", "/metrics": "metrics", "/mcp": ""}
"""Paths that the runtime answers itself, before those of the module, and what `x-anarq-platform` calls each."""


def check(module: Module) -> Iterator[Hit]:
    paths = [(Template(path), node) for path, node in openapi_of(module).paths.items()]
    sound = []
    for template, node in paths:
        fault = template.fault()
        if fault is None:
            sound.append((template, node))
        else:
            yield Hit(node, found=f"the path `{template.text}` {fault[0]}", mend=fault[1])
    yield from _alike(sound)
    if not module.speaks_house:  # what answers elsewhere is not our runtime
        return
    yield from _swallowed(sound)
    for operation in module.operations:
        yield from _platform(operation)


def _alike(paths: list[tuple[Template, Node]]) -> Iterator[Hit]:
    """Templates that one request fits, and neither of which is the narrower one."""
    earlier = Ambiguities(frozenset(template.text for template, _ in paths if template.is_concrete))
    known: dict[object, str] = {}
    for template, node in paths:
        first = known.setdefault(template.segments, template.text)
        if first != template.text:
            yield Hit(
                node,
                found=f"the path `{template.text}` is `{first}`: names of parameters tell no paths apart",
                mend="put the operations of both under one path",
            )
        elif not template.is_concrete:
            rival = earlier.add(template)
            if rival is not None:
                yield Hit(
                    node,
                    found=f"a request can fit `{template.text}` and `{rival.text}`, and neither is narrower",
                    mend="tell them apart by a segment of text in the same place",
                )


def _swallowed(paths: list[tuple[Template, Node]]) -> Iterator[Hit]:
    """Templates that match what the runtime answers, where the module does not name that itself."""
    declared = {template.text for template, _ in paths}
    served = [Template(path) for path, platform in SERVED.items() if not platform or path not in declared]
    for template, node in paths:
        for own in served:
            if own.is_within(template):
                yield Hit(
                    node,
                    found=f"the path `{template.text}` matches `{own.text}`, which the runtime answers itself",
                    mend="name it otherwise",
                    cause=template.text,
                )


def _platform(operation: Operation) -> Iterator[Hit]:
    """What the runtime serves stands at its own path, as GET, and nothing else stands there."""
    wanted = SERVED.get(operation.path, "")
    node = openapi_of(operation.module).path(operation.path)  # where a reference to a path item stands
    if wanted and (operation.platform, operation.method) != (wanted, "get"):
        yield Hit(
            node,
            found=f"the module has `{operation.method.upper()} {operation.path}`, which the runtime answers itself",
            mend="name the path otherwise, or refer to the common path item",
        )
    elif operation.platform and operation.path not in SERVED:
        yield Hit(
            node,
            found=f"`{operation.path}` is to be served by the runtime, which serves `{operation.platform}` elsewhere",
            mend="take `x-anarq-platform` away, or name the path as the runtime does",
            allowed=tuple(path for path, kind in SERVED.items() if kind == operation.platform),
        )


RULE = Rule(
    summary="Requests do not reach the path that describes them, or reach the operations of another one.",
    severity=Severity.ERROR,
    since="0.1.0",
    clause="Correlatividad (Interoperability) Architecture",
    scope=Scope.MODULE,
    cause="a path",
    check=check,
    needs=(Role.HTTP,),
)
