"""Pages that are printed from `spec/` while the site is built: the format of every file of a module, the words of the
vocabulary, error codes, settings. Nothing is copied by hand.

Called by mkdocs (`hooks` in mkdocs.yml), before `pages.py`, which lists every page.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from mkdocs.structure.files import File, Files

from anarq import resources
from anarq.loader.load import parse_document
from anarq.loader.modules import load_standards
from anarq.loader.vocabulary import packaged_layouts
from anarq.model.layout import FileRole, Role
from anarq.model.standards import Standards
from anarq.runtime import settings
from anarq.scaffold.project import project

_HOUSE: Final = "anarq"
_ANY: Final = "*"
_EACH: Final = "[]"
_OPERATION: Final = "urn:anarq:spec:operation:v1"
_SHOWN_VALUES: Final = 12

_EXAMPLE: Final = {
    Role.CONTRACT: "contracts/entry.v1.schema.json",
    Role.TOPIC: "events/entry-created.v1.event.json",
    Role.RUNBOOK: "observability/runbooks/latency.yaml",
}
"""Which of several files of a role is shown."""


def on_files(files: Files, config: Any) -> Files:
    """Adds the printed pages."""
    for path, text in pages():
        files.append(File.generated(config, path, content=text))
    return files


def pages() -> Iterator[tuple[str, str]]:
    """Every page, by its path."""
    standards = load_standards()
    house = next(one for one in packaged_layouts() if one.name == _HOUSE)
    roles = [role for role in house.roles.values() if role.schema]
    yield "reference/files/index.md", _index(roles)
    for role in roles:
        yield f"reference/files/{role.role.value}.md", _page(role)
    yield "reference/vocabulary.md", _vocabulary(roles)
    yield "reference/error-codes.md", _codes(standards)
    yield "reference/settings.md", f"# Settings\n\n{settings.__doc__}"


@dataclass(frozen=True, slots=True)
class Key:
    """A key of a file: the way to it, what it may hold, whether it must be there, and what it says."""

    path: tuple[str, ...]
    holds: str
    is_due: bool
    says: str

    @property
    def shown(self) -> str:
        """The way as one text."""
        return ".".join(self.path).replace(f".{_EACH}", _EACH)


def keys(schema: Mapping[str, Any]) -> Iterator[Key]:
    """The keys that a schema of `spec/` names, each before those below it; what refers to itself is gone into once."""
    yield from _below(schema, schema, (), ())


def _below(
    schema: Mapping[str, Any], whole: Mapping[str, Any], path: tuple[str, ...], seen: tuple[str, ...]
) -> Iterator[Key]:
    schema, whole, seen = _followed(schema, whole, seen)
    if not schema:
        return
    named: dict[str, Any] = dict(schema.get("properties", {}))
    if isinstance(schema.get("additionalProperties"), dict):
        named[_ANY] = schema["additionalProperties"]
    for name, found in named.items():
        told = found if isinstance(found, dict) else {}
        own, _, _ = _followed(told, whole, ())
        here = (*path, name)
        yield Key(
            here, _holds(own), name in schema.get("required", ()), told.get("description", own.get("description", ""))
        )
        yield from _below(told, whole, here, seen)
    if isinstance(schema.get("items"), dict):
        yield from _below(schema["items"], whole, (*path, _EACH), seen)
    met: set[tuple[str, ...]] = set()
    for part in (one for word in ("allOf", "oneOf", "anyOf") for one in schema.get(word, ())):
        for key in _below(part, whole, path, seen):
            if key.path not in met and key.path[len(path)] not in named:
                met.add(key.path)
                yield key


def _followed(
    schema: Mapping[str, Any], whole: Mapping[str, Any], seen: tuple[str, ...]
) -> tuple[Mapping[str, Any], Mapping[str, Any], tuple[str, ...]]:
    """What a schema refers to, and its document. Nothing, where that has been gone into, or has a page of its own."""
    while "$ref" in schema:
        reference = str(schema["$ref"])
        file, _, fragment = reference.partition("#")
        identity = f"{file or whole['$id']}#{fragment}"
        if identity in seen or (file == _OPERATION and not fragment):
            return {}, whole, seen
        seen = (*seen, identity)
        whole = _schema(f"{file.split(':')[3]}.schema.json") if file else whole
        schema = {**_at(whole, fragment), **{key: value for key, value in schema.items() if key != "$ref"}}
    return schema, whole, seen


def _at(whole: Mapping[str, Any], fragment: str) -> Mapping[str, Any]:
    found: Any = whole
    for part in fragment.split("/")[1:]:
        found = found[part]
    return dict(found)


def _schema(name: str) -> Mapping[str, Any]:
    return dict(json.loads((resources.spec() / name).read_text("utf-8")))


def _holds(schema: Mapping[str, Any]) -> str:
    """What a value may be, in a few words."""
    if "const" in schema:
        return f"`{schema['const']}`"
    if "enum" in schema:
        return ", ".join(f"`{value}`" for value in schema["enum"][:_SHOWN_VALUES])
    types = schema.get("type", "")
    said = " or ".join(types) if isinstance(types, list) else str(types)
    if "items" in schema and isinstance(schema["items"], dict):
        inner = _holds(schema["items"])
        said = f"list of {inner}" if inner else "list"
    if "format" in schema:
        return f"{said}, {schema['format']}"
    return f"{said}, `{schema['pattern']}`" if "pattern" in schema else said


def _cell(text: str) -> str:
    """A text as a cell of a table holds it; what looks like markup is text."""
    parts = " ".join(text.split()).replace("|", "\\|").split("`")
    return "`".join(part if number % 2 else part.replace("<", "&lt;") for number, part in enumerate(parts))


def _row(key: Key) -> str:
    return f"| `{key.shown}` | {_cell(key.holds)} | {'yes' if key.is_due else ''} | {_cell(key.says)} |"


def _index(roles: list[FileRole]) -> str:
    rows = [
        f"| [`{role.path}`]({role.role.value}.md) | {'yes' if role.due else ''} | {_cell(role.meaning)} |"
        for role in roles
    ]
    return "\n".join(
        [
            "# The files of a module",
            "",
            "Each is described by a schema in `spec/`, which an editor can read as well. One that is not due may be",
            "left out, and what holds then is that of every module.",
            "",
            "| file | due | what it says |",
            "| --- | --- | --- |",
            *rows,
            "",
        ]
    )


def _page(role: FileRole) -> str:
    path, text = _example(role)
    rows = [_row(key) for key in keys(_schema(role.schema))]
    due = "Every module has one." if role.due else "It may be left out."
    more = " There may be several." if role.many else ""
    words = "\nOperations say more: [the vocabulary](../vocabulary.md).\n" if role.role is Role.HTTP else ""
    language = "json" if path.endswith(".json") else "yaml"
    table = ["| key | holds | due | what it says |", "| --- | --- | --- | --- |", *rows]
    return (
        f"# `{role.path}`\n\n{role.meaning} {due}{more} `spec/{role.schema}` is its schema.\n{words}\n"
        f'## Example\n\n```{language} title="{path}"\n{commented(path, text, _schema(role.schema))}```\n\n'
        f"## Keys\n\n`{_ANY}` stands for any name, `{_EACH}` for each item of a list.\n\n" + "\n".join(table) + "\n"
    )


def commented(path: str, text: str, schema: Mapping[str, Any]) -> str:
    """A file of YAML with what its keys say, before the first one of each; JSON has no comments, and stays as it is."""
    if path.endswith(".json"):
        return text
    says = {key.path: key.says for key in keys(schema) if key.says}
    positions = parse_document(text.encode(), path, path).positions
    written = text.splitlines()
    at: dict[int, tuple[int, str]] = {}
    for pointer, position in positions.items():
        line, column = position.key or (0, 0)
        said = _said(pointer.split("/")[1:], says)
        if line and said and line not in at and not written[line - 1][: column - 1].strip(" -"):
            at[line] = (column - 1, says.pop(said))
    lines: list[str] = []
    for number, line in enumerate(written, 1):
        if number in at:
            indent, told = at[number]
            lines.append(f"{line[:indent].partition('-')[0]}# {told}")
        lines.append(line)
    return "\n".join(lines) + "\n"


def _said(parts: list[str], says: Mapping[tuple[str, ...], str]) -> tuple[str, ...] | None:
    """The key that a pointer into a file leads to; None where nothing is said of it, or it has been said."""
    return next((key for key in says if len(key) == len(parts) and all(map(_is_meant, key, parts))), None)


def _is_meant(name: str, part: str) -> bool:
    return name in (part.replace("~1", "/").replace("~0", "~"), _ANY) or (name == _EACH and part.isdecimal())


def _example(role: FileRole) -> tuple[str, str]:
    """A file of the role that is right: one of a new module, else of what every module has, else of a module."""
    new = {file.path: file.text for file in project("notes", "crud", date(2026, 1, 31))}
    wanted = _EXAMPLE.get(role.role, role.path)
    if wanted in new:
        return wanted, new[wanted]
    found = (path for root in _roots() for path in sorted(root.glob(role.path)))
    path = next(found)
    return path.relative_to(next(root for root in _roots() if path.is_relative_to(root))).as_posix(), path.read_text(
        "utf-8"
    )


def _roots() -> list[Path]:
    return [resources.spec() / "platform", *sorted((resources.root() / "modules").iterdir())]


def _vocabulary(roles: list[FileRole]) -> str:
    """Every word that begins with `x-anarq-`, by what says it."""
    head = "What documents of OpenAPI and JSON Schema say besides. Other words with that prefix are findings."
    parts = [f"# The `x-anarq-` vocabulary\n\n{head}"]
    operation = _schema("operation.schema.json")
    named = [("An operation, in `openapi.yaml`", operation)]
    named += [(f"`{role.path}`", _schema(role.schema)) for role in roles if role.role in (Role.HTTP, Role.CONTRACT)]
    told: set[str] = set()
    for title, schema in named:
        words: dict[str, Key] = {}
        for key in keys(schema):
            word = next((part for part in key.path if part.startswith("x-anarq-")), None)
            name = ".".join(key.path[key.path.index(word) :]) if word is not None else ""
            if name and name not in told:
                told.add(name)
                words[name] = key
        rows = [
            f"| `{word}` | {_cell(key.holds)} | {_cell(key.says)} |".replace(f".{_EACH}", _EACH)
            for word, key in words.items()
        ]
        parts.append("\n".join([f"## {title}\n", "| word | holds | what it says |", "| --- | --- | --- |", *rows]))
    return "\n\n".join(parts) + "\n"


def _codes(standards: Standards) -> str:
    rows = [
        f"| `{code.name}` | {code.status} | {'yes' if code.retryable else ''} | {_cell(code.meaning)} | "
        f"{_cell(' '.join(code.actions))} | {code.owner or 'all'} |"
        for code in sorted(standards.error_codes.values(), key=lambda one: (one.status, one.name))
    ]
    head = (
        "# Error codes\n\nA refusal or a failure is told in one form, `urn:anarq:common:error-response:v1`, whose"
        " `code` is one of these. `retryable`: the same request may succeed later.\n"
    )
    return "\n".join(
        [
            head,
            "| code | status | retryable | meaning | what to do | module |",
            "| --- | --- | --- | --- | --- | --- |",
            *rows,
            "",
        ]
    )
