"""The types and schemas of every module's contracts, which its service and its clients share."""

from collections.abc import Iterable, Iterator
from typing import Final

from anarq.generators.file import File, Printed, Target
from anarq.generators.headerbook import header_schemas
from anarq.generators.headings import GENERATED, notice
from anarq.generators.homes import Homes
from anarq.generators.interface import Interface, Interfaces
from anarq.generators.jsonfile import json_file
from anarq.generators.names import snake
from anarq.generators.python.literals import literal, members
from anarq.generators.python.pythonfile import STANDARD, import_lines, used
from anarq.generators.python.types import Definition, Types
from anarq.generators.references import COMMON
from anarq.generators.settings import retry
from anarq.generators.templates import printed
from anarq.model.tree import Node
from anarq.model.views.runtime import standard_of
from anarq.model.views.schema import Schema

FOLDER: Final = "anarq/clients/_gen"
"""The package of the clients of this repository, and of what all modules share."""


def generate(interfaces: Interfaces) -> Iterator[File]:
    """The types and schemas of every module; and the types that all modules share, where they are at home."""
    files = [File(f"{FOLDER}/__init__.py", ""), *_common(interfaces)] if interfaces.homes.generates_shared else []
    for interface in interfaces.all():
        files += _module(interfaces, interface)
    return iter(sorted(files))


def _common(interfaces: Interfaces) -> list[File]:
    types = Types(interfaces.references, interfaces.names, COMMON)
    for _, document in sorted(interfaces.ecosystem.common.items()):
        if Schema(document.root).id.exists:
            types.define(document.root)
    said = notice(["spec/common"], "models")
    text = _models(interfaces.homes, said, types, "what all modules share")
    errors = list(interfaces.ecosystem.standards.error_codes.values())
    listed = printed(__name__, "errors.py.j2", {"notice": notice(["spec/standards.yaml"], "models"), "errors": errors})
    folder = f"{FOLDER}/{COMMON}"
    return [
        File(f"{folder}/__init__.py", ""),
        File(f"{folder}/models.py", text),
        File(f"{folder}/errors.py", listed),
        File(f"{folder}/headers.py", _headers(interfaces)),
        File(f"{folder}/protection.py", _protection(interfaces)),
        File(f"{folder}/schemas.json", json_file({GENERATED: said, "definitions": {**interfaces.common_schemas}})),
        File(f"{folder}/schemas.py", printed(__name__, "definitions.py.j2", {"notice": said})),
        File(f"{folder}/standard.py", _standard(interfaces)),
    ]


def _headers(interfaces: Interfaces) -> Printed:
    schemas = [(name, literal(schema)) for name, schema in sorted(header_schemas(interfaces).items())]
    variables = {"notice": notice(["spec/common/http.yaml"], "models"), "schemas": schemas}
    return printed(__name__, "headers.py.j2", variables)


def _protection(interfaces: Interfaces) -> Printed:
    standards = interfaces.ecosystem.standards
    variables = {
        "notice": notice(["spec/standards.yaml"], "models"),
        "members": _numbers(standards.protection),
        "connections": _numbers(standards.connections),
    }
    return printed(__name__, "protection.py.j2", variables)


def _standard(interfaces: Interfaces) -> Printed:
    standards = interfaces.ecosystem.standards
    variables = {
        "notice": notice(["spec/standards.yaml"], "models"),
        "members": [(name, literal(value)) for name, value in standards.requests.items()],
        "refusals": sorted(standards.header_refusals.items()),
        "ages": sorted(standards.key_ages.items()),
        "retry": members(retry(standard_of(standards).retry)),
    }
    return printed(__name__, "standard.py.j2", variables)


def _numbers(facts: Iterable[tuple[str, Node]]) -> list[tuple[str, str]]:
    return [(snake(name), literal(member.value)) for name, member in facts]


def _module(interfaces: Interfaces, interface: Interface) -> list[File]:
    folder = interface.home.client.folder
    said = notice(interface.home.shown("contracts", "openapi.yaml"), "models")
    exported = interface.schemas.constants
    variables = {"notice": said, "module": interface.display, "exported": exported}
    data = {GENERATED: said, **interface.schemas.data(interfaces.common_schemas)}
    return [
        File(f"{folder}/__init__.py", ""),
        File(
            f"{folder}/models.py",
            _models(interfaces.homes, said, interface.python.types, f"the contracts of {interface.display}"),
        ),
        File(f"{folder}/schemas.py", printed(__name__, "schemas.py.j2", variables)),
        *([File(f"{folder}/schemas.json", json_file(data))] if exported else []),
    ]


def _models(homes: Homes, said: str, types: Types, of_what: str) -> Printed:
    definitions = list(types.definitions.values())
    exported = sorted([*types.definitions, *(here for _, _, here in types.imports)])
    variables = {
        "notice": said,
        "of_what": of_what,
        "imports": _imports(homes, types, definitions),
        "exported": exported,
        "definitions": definitions,
        "attributes": _attributes,
    }
    return printed(__name__, "models.py.j2", variables)


def _imports(where: Homes, types: Types, definitions: list[Definition]) -> list[str]:
    homes: dict[str, set[str]] = {}
    names = used([found.alias for found in definitions] + [item.type for found in definitions for item in found.fields])
    if any(not item.required for found in definitions for item in found.fields):
        names |= {"NotRequired"}
    if any(found.alias for found in definitions):
        names |= {"TypeAlias"}
    if any(not found.alias and not found.bases for found in definitions):
        names |= {"TypedDict"}
    for name, home in STANDARD.items():
        if name in names:
            homes.setdefault(home, set()).add(name)
    for owner, there, here in types.imports:
        homes.setdefault(f"{where.of(owner).client.name}.models", set()).add(_as(there, here))
    return import_lines(homes)


def _as(there: str, here: str) -> str:
    return there if there == here else f"{there} as {here}"


def _attributes(definition: Definition) -> list[tuple[str, str]]:
    return [(item.name, item.meaning) for item in definition.fields if item.meaning]


TARGET = Target(
    name="models",
    summary="Python types and JSON Schemas of the contracts, which services and clients share.",
    owns=(
        f"{FOLDER}/__init__.py",
        "{client}/__init__.py",
        "{client}/models.py",
        f"{FOLDER}/common/errors.py",
        f"{FOLDER}/common/headers.py",
        f"{FOLDER}/common/protection.py",
        f"{FOLDER}/common/standard.py",
        "{client}/schemas.json",
        "{client}/schemas.py",
    ),
    generate=generate,
)
