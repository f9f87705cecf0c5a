"""Edits of hand-written Python that keep every other character: imports, the bases of a class, events that are told.

Each gives None where the code has another form than `anarq new` writes: then somebody has to do it by hand.
"""

import ast
import re
from collections.abc import Iterable, Iterator
from typing import Final

_DIGITS: Final = re.compile(r"(\d+)")


def importing(text: str, module: str, name: str) -> str:
    """The code with one more import, where a formatter puts it; the same when it is there."""
    found = [node for node in ast.parse(text).body if isinstance(node, ast.ImportFrom) and node.level == 0]
    same = next((node for node in found if node.module == module), None)
    if same is not None:
        there = [_written(alias) for alias in same.names]
        return text if name in there else _replaced(text, same, _imported(module, [*there, name]))
    top = module.partition(".")[0]
    near = [node for node in found if str(node.module).partition(".")[0] == top]
    line = _imported(module, [name])
    behind = next((node for node in near if _natural(str(node.module)) > _natural(module)), None)
    lines = text.splitlines(keepends=True)
    if behind is not None:
        return "".join([*lines[: behind.lineno - 1], line, *lines[behind.lineno - 1 :]])
    last = near[-1].end_lineno if near else _end_of_head(text)
    return "".join([*lines[:last], *([] if near else ["\n"]), line, *lines[last:]])


def without_import(text: str, module: str, name: str) -> str:
    """The code without an import, when nothing uses the name; else the same."""
    tree = ast.parse(text)
    if any(isinstance(node, ast.Name) and node.id == name for node in ast.walk(tree)):
        return text
    for node in tree.body:
        if isinstance(node, ast.ImportFrom) and node.module == module and name in map(_written, node.names):
            left = [_written(alias) for alias in node.names if _written(alias) != name]
            return _replaced(text, node, _imported(module, left)) if left else _without_lines(text, node)
    return text


def with_base(text: str, name: str) -> str | None:
    """The code in which the class of all handlers is made of one more."""
    found = _handlers(text)
    if found is None:
        return None
    bases = [ast.unparse(base) for base in found.bases]
    at = next((at for at, base in enumerate(bases) if base > name), len(bases)) if bases == sorted(bases) else None
    bases.insert(len(bases) if at is None else at, name)
    return _with_bases(text, found, bases)


def without_base(text: str, name: str) -> str | None:
    """The code in which the class of all handlers is made of one less."""
    found = _handlers(text)
    if found is None:
        return None
    return _with_bases(text, found, [base for base in map(ast.unparse, found.bases) if base != name])


def telling(text: str, method: str, mark: str, statement: str) -> str | None:
    """The code of a handler that puts one more event into its list `events`, between marks, before it returns.

    Args:
        text: of the file.
        method: the handler.
        mark: what the marks say that it is of: `topic q.notes.entry.archived.v1`.
        statement: that does it.
    """
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.AsyncFunctionDef) and node.name == method:
            *before, last = node.body
            if not isinstance(last, ast.Return) or "events" not in {
                name for each in before for name in _assigned(each)
            }:
                return None
            indent = " " * last.col_offset
            told = [f"{indent}# {mark}\n", f"{indent}{statement}\n", f"{indent}# end of {mark.split()[0]}\n"]
            lines = text.splitlines(keepends=True)
            return "".join([*lines[: last.lineno - 1], *told, *lines[last.lineno - 1 :]])
    return None


def without_marked(text: str, kind: str, name: str) -> str:
    """The code without what stands between `# KIND NAME` and `# end of KIND`."""
    start, end = re.escape(f"# {kind} {name}"), re.escape(f"# end of {kind}")
    return re.sub(rf"^([ \t]*){start}\n.*?^\1{end}\n", "", text, flags=re.MULTILINE | re.DOTALL)


def marked(text: str, kind: str) -> list[str]:
    """The names of a kind that stand in marks."""
    return re.findall(rf"^[ \t]*# {kind} (\S+)$", text, flags=re.MULTILINE)


def imported_from(text: str, module: str) -> list[str]:
    """The names that code imports from a module, as it writes them."""
    found = (node for node in ast.parse(text).body if isinstance(node, ast.ImportFrom) and node.module == module)
    return [_written(alias) for node in found for alias in node.names]


def names_in(text: str) -> frozenset[str]:
    """Every name that some code uses or gives."""
    return frozenset(node.id for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Name))


def _handlers(text: str) -> ast.ClassDef | None:
    """The one class that has all handlers, when its bases are names and no comment stands between them."""
    found = [node for node in ast.parse(text).body if isinstance(node, ast.ClassDef) and node.name.endswith("Handlers")]
    if len(found) != 1 or found[0].keywords or not all(isinstance(base, ast.Name) for base in found[0].bases):
        return None
    return None if "#" in _head(text, found[0]) else found[0]


def _head(text: str, node: ast.ClassDef) -> str:
    """The lines of a class before its body."""
    return "".join(text.splitlines(keepends=True)[node.lineno - 1 : node.body[0].lineno - 1])


def _with_bases(text: str, node: ast.ClassDef, bases: list[str]) -> str | None:
    head = _head(text, node)
    if not head.rstrip().endswith(":"):
        return None
    one_line = head.count("\n") == 1 and bool(node.bases)
    if not bases:
        made = f"class {node.name}:\n"
    elif one_line:
        made = f"class {node.name}({', '.join(bases)}):\n"
    else:
        made = f"class {node.name}(\n{''.join(f'    {base},{chr(10)}' for base in bases)}):\n"
    lines = text.splitlines(keepends=True)
    return "".join([*lines[: node.lineno - 1], made, *lines[node.body[0].lineno - 1 :]])


def _assigned(node: ast.stmt) -> Iterator[str]:
    targets = node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
    yield from (target.id for target in targets if isinstance(target, ast.Name))


def _replaced(text: str, node: ast.stmt, made: str) -> str:
    lines = text.splitlines(keepends=True)
    return "".join([*lines[: node.lineno - 1], made, *lines[node.end_lineno :]])


def _without_lines(text: str, node: ast.stmt) -> str:
    """The code without a statement, and without the blank line before it when it was alone between two."""
    lines = ["\n", *text.splitlines(keepends=True), "\n"]
    is_alone = lines[node.lineno - 1] == lines[(node.end_lineno or 0) + 1] == "\n"
    first = node.lineno - 1 if is_alone and node.lineno > 1 else node.lineno
    return "".join([*lines[1:first], *lines[(node.end_lineno or 0) + 1 : -1]])


def _imported(module: str, names: Iterable[str]) -> str:
    ordered = sorted(names, key=lambda name: (not name.isupper(), not name[:1].isupper(), _natural(name)))
    return f"from {module} import {', '.join(ordered)}\n"


def _written(alias: ast.alias) -> str:
    return f"{alias.name} as {alias.asname}" if alias.asname else alias.name


def _natural(text: str) -> list[tuple[int, str]]:
    """As formatters order names: numbers by what they count."""
    return [(int(part), "") if part.isdigit() else (-1, part) for part in _DIGITS.split(text) if part]


def _end_of_head(text: str) -> int:
    """The number of lines of the docstring and the imports."""
    ends = [0]
    for node in ast.parse(text).body:
        is_docstring = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        if not is_docstring and not isinstance(node, ast.Import | ast.ImportFrom):
            break
        ends.append(node.end_lineno or 0)
    return ends[-1]


def bound_twice(text: str) -> str:
    """The first name that a file of Python binds twice, by imports and definitions; empty: none."""
    seen: set[str] = set()
    for node in ast.parse(text).body:
        match node:
            case ast.Import(names=names) | ast.ImportFrom(names=names):
                bound = [one.asname or one.name.partition(".")[0] for one in names]
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
                bound = [name]
            case _:
                bound = []
        for name in bound:
            if name in seen:
                return name
            seen.add(name)
    return ""
