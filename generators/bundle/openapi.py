"""The HTTP interface as one document: everything that it refers to is brought in under `components`."""

from collections.abc import Mapping
from typing import Final

from anarq.generators.headerbook import common_http
from anarq.generators.headings import notice
from anarq.generators.interface import Interface, Workbench
from anarq.generators.schemas import Definitions
from anarq.model import pointer as pointers
from anarq.model.tree import Json, Node

SCHEMAS: Final = "#/components/schemas/"
_DROPPED: Final = frozenset({"$schema", "$id", "$anchor"})
_VALUES: Final = frozenset({"example", "examples"})


def openapi(bench: Workbench, interface: Interface) -> Json:
    """The document."""
    return _Bundle(bench, interface).document()


class _Bundle:
    def __init__(self, bench: Workbench, interface: Interface) -> None:
        self._bench = bench
        self._module = interface.module
        self._references = bench.references
        self._schemas = Definitions(bench.references, bench.names, interface.name, SCHEMAS, dropped=_DROPPED)
        self._components: dict[str, dict[str, Json]] = {}

    def document(self) -> Json:
        root = self._module.node("openapi.yaml")
        said = notice([f"modules/{self._module.name}"], "bundle")
        skipped = ("components", "x-anarq-id", "paths")
        document: dict[str, Json] = {
            "openapi": root.get("openapi").text("3.1.0"),
            "x-anarq-generated": said,
            **{key: self._plain(root, key) for key in root.mapping() if key not in ("openapi", *skipped)},
            "paths": self._any(root.get("paths")),
        }
        self._imply(_members(document["paths"]))
        security = root.get("components", "securitySchemes")
        if security.exists:
            self._components["securitySchemes"] = {name: self._any(node) for name, node in security.items()}
        self._components["schemas"] = dict(sorted(self._schemas.schemas.items()))
        parts: dict[str, Json] = {name: dict(sorted(found.items())) for name, found in sorted(self._components.items())}
        return {**document, "components": {name: part for name, part in parts.items() if part}}

    def _imply(self, paths: dict[str, Json]) -> None:
        """Says of each operation what it takes and sends without naming it (`spec/standards.yaml`, `implied`)."""
        standards = self._module.standards
        for operation in self._module.operations:
            found = _members(_members(paths.get(operation.path)).get(operation.method))
            if operation.platform:
                continue
            taken = found.setdefault("parameters", [])
            for name in standards.implied_parameters.values():
                reference = self._component("parameters", name)
                if isinstance(taken, list) and reference not in taken:
                    taken.append(reference)
            for status, response in _members(found.get("responses")).items():
                repeats = status.startswith("2") and operation.takes_idempotency_key
                sent = standards.implied_answers | (standards.implied_repeats if repeats else {})
                self._send(_members(response), sent)

    def _send(self, response: dict[str, Json], headers: Mapping[str, str]) -> None:
        reference = response.get("$ref")
        if isinstance(reference, str):
            *_, section, name = pointers.split(reference.removeprefix("#"))
            response = _members(self._components[section][name])
        known = _members(response.setdefault("headers", {}))
        for name, component in headers.items():
            known.setdefault(name, self._component("headers", component))

    def _component(self, section: str, name: str) -> Json:
        known = self._components.setdefault(section, {})
        if name not in known:
            known[name] = self._any(common_http(self._bench).get("components", section, name))
        return {"$ref": f"#/components/{section}/{pointers.escape(name)}"}

    def _any(self, node: Node) -> Json:
        if isinstance(node.value, list):
            return [self._element(node, index, value) for index, value in enumerate(node.value)]
        if isinstance(node.mapping().get("$ref"), str):
            return self._reference(node)
        return {key: self._plain(node, key) for key in node.mapping()}

    def _element(self, node: Node, index: int, value: Json) -> Json:
        return self._any(node.get(index)) if isinstance(value, dict | list) else value

    def _plain(self, node: Node, key: str) -> Json:
        value = node.mapping()[key]
        if key in _VALUES or not isinstance(value, dict | list):
            return value
        return self._schemas.local(node.get(key)) if key == "schema" else self._any(node.get(key))

    def _reference(self, node: Node) -> Json:
        """A reference to a component of this document; what is referred to is brought in. Path items are written out,
        for few tools follow references to them.
        """
        target = self._references.target(node) or node
        parts = pointers.split(target.pointer)
        if len(parts) != 3 or parts[0] != "components" or parts[1] in ("pathItems", "schemas"):
            return self._any(target)
        section, name = parts[1], parts[2]
        known = self._components.setdefault(section, {})
        if name not in known:
            known[name] = {}  # known before it is complete, for what refers to itself
            known[name] = self._any(target)
        beside = {key: value for key, value in node.mapping().items() if key in ("summary", "description")}
        return {"$ref": f"#/components/{section}/{pointers.escape(name)}", **beside}


def _members(value: Json) -> dict[str, Json]:
    """The members of an object; of anything else none, of which nothing is kept."""
    return value if isinstance(value, dict) else {}
