"""The code that follows from a spec and is written by hand: which handlers there are to be, and where they are."""

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from anarq.generators.interface import Interface, Interfaces
from anarq.generators.inward import commands_of, consumed_of, jobs_of


@dataclass(frozen=True, slots=True)
class Due:
    """A method that a service has to have.

    Attributes:
        method: its name.
        what: what it is for, in words.
    """

    method: str
    what: str


def due_of(interfaces: Interfaces, interface: Interface) -> Iterator[Due]:
    """The methods that the handlers of a module are to have."""
    for operation in interface.operations:
        if operation.available:
            yield Due(operation.code.name, f"the operation `{operation.name}`")
    for consumed in consumed_of(interfaces, interface):
        yield Due(consumed.handler, f"the topic `{consumed.declared.topic}`")
    for command in commands_of(interfaces, interface):
        yield Due(command.handler, f"the answer to `{command.declared.operation}` of `{command.declared.peer}`")
    for job in jobs_of(interface):
        yield Due(job.handler, f"the job `{job.declared.name}`")


def methods_in(texts: Mapping[str, str]) -> frozenset[str]:
    """The names of all methods that some files of Python define; a file that is not Python has none."""
    found: set[str] = set()
    for text in texts.values():
        try:
            tree = ast.parse(text)
        except (SyntaxError, ValueError):
            continue
        found |= {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)}
    return frozenset(found)
