"""What is generated of a tree: the types, contracts and values that services and clients run on.

Only what behaves is looked at. Documentation strings, descriptions, examples, bundles and pages are carriers: that a
fact is copied there is no evidence that anybody reads it.
"""

import ast
import dataclasses
import importlib
import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from fnmatch import fnmatchcase
from typing import Any, Final

import agree
import yaml

from anarq.generators.file import File, Target
from anarq.generators.interface import Interface, Interfaces
from anarq.generators.refusals import Attempt, attempt
from anarq.generators.targets import chosen, targets
from anarq.model.module import Ecosystem
from anarq.runtime.keeping import Collection

_TARGETS: Final = ("alerts", "models", "client", "service", "rego")
"""The targets whose files are run. All others make documents."""

_SERVICE: Final = "service"
_TYPES: Final = ("models.py", "handlers.py", "commands.py", "events.py", "client.py")
_ALERTS: Final = ".yaml"
_RULES: Final = ".rules.yaml"
_VALUES: Final = ("spec.py", "endpoints.py", "common/errors.py", "common/headers.py", "common/protection.py")
_PEERS: Final = re.compile(r"clients\._gen\.(\w+)")
_LASTS: Final = re.compile(r"--duration=(\w+)")
_NAMED: Final = frozenset({"MODULE", "ENDPOINTS", "ERRORS", "HEADERS", "PROTECTION"})


@dataclass(frozen=True)
class Made:
    """What is generated of a tree.

    Attributes:
        refused: what the generators refuse.
        types: the code of each file of types, handlers and clients, and the alerts, without what is for people.
        contracts: every schema that a service or a client compiles, by where it is used.
        values: every other value that they are given, by where it is used.
        specs: of each module that has a service.
        endpoints: what the clients of each module are given.
    """

    refused: tuple[str, ...]
    types: dict[str, str]
    contracts: dict[str, Any]
    values: dict[str, str]
    specs: dict[str, Any]
    endpoints: dict[str, Any] = dataclasses.field(default_factory=dict)

    def of(self, modules: frozenset[str]) -> "Made":
        """What is generated of some modules alone, and of what all share."""
        types, contracts, values = (
            {name: made for name, made in every.items() if _owner(name) in {*modules, "common"}}
            for every in (self.types, self.contracts, self.values)
        )
        specs, endpoints = (
            {name: every[name] for name in modules & every.keys()} for every in (self.specs, self.endpoints)
        )
        return Made((), types, contracts, values, specs, endpoints)


def of_services(made: Made) -> Mapping[str, str]:
    """The values that services are given."""
    return {name: value for name, value in made.values.items() if name.startswith("reference/")}


class Part(Interfaces):
    """Some modules of an ecosystem. They see the others, of which nothing is generated."""

    def __init__(self, ecosystem: Ecosystem, modules: frozenset[str]) -> None:
        super().__init__(ecosystem)
        self._modules = modules

    def all(self) -> Iterator[Interface]:
        """The interface of each of them, by name."""
        return (self.of(name) for name in sorted(self._modules))


@dataclass
class _Values:
    """What one generated file gives a service or a client."""

    contracts: dict[str, Any] = dataclasses.field(default_factory=dict)
    values: dict[str, str] = dataclasses.field(default_factory=dict)
    spec: Any = None
    endpoints: Any = None


class Generator:
    """Generates of trees. Of texts that are as in the first one nothing is made again."""

    def __init__(self) -> None:
        self._codes: dict[str, str] = {}
        self._values: dict[tuple[str, ...], _Values] = {}
        self._first: Sequence[File] = ()
        self._complete = False

    def made(self, ecosystem: Ecosystem) -> Made:
        """What is generated. Whoever generates it only to run it asks for no documents."""
        tried: Attempt = attempt(ecosystem, chosen(_TARGETS))
        if tried.problems or tried.unresolved:
            refused = tuple(sorted(problem.message for problem in (*tried.problems, *tried.unresolved)))
            return Made(refused, {}, {}, {}, {})
        made = self._made(tried.files)
        self._first, self._complete = self._first or tried.files, True
        return made

    def made_of(self, modules: frozenset[str], ecosystem: Ecosystem) -> Made:
        """What is generated of some modules alone.

        Raises:
            AnarqError: a target refuses them.
            NotRead: a file says nothing.
        """
        return self._made(_files(chosen(_TARGETS), Part(ecosystem, modules)), self._first).of(modules)

    def served(self, modules: frozenset[str], ecosystem: Ecosystem) -> Made:
        """What the services of some modules are given, and nothing of their clients.

        Raises:
            AnarqError: a target refuses them.
            NotRead: a file says nothing.
        """
        return self._made(_files(chosen((_SERVICE,)), Part(ecosystem, modules)), self._first).of(modules)

    def _made(self, files: Sequence[File], around: Sequence[File] = ()) -> Made:
        """What the files are, beside others that they may import."""
        found = Made((), self._types(files), {}, {}, {})
        every = {file.path: file for file in (*around, *files)}
        imported = [file for file in every.values() if file.path.endswith((".py", ".json"))]
        with agree.importable(imported):
            for file in (file for file in files if file.path.endswith(_VALUES)):
                key = _around(file, imported)
                made = self._kept(self._values, key, lambda file=file: _values(file))
                found.contracts.update(made.contracts)
                found.values.update(made.values)
                found.specs.update({} if made.spec is None else {made.spec.name: made.spec})
                found.endpoints.update({} if made.endpoints is None else {_owner(file.path): made.endpoints})
        return found

    def types(self, interfaces: Interfaces, path: str) -> Mapping[str, str]:
        """The code, or the alerts, that one target generates: that which makes the file at a path.

        Raises:
            AnarqError: it refuses.
            NotRead: a file says nothing.
        """
        owners = [target for target in targets() if any(fnmatchcase(path, owned) for owned in target.globs())]
        return self._types(_files(owners, interfaces))

    def _types(self, files: Sequence[File]) -> dict[str, str]:
        found: dict[str, str] = {}
        for file in files:
            if file.path.endswith(_ALERTS):
                found[file.path] = self._kept(self._codes, file.text, lambda file=file: _acting(file.text))
            elif file.path.endswith(_TYPES) or "/uses/" in file.path:
                found[file.path] = self._kept(self._codes, file.text, lambda file=file: _code(file.text))
        return found

    def _kept(self, known: dict[Any, Any], key: object, make: Callable[[], Any]) -> Any:
        if key in known:
            return known[key]
        made = make()
        if not self._complete:
            known[key] = made
        return made


def _files(wanted: Sequence[Target], interfaces: Interfaces) -> list[File]:
    return [file for target in wanted for file in target.generate(interfaces)]


def _code(text: str) -> str:
    """The code without its documentation strings."""
    tree = ast.parse(text)
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        if isinstance(body, list):
            node.body = [one for one in body if not _is_text(one)] or [ast.Pass()]  # type: ignore[attr-defined]
    return ast.unparse(tree)


def _acting(text: str) -> str:
    """What Prometheus and Alertmanager do by a file, and for how long one has them be silent; no words for people."""
    data = yaml.safe_load(text)
    for group in data.get("groups", ()):
        for rule in group["rules"]:
            words = rule.pop("annotations", {})
            rule["silences"] = [_LASTS.findall(word) for name, word in words.items() if name.startswith("suppress")]
    return json.dumps(data)


def _is_text(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _around(file: File, files: Sequence[File]) -> tuple[str, ...]:
    """The texts that a generated file is run with: of its module, of those that it names, and of what all share."""
    names = {"common", _owner(file.path), *_PEERS.findall(file.text)}
    return (file.path, *(other.text for other in files if _owner(other.path) in names))


def _owner(path: str) -> str:
    """The module that a generated file belongs to, or a value of one by where it is used; or `common`."""
    parts = path.partition(":")[0].split("/")
    match parts:
        case ["anarq", "clients", "_gen", name, *_] | ["reference", name, *_] | ["observability", "_gen", name]:
            return name.removesuffix(_RULES)
        case _:
            return parts[0]


def _values(file: File) -> _Values:
    module = importlib.import_module(agree._module_name(file.path))
    short = file.path.removeprefix("anarq/clients/_gen/").removesuffix(".py")
    found = _Values(spec=getattr(module, "MODULE", None), endpoints=getattr(module, "ENDPOINTS", None))
    for name, value in vars(module).items():
        if name in _NAMED:
            _flatten(f"{short}:{name}", value, found.contracts, found.values)
    return found


_SCHEMAS: Final = frozenset({"request", "response", "schema", "input_schema", "output_schema"})
_FOR_PEOPLE: Final = frozenset({"description", "meaning", "example"})


def _is_compiled(holder: object, name: str, part: object) -> bool:
    """Whether instances are held to it. By the contract of a collection only what it says of a part is known."""
    is_parameters = name == "parameters" and isinstance(part, Mapping)
    return is_parameters or (name in _SCHEMAS and not isinstance(holder, Collection))


def _flatten(at: str, value: object, contracts: dict[str, Any], values: dict[str, str]) -> None:
    """The parts of a value, by where they stand."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        for field in dataclasses.fields(value):
            part = getattr(value, field.name)
            if _is_compiled(value, field.name, part):
                contracts[f"{at}.{field.name}"] = part
            elif field.name not in _FOR_PEOPLE:
                _flatten(f"{at}.{field.name}", part, contracts, values)
    elif at.endswith((":HEADERS", ".headers")) and isinstance(value, Mapping):
        contracts |= {f"{at}.{name}": schema for name, schema in value.items()}
    elif isinstance(value, Mapping):
        for name, part in value.items():
            _flatten(f"{at}.{name}", part, contracts, values)
    elif isinstance(value, list | tuple):
        for index, part in enumerate(value):
            named = getattr(part, "name", None) or index
            _flatten(f"{at}.{named}", part, contracts, values)
        values[f"{at}.#"] = repr([getattr(part, "name", None) for part in value])
    else:
        values[at] = repr(value.value if isinstance(value, Enum) else value)
