"""The operators: what may be changed in a source file, one place at a time.

They were written down before any survivor was seen. Not changed is what only people read (docstrings, texts, log
lines), what only the type checker reads (annotations, names of types, protocols), and decorators.
"""

import ast
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias

Spot: TypeAlias = tuple[ast.AST, str, str]
"""A node, the text that stands in its place, and how that is told; empty: by the two texts."""

_LONGEST: Final = 80

_NEGATED: Final[Mapping[type[ast.cmpop], type[ast.cmpop]]] = {
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Lt: ast.GtE,
    ast.GtE: ast.Lt,
    ast.Gt: ast.LtE,
    ast.LtE: ast.Gt,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
}
_SHIFTED: Final[Mapping[type[ast.cmpop], type[ast.cmpop]]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
}
_OTHER: Final[Mapping[type[ast.operator], type[ast.operator]]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.Mult,
    ast.Pow: ast.Mult,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
    ast.LShift: ast.RShift,
    ast.RShift: ast.LShift,
}


@dataclass(frozen=True, slots=True)
class Change:
    """One change that an operator makes.

    Attributes:
        operator: its name.
        function: where, as `Class.method`; empty: at the level of the module.
        told: what is changed, in one line.
        after: what stands there then.
        start: where the text begins that is replaced, in bytes of the file.
        end: where it ends.
        first: the first line of the statement that it is in, from 1.
        last: the last line that is looked at for tests.
        runs: whether the statement runs when a function is called, not when the module is imported.
        binds: names that the statement binds, when it runs on import.
    """

    operator: str
    function: str
    told: str
    after: str
    start: int
    end: int
    first: int
    last: int
    runs: bool
    binds: tuple[str, ...]


def changes(text: str) -> list[Change]:
    """All changes of a source file, in the order of their places."""
    walk = _Walk(text)
    walk.visit(ast.parse(text))
    return sorted(walk.found, key=lambda change: (change.start, change.end, change.operator, change.after))


def replaced(text: str, before: str, after: str) -> Change:
    """One change that is given as a text which stands once in the file, and another.

    Raises:
        ValueError: it does not stand there once.
    """
    if text.count(before) != 1:
        raise ValueError(f"{before!r} stands there {text.count(before)} times")
    start = len(text.partition(before)[0].encode())
    return _Walk(text).at(ast.parse(text), start, start + len(before.encode()), after)


def changed(text: str, change: Change) -> str:
    """The file with a change made."""
    data = text.encode()
    return (data[: change.start] + change.after.encode() + data[change.end :]).decode()


def _comparison(node: ast.AST) -> Iterator[Spot]:
    """`==` becomes `!=`, `<` becomes `>=`, `in` becomes `not in`: the comparison says the opposite."""
    yield from _compared(node, _NEGATED)


def _boundary(node: ast.AST) -> Iterator[Spot]:
    """`<` becomes `<=`: the limit itself falls on the other side."""
    yield from _compared(node, _SHIFTED)


def _compared(node: ast.AST, table: Mapping[type[ast.cmpop], type[ast.cmpop]]) -> Iterator[Spot]:
    if isinstance(node, ast.Compare):
        for at, operator in enumerate(node.ops):
            if type(operator) in table:
                ops = [*node.ops[:at], table[type(operator)](), *node.ops[at + 1 :]]
                yield node, _shown(ast.Compare(node.left, ops, node.comparators)), ""


def _boolean(node: ast.AST) -> Iterator[Spot]:
    """`and` becomes `or`; True becomes False."""
    if isinstance(node, ast.BoolOp):
        yield node, _shown(ast.BoolOp(ast.Or() if isinstance(node.op, ast.And) else ast.And(), node.values)), ""
    if isinstance(node, ast.Constant) and isinstance(node.value, bool):
        yield node, repr(not node.value), ""


def _not(node: ast.AST) -> Iterator[Spot]:
    """`not x` becomes `x`."""
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield node, _shown(node.operand), ""


def _condition(node: ast.AST) -> Iterator[Spot]:
    """`if x` becomes `if not x`, where no operator of its own stands."""
    if isinstance(node, ast.If | ast.While | ast.IfExp):
        tests = [node.test]
    elif isinstance(node, ast.comprehension):
        tests = node.ifs
    else:
        tests = []
    for test in tests:
        if not isinstance(test, ast.Compare | ast.BoolOp | ast.UnaryOp | ast.Constant):
            yield test, _shown(ast.UnaryOp(ast.Not(), test)), ""


def _arithmetic(node: ast.AST) -> Iterator[Spot]:
    """`+` becomes `-`, `*` becomes `//`, `|` becomes `&`. Texts that are joined stay."""
    if isinstance(node, ast.BinOp) and type(node.op) in _OTHER and not (_is_text(node.left) or _is_text(node.right)):
        yield node, _shown(ast.BinOp(node.left, _OTHER[type(node.op)](), node.right)), ""


def _number(node: ast.AST) -> Iterator[Spot]:
    """A number becomes one more, or one less."""
    if isinstance(node, ast.Constant) and isinstance(node.value, int | float) and not isinstance(node.value, bool):
        yield from ((node, repr(other), "") for other in (node.value + 1, node.value - 1) if other != node.value)


def _default(node: ast.AST) -> Iterator[Spot]:
    """The default of an argument: a number becomes one more, True becomes False, a text another."""
    if isinstance(node, ast.arguments):
        for default in (*node.defaults, *(each for each in node.kw_defaults if each is not None)):
            if isinstance(default, ast.Constant):
                match default.value:
                    case bool():
                        yield default, repr(not default.value), ""
                    case int() | float():
                        yield default, repr(default.value + 1), ""
                    case str():
                        yield default, repr(f"{default.value}~"), ""


def _statement(node: ast.AST) -> Iterator[Spot]:
    """A statement is taken out: a call, an assignment to a part of something, `raise`, `break`, `continue`, `del`."""
    match node:
        case ast.Expr(value=ast.Call() | ast.Await() | ast.Yield() | ast.YieldFrom()):
            yield node, "pass", ""
        case ast.AugAssign() | ast.Raise() | ast.Break() | ast.Continue() | ast.Delete():
            yield node, "pass", ""
        case ast.Assign(targets=[ast.Attribute() | ast.Subscript(), *_]):
            yield node, "pass", ""


def _returned(node: ast.AST) -> Iterator[Spot]:
    """What is returned becomes None, or its opposite where it is a truth; `True` itself is a constant (`boolean`)."""
    if isinstance(node, ast.Return) and node.value is not None:
        value = node.value
        if isinstance(value, ast.Compare | ast.BoolOp) or (
            isinstance(value, ast.UnaryOp) and isinstance(value.op, ast.Not)
        ):
            yield value, _shown(ast.UnaryOp(ast.Not(), value)), ""
        if not (isinstance(value, ast.Constant) and (value.value is None or isinstance(value.value, bool))):
            yield value, "None", ""


def _swapped(node: ast.AST) -> Iterator[Spot]:
    """The first two arguments of a call change places."""
    if isinstance(node, ast.Call) and len(node.args) > 1:
        first, second = node.args[:2]
        if not isinstance(first, ast.Starred) and not isinstance(second, ast.Starred):
            swapped = [second, first, *node.args[2:]]
            if ast.dump(first) != ast.dump(second):
                yield node, _shown(ast.Call(node.func, swapped, node.keywords)), ""


def _argument(node: ast.AST) -> Iterator[Spot]:
    """An argument that is given by its name is left out."""
    if isinstance(node, ast.Call):
        for at, keyword in enumerate(node.keywords):
            if keyword.arg is not None:
                others = [*node.keywords[:at], *node.keywords[at + 1 :]]
                yield node, _shown(ast.Call(node.func, node.args, others)), f"without {keyword.arg}="


def _element(node: ast.AST) -> Iterator[Spot]:
    """A member of a tuple, a list, a set or a dictionary is left out."""
    if isinstance(node, ast.Tuple | ast.List | ast.Set) and len(node.elts) > 1 and _is_made(node):
        for at, member in enumerate(node.elts):
            others = [*node.elts[:at], *node.elts[at + 1 :]]
            yield node, _shown(_display(node, others)), f"without {_short(ast.unparse(member))}"
    if isinstance(node, ast.Dict) and len(node.keys) > 1:
        for at, (key, value) in enumerate(zip(node.keys, node.values, strict=True)):
            keys, values = list(node.keys), list(node.values)
            del keys[at], values[at]
            yield node, _shown(ast.Dict(keys, values)), f"without {_short(ast.unparse(key or value))}"


def _is_made(node: ast.Tuple | ast.List | ast.Set) -> bool:
    """Whether it is made here, not taken apart."""
    return isinstance(node, ast.Set) or isinstance(node.ctx, ast.Load)


def _display(node: ast.Tuple | ast.List | ast.Set, members: list[ast.expr]) -> ast.expr:
    if isinstance(node, ast.Set):
        return ast.Set(members)
    return ast.Tuple(members, ast.Load()) if isinstance(node, ast.Tuple) else ast.List(members, ast.Load())


OPERATORS: Final[Mapping[str, Callable[[ast.AST], Iterator[Spot]]]] = {
    "comparison": _comparison,
    "boundary": _boundary,
    "boolean": _boolean,
    "not": _not,
    "condition": _condition,
    "arithmetic": _arithmetic,
    "number": _number,
    "default": _default,
    "statement": _statement,
    "returned": _returned,
    "swapped": _swapped,
    "argument": _argument,
    "element": _element,
}
"""Every operator by its name."""


class _Walk(ast.NodeVisitor):
    """Applies the operators to what may be changed."""

    def __init__(self, text: str) -> None:
        self.found: list[Change] = []
        self._data = text.encode()
        self._lines = [0]
        for line in self._data.splitlines(keepends=True):
            self._lines.append(self._lines[-1] + len(line))
        self._names: list[str] = []
        self._calls = 0
        self._statement: ast.AST = ast.Module([], [])

    def visit(self, node: ast.AST) -> None:
        """A node: what the operators make of it, then what is in it."""
        if isinstance(node, ast.JoinedStr) or _is_for_people(node):
            return
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            self._function(node)
        elif isinstance(node, ast.ClassDef):
            self._class(node)
        elif isinstance(node, ast.stmt):
            outer, self._statement = self._statement, node
            self._apply(node)
            self._inner(node)
            self._statement = outer
        else:
            self._apply(node)
            self._inner(node)

    def at(self, tree: ast.Module, start: int, end: int, after: str) -> Change:
        """The change of a text, with the innermost function and statement that it is in."""
        node: ast.AST = tree
        while True:
            inner = [each for each in ast.iter_child_nodes(node) if self._holds(each, start, end)]
            if not inner:
                break
            node = inner[0]
            if isinstance(node, ast.stmt):
                self._statement = node
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
                self._names.append(node.name)
                self._calls += not isinstance(node, ast.ClassDef)
        return self._change("by hand", (start, end), after, node)

    def _holds(self, node: ast.AST, start: int, end: int) -> bool:
        if not isinstance(node, ast.expr | ast.stmt):
            return False
        first, last = self._place(node)
        return first <= start and end <= last

    def _inner(self, node: ast.AST) -> None:
        if isinstance(node, ast.AnnAssign):
            children: Iterator[ast.AST] = iter([] if node.value is None else [node.value])
        elif isinstance(node, ast.arguments):
            defaults = (*node.defaults, *node.kw_defaults)
            children = (each for each in defaults if each is not None and not isinstance(each, ast.Constant))
        else:
            children = ast.iter_child_nodes(node)
        for child in children:
            self.visit(child)

    def _function(self, node: ast.FunctionDef | ast.AsyncFunctionDef) -> None:
        if any("overload" in ast.dump(each) for each in node.decorator_list):
            return
        outer, self._statement = self._statement, node
        self._names.append(node.name)
        self.visit(node.args)
        self._statement = outer
        self._calls += 1
        for each in node.body:
            self.visit(each)
        self._calls -= 1
        self._names.pop()

    def _class(self, node: ast.ClassDef) -> None:
        if any("Protocol" in ast.dump(base) for base in node.bases):
            return
        self._names.append(node.name)
        calls, self._calls = self._calls, 0
        for each in node.body:
            self.visit(each)
        self._calls = calls
        self._names.pop()

    def _apply(self, node: ast.AST) -> None:
        for name, operator in OPERATORS.items():
            for spot, after, told in operator(node):
                self.found.append(self._change(name, self._place(spot), after, spot, told))

    def _change(self, name: str, place: tuple[int, int], after: str, spot: ast.AST, told: str = "") -> Change:
        start, end = place
        before = self._data[start:end].decode()
        return Change(
            operator=name,
            function=".".join(self._names),
            told=told or f"{_short(before)} -> {_short(after)}",
            after=after,
            start=start,
            end=end,
            first=_line(self._statement),
            last=_last(self._statement, spot),
            runs=self._calls > 0,
            binds=self._binds(),
        )

    def _place(self, node: ast.AST) -> tuple[int, int]:
        if not isinstance(node, ast.expr | ast.stmt):
            raise TypeError(f"{type(node).__name__} has no place")
        if node.end_lineno is None or node.end_col_offset is None:
            raise TypeError("a node that was not parsed has no place")
        start = self._lines[node.lineno - 1] + node.col_offset
        return start, self._lines[node.end_lineno - 1] + node.end_col_offset

    def _binds(self) -> tuple[str, ...]:
        """What refers to a statement that runs on import: by its name, or by the class or function that it is in."""
        if self._calls > 0:
            return ()
        if self._names:
            return (self._names[-1],)
        targets: list[ast.expr] = []
        if isinstance(self._statement, ast.Assign):
            targets = self._statement.targets
        elif isinstance(self._statement, ast.AnnAssign | ast.AugAssign):
            targets = [self._statement.target]
        return tuple(target.id for target in targets if isinstance(target, ast.Name))


def _is_for_people(node: ast.AST) -> bool:
    """What is logged, what stands below `if TYPE_CHECKING`, names of types, and `__all__`."""
    match node:
        case ast.Expr(value=ast.Call(func=ast.Attribute(value=ast.Name(id="_LOG")))):
            return True
        case ast.If(test=ast.Name(id="TYPE_CHECKING")) | ast.AnnAssign(annotation=ast.Name(id="TypeAlias")):
            return True
        case ast.Assign(targets=[ast.Name(id="__all__")]):
            return True
    return False


def _is_text(node: ast.AST) -> bool:
    return isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and isinstance(node.value, str))


def _shown(node: ast.expr) -> str:
    """An expression as text that keeps its sense wherever it stands."""
    return f"({ast.unparse(ast.fix_missing_locations(node))})"


def _line(node: ast.AST) -> int:
    return node.lineno if isinstance(node, ast.stmt) else 1


def _last(statement: ast.AST, spot: ast.AST) -> int:
    """Of a statement that holds others only the head counts: it ends where the change ends."""
    holds = hasattr(statement, "body") or hasattr(statement, "cases")
    return getattr(spot if holds else statement, "end_lineno", None) or _line(statement)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"
