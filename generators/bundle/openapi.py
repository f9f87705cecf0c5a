"""The HTTP interface as one document: everything that it refers to is brought in under `components`."""

import re
from collections.abc import Iterable, Mapping
from itertools import count
from typing import Final

from anarq.generators.bundle.failures import MEDIA_TYPE, examples
from anarq.generators.headerbook import common_http
from anarq.generators.headings import GENERATED, notice
from anarq.generators.interface import Interface, Interfaces
from anarq.generators.schemas import IDENTIFIERS, Definitions
from anarq.generators.settings import max_body, max_values
from anarq.model import pointer as pointers
from anarq.model.places import Kind, under
from anarq.model.tree import Json, Node
from anarq.model.views.manifest import manifest_of
from anarq.model.views.openapi import Operation, Parameter, Response, openapi_of

SCHEMAS: Final = "#/components/schemas/"
_SAID_OTHERWISE: Final = frozenset({"x-anarq-codes"})
"""Keys of ours that are published as OpenAPI has it."""
_NO_NAME: Final = re.compile(r"[^A-Za-z0-9._-]")
"""What the name of a component may not hold."""
_SECTIONS: Final = {
    Kind.PATH_ITEM: "pathItems", Kind.PARAMETER: "parameters", Kind.HEADER: "headers", Kind.LINK: "links",
    Kind.REQUEST_BODY: "requestBodies", Kind.RESPONSE: "responses", Kind.EXAMPLE: "examples",
    Kind.CALLBACK: "callbacks", Kind.SECURITY_SCHEME: "securitySchemes",
}  # fmt: skip
"""Under what a component of a kind stands."""


def openapi(interfaces: Interfaces, interface: Interface) -> Json:
    """The document."""
    return _Bundle(interfaces, interface).document()


class _Bundle:
    def __init__(self, interfaces: Interfaces, interface: Interface) -> None:
        self._http = common_http(interfaces)
        self._home = interface.home
        most, values = max_body(interface), max_values(interface)
        self._most = f"At most {most:,} bytes, and in them {values:,} values and names of members."
        self._module = interface.module
        self._references = interfaces.references
        self._schemas = Definitions(
            interfaces.references, interfaces.names, interface.name, SCHEMAS, dropped=IDENTIFIERS
        )
        self._components: dict[str, dict[str, Json]] = {}
        self._names: dict[tuple[str, int, str, str], str] = {}
        self._open: set[tuple[int, str]] = set()

    def document(self) -> Json:
        interface = openapi_of(self._module)
        root = interface.root
        said = notice(self._home.shown(), "bundle")
        skipped = ("openapi", "components", "x-anarq-id", "paths")
        document: dict[str, Json] = {
            "openapi": interface.format.text("3.1.0"),
            GENERATED: said,
            **{key: self._member(root, key, Kind.OPENAPI) for key in root.mapping() if key not in skipped},
            "paths": self._member(root, "paths", Kind.OPENAPI),
        }
        self._imply(_members(document["paths"]))
        security = interface.security_schemes
        if security.exists:
            self._components["securitySchemes"] = {
                name: self._value(self._references.end(node), Kind.SECURITY_SCHEME) for name, node in security.items()
            }
        self._components["schemas"] = dict(sorted(self._schemas.schemas.items()))
        parts: dict[str, Json] = {name: dict(sorted(found.items())) for name, found in sorted(self._components.items())}
        return {**document, "components": {name: part for name, part in parts.items() if part}}

    def _imply(self, paths: dict[str, Json]) -> None:
        """Says of each operation what it takes and sends without naming it (`spec/standards.yaml`, `implied`)."""
        standards = self._module.standards
        for operation in self._module.operations:
            found = _inner(_inner(paths, operation.path), operation.method)
            if operation.platform:
                continue
            taken = found.setdefault("parameters", [])
            implied = {**standards.implied_parameters, **(standards.implied_streams if operation.stream_taken else {})}
            for name in implied.values():
                reference = self._taken(name, operation)
                if isinstance(taken, list) and reference not in taken:
                    taken.append(reference)
            if "requestBody" in found and not operation.stream_taken:
                self._bound(_members(found["requestBody"]))
            _inner(found, "responses").setdefault("default", self._component(Kind.RESPONSE, "Error"))
            for status, response in _inner(found, "responses").items():
                succeeds = status.startswith("2")
                sent = {**standards.implied_answers}
                sent |= standards.implied_repeats if succeeds and operation.takes_idempotency_key else {}
                sent |= standards.implied_streamed if succeeds and operation.stream_given else {}
                self._send(_members(response), sent)
                if status[0] in "45d":
                    self._end(_members(response)).setdefault("content", self._failure())

    def _taken(self, name: str, operation: Operation) -> Json:
        """The reference to a parameter. At an operation where nobody must prove anything, none of them is required."""
        section = _SECTIONS[Kind.PARAMETER]
        component = self._http.component(section, name)
        if operation.is_signed or not Parameter(component, component).required:
            return self._component(Kind.PARAMETER, name)
        optional = self._name(section, component, f"{name}Optional")
        described = _members(self._value(component, Kind.PARAMETER))
        self._components.setdefault(section, {})[optional] = {**described, "required": False}
        return {"$ref": f"#/components/{section}/{pointers.escape(optional)}"}

    def _bound(self, body: dict[str, Json]) -> None:
        """Says how large a body may be, behind what the spec says of it."""
        match self._end(body):
            case {"description": str(said)} as found:
                found["description"] = said if said.endswith(self._most) else f"{said} {self._most}".strip()
            case found:
                found["description"] = self._most

    def _end(self, part: dict[str, Json]) -> dict[str, Json]:
        """A part of the document, or the component that it refers to."""
        match part:
            case {"$ref": str(reference)}:
                *_, section, name = pointers.split(reference.removeprefix("#"))
                return _members(self._components[section][name])
        return part

    def _send(self, response: dict[str, Json], headers: Mapping[str, str]) -> None:
        known = _members(self._end(response).setdefault("headers", {}))
        for name, component in headers.items():
            known.setdefault(name, self._component(Kind.HEADER, component))

    def _failure(self) -> Json:
        """What is sent of a failure of which the spec says no more than that there is one."""
        common = self._end(_members(self._component(Kind.RESPONSE, "Error")))
        return {MEDIA_TYPE: {"schema": _inner(_inner(common, "content"), MEDIA_TYPE)["schema"]}}

    def _component(self, kind: Kind, name: str) -> Json:
        return self._brought(self._http.component(_SECTIONS[kind], name), kind, name)

    def _brought(self, target: Node, kind: Kind, wanted: str) -> dict[str, Json]:
        """The reference to a component of this document, which is brought in."""
        section = _SECTIONS[kind]
        known = self._components.setdefault(section, {})
        name = self._name(section, target, wanted)
        if name not in known:
            known[name] = {}  # known before it is complete, for what refers to itself
            known[name] = self._value(target, kind)
        return {"$ref": f"#/components/{section}/{pointers.escape(name)}"}

    def _name(self, section: str, target: Node, wanted: str) -> str:
        """What a component is called here: as where it stands. One of the module goes before others of its name."""
        place = (section, id(target.document), target.pointer, wanted)
        if place not in self._names:
            own = openapi_of(self._module)
            taken = {name for (part, *_), name in self._names.items() if part == section}
            if target.document is not own.root.document:
                taken.update(_NO_NAME.sub("_", name) for name in own.own_components(section))
            free = (f"{wanted}{number}" for number in count(2))
            self._names[place] = wanted if wanted not in taken else next(name for name in free if name not in taken)
        return self._names[place]

    def _value(self, node: Node, kind: Kind) -> Json:
        """What stands at a node that is of a kind; what is of no kind stays as it is."""
        if kind is Kind.SCHEMA:
            return self._schemas.local(node)
        if not isinstance(node.value, dict) or kind in (Kind.ANY, Kind.DATA):
            return node.json()
        if "$ref" in node.value and kind in _SECTIONS:
            return self._reference(node, kind)
        written = {key: self._member(node, key, kind) for key in node.value if key not in _SAID_OTHERWISE}
        codes = Response(node).codes.texts() if kind is Kind.RESPONSE else ()
        return self._with_examples(written, codes) if codes else written

    def _with_examples(self, response: dict[str, Json], codes: Iterable[str]) -> dict[str, Json]:
        """The answer with an example of each of the codes that it may carry."""
        when = f"{manifest_of(self._module).released.text()}T00:00:00Z"
        content = _inner(response, "content")
        media = _inner(content, MEDIA_TYPE)
        shown = {**media, "examples": {**examples(codes, self._module.standards, when), **_inner(media, "examples")}}
        return {**response, "content": {**content, MEDIA_TYPE: shown}}

    def _member(self, node: Node, key: str, kind: Kind) -> Json:
        what, member = under(kind, key), node.get(key)
        if isinstance(member.value, list) and what.kind not in (Kind.ANY, Kind.DATA):
            return [self._value(element, what.kind) for element in member.elements()]
        if what.group:
            return {name: self._value(found, what.kind) for name, found in member.items()}
        return self._value(member, what.kind)

    def _reference(self, node: Node, kind: Kind) -> Json:
        """A reference to a component of this document; what is referred to is brought in. Path items are written out,
        for few tools follow references to them; only one that stands inside of itself is a component as well.
        """
        target = self._references.end(node)
        parts = pointers.split(target.pointer)
        place = (id(target.document), target.pointer)
        is_component = len(parts) == 3 and parts[0] == "components" and kind is not Kind.PATH_ITEM
        if not is_component and place not in self._open:
            self._open.add(place)
            written = self._value(target, kind)
            self._open.discard(place)
            return written
        beside = {key: value for key, value in node.mapping().items() if key in ("summary", "description")}
        return {**self._brought(target, kind, _NO_NAME.sub("_", parts[-1])), **beside}


def _inner(value: dict[str, Json], key: str) -> dict[str, Json]:
    return _members(value.get(key))


def _members(value: Json) -> dict[str, Json]:
    """The members of an object; of anything else none, of which nothing is kept."""
    return value if isinstance(value, dict) else {}
