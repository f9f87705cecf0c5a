"""The code that follows from a spec and is written by hand: which handlers there are to be, and where they are."""

import ast
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from anarq.generators.interface import Interface, Interfaces
from anarq.generators.inward import commands_of, consumed_of, jobs_of
from anarq.generators.names import pascal


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


def without_handler(method: str, package: str, texts: Mapping[str, str]) -> dict[str, str | None]:
    """What becomes of the code when a handler goes that has a file of its own, as `anarq new` writes them.

    Args:
        method: its name.
        package: of the service.
        texts: the files of Python of a project, by path.
    """
    files: dict[str, str | None] = {path: None for path in texts if _is_of(path, method)}
    line = f"from {package}.handlers.{method} import {pascal(method)}\n"
    for path, text in texts.items():
        if line in text and path not in files:
            files[path] = text.replace(line, "").replace(f"    {pascal(method)},\n", "")
    return files


def without_marked(kind: str, name: str, texts: Mapping[str, str]) -> dict[str, str | None]:
    """What becomes of the code when what stands between `# KIND NAME` and `# end of KIND` goes."""
    block = re.compile(
        rf"^([ \t]*)# {re.escape(kind)} {re.escape(name)}\n.*?^\1# end of {re.escape(kind)}\n", re.MULTILINE | re.DOTALL
    )
    changed = {path: block.sub("", text) for path, text in texts.items()}
    return {path: text for path, text in changed.items() if text != texts[path]}


def _is_of(path: str, method: str) -> bool:
    return path.endswith((f"/handlers/{method}.py", f"/test_{method}.py"))
