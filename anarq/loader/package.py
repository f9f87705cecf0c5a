"""What a package manifest says of a package, in whatever language its code is written."""

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final
from xml.parsers import expat

from anarq.loader.json_reader import read_json
from anarq.loader.limits import Limits
from anarq.loader.text import Text, decode
from anarq.model.errors import AnarqError, Place

_MOST_BYTES: Final = 256 * 1024
_GO: Final = re.compile(r"^module[ \t]+(\S+)", re.MULTILINE)
_MAJOR: Final = re.compile(r"v[0-9]+")


@dataclass(frozen=True, slots=True)
class Package:
    """A package, each part as written; empty where nothing is said.

    Attributes:
        path: of its manifest; empty where there is none.
        name: of the package, without the scope, group or host before it.
        version: of the package.
        summary: what it is.
    """

    path: str = ""
    name: str = ""
    version: str = ""
    summary: str = ""


def is_package(path: str) -> bool:
    """Whether a file is a package manifest that can be read, by its name; of others only the name is known."""
    return path in _READERS


def read_package(content: bytes, path: str, shown: str) -> Package:
    """A package manifest, read by its name. No IO, and nothing in it is run or followed.

    Args:
        content: the bytes.
        path: of the file.
        shown: the path as the user would write it.

    Raises:
        AnarqError: the bytes cannot be used.
    """
    if len(content) > _MOST_BYTES:
        message = f"the file is too large: {len(content)} bytes, {_MOST_BYTES} are allowed"
        raise AnarqError.one(message, Place(shown))
    text = decode(content, shown)
    try:
        said = _READERS[path](text)
    except (ValueError, RecursionError, expat.ExpatError) as error:
        raise AnarqError.one(
            f"not a package manifest: {error}", Place(shown), f"write it as `{path}` is read"
        ) from error
    named, version, summary = (_text(said.get(key)) for key in ("name", "version", "description"))
    return Package(path, named.rpartition("/")[2], version, summary)


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _mapping(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _of_json(text: Text) -> Mapping[str, Any]:
    return _mapping(read_json(text, Limits()))


def _of_python(text: Text) -> Mapping[str, Any]:
    said = tomllib.loads(text.text)
    return _mapping(said.get("project")) or _mapping(_mapping(said.get("tool")).get("poetry"))


def _of_rust(text: Text) -> Mapping[str, Any]:
    said = tomllib.loads(text.text)
    package, shared = _mapping(said.get("package")), _mapping(_mapping(said.get("workspace")).get("package"))
    inherited = {key for key, value in package.items() if _mapping(value).get("workspace") is True}
    return {key: shared.get(key) if key in inherited else value for key, value in package.items()}


def _of_go(text: Text) -> Mapping[str, Any]:
    found = _GO.search(text.text)
    parts = found[1].strip('"').split("/") if found else []
    if len(parts) > 1 and _MAJOR.fullmatch(parts[-1]):  # a major version, as Go writes it behind the path
        parts.pop()
    return {"name": parts[-1]} if parts else {}


def _of_maven(text: Text) -> Mapping[str, Any]:
    said: dict[str, str] = {}
    above: list[str] = []

    def begin(tag: str, _: dict[str, str]) -> None:
        above.append(tag.rpartition(":")[2])

    def end(_: str) -> None:
        above.pop()

    def told(data: str) -> None:
        if len(above) == 2:
            said[above[1]] = said.get(above[1], "") + data

    def refuse(*_: object) -> None:
        raise ValueError("it declares a type of document")

    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = begin, end, told
    parser.StartDoctypeDeclHandler = refuse  # what it may declare are entities, which can grow without bound
    parser.Parse(text.text, True)
    return {key: told.strip() for key, told in said.items()} | {"name": said.get("artifactId", "").strip()}


_READERS: Final[Mapping[str, Callable[[Text], Mapping[str, Any]]]] = {
    "package.json": _of_json,
    "composer.json": _of_json,
    "pyproject.toml": _of_python,
    "Cargo.toml": _of_rust,
    "go.mod": _of_go,
    "pom.xml": _of_maven,
}
