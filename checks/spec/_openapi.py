"""The schemas that a file of a module is held to: those of its role, and OpenAPI, as openapi-spec-validator has it."""

import importlib.util
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft4Validator, Draft202012Validator, FormatChecker

from anarq.checks.spec._lenient import only_slips, slips
from anarq.checks.spec._schemas import Attentive, Breach, breaches, breaches_by
from anarq.contracts.confirm.formats import CHECKER
from anarq.contracts.confirm.validators import Validator, validator
from anarq.loader import load_document
from anarq.model.layout import FileRole, Role
from anarq.model.module import Module
from anarq.model.names.vocabulary import Vocabulary
from anarq.model.tree import Document, Json
from anarq.model.views.openapi import OpenApi
from anarq.source import FolderSource

_PACKAGE = "openapi_spec_validator"
_FILE = "schema.json"
_VERSION = "openapi"
_READ = r"^3\.[01]\.[0-9]+$"
_OF_VERSION: Mapping[str, Any] = {"description": "3.0 and 3.1 are read, as a text."}


def file_breaches(document: Document, module: Module) -> list[Breach]:
    """How a file of a module breaks the schemas of its role, and OpenAPI where it is that.

    Outside of the house layout further keys are no breach; those that are slips of known ones are.
    """
    role = module.layout.role_of(document.path)
    if role is None:
        return []
    found = breaches(role.schema, document.data) if role.schema else []
    if module.speaks_house:
        is_openapi = role.role is Role.HTTP and OpenApi(document.root).format.text().startswith("3.1.")
        return found + ([*_openapi_breaches(role, document.data, module.standards.vocabulary)] if is_openapi else [])
    found.extend(_form_breaches(role, document.data, module.standards.vocabulary))
    if role.role is Role.HTTP:
        found.extend(_of_its_version(document))
    return [*only_slips(found)]


def _openapi_breaches(role: FileRole, data: Json, vocabulary: Vocabulary) -> Iterator[Breach]:
    """How a document of the house breaks OpenAPI. A key without a place may be a slip of a word of the house."""
    found = openapi_breaches(data)
    is_told = any(breach.surplus for breach in found)
    ours = {one.path: one.schema for one in slips(vocabulary.schema(role.schema), data, vocabulary)} if is_told else {}
    for breach in found:
        known = {**breach.schema.get("properties", {}), **ours.get(breach.path, {}).get("properties", {})}
        yield replace(breach, schema={**breach.schema, "properties": known}) if breach.surplus else breach


def _form_breaches(role: FileRole, data: Json, vocabulary: Vocabulary) -> Iterator[Breach]:
    """How the parts of a file break the schemas of the forms that they have."""
    parts = enumerate(data) if isinstance(data, list) else [(None, data)]
    for index, part in parts:
        form = next((one for one in role.forms if isinstance(part, dict) and one.has in part), None)
        if form is not None:
            above = () if index is None else (index,)
            broken = breaches(form.schema, part)
            for breach in (*broken, *slips(vocabulary.schema(form.schema), part, vocabulary)):
                yield replace(breach, path=(*above, *breach.path))


def _of_its_version(document: Document) -> list[Breach]:
    """How a document breaks the version of OpenAPI that it says; that is one where nobody knows the version."""
    version = OpenApi(document.root).format
    if version.text().startswith("3.0."):
        return [] if _quick_30().is_valid(document.data) else breaches_by(_thorough_30(), document.data)
    if version.text().startswith("3.1.") or not isinstance(document.data, dict):
        return openapi_breaches(document.data)
    return [_of_no_version(document.data)]


def _of_no_version(data: dict[str, Json]) -> Breach:
    """That a document says no version by which it could be read."""
    if _VERSION not in data:
        return Breach((), "required", [_VERSION], data, {}, of_key=False, lacked=_VERSION)
    return Breach((_VERSION,), "pattern", _READ, data[_VERSION], _OF_VERSION, of_key=False, lacked="")


def openapi_breaches(data: Json) -> list[Breach]:
    """How a document breaks OpenAPI 3.1. A key without a place is told only where nothing below or beside it is wrong.

    An object whose members are wrong evaluates none of them, so that the validator calls all of them surplus as well.
    """
    if _quick().is_valid(data):
        return []
    found = breaches_by(_thorough(), data)
    wrong = {breach.path for breach in found if breach.keyword != "unevaluatedProperties"}
    return [breach for breach in found if breach.path in wrong or not _contains(breach.path, wrong)]


def _contains(path: tuple[str | int, ...], others: set[tuple[str | int, ...]]) -> bool:
    return any(other[: len(path)] == path for other in others)


@cache
def _schema(version: str) -> Mapping[str, Any]:
    # Found without importing the package, whose import takes longer than all rules together.
    package = importlib.util.find_spec(_PACKAGE)
    locations = (package.submodule_search_locations or []) if package else []
    folder = Path(*locations[:1]) / "resources" / "schemas" / version
    return load_document(FolderSource(folder), _FILE).root.mapping()


@cache
def _quick() -> Validator:
    return validator(dict(_schema("v3.1")), assert_formats=True)


@cache
def _thorough() -> Draft202012Validator:
    # By the letter a reference escapes the braces of `#/paths/~1things~1{thingId}`; nobody writes it so, all read it.
    checker = FormatChecker(())
    checker.checkers = {name: judge for name, judge in CHECKER.checkers.items() if name != "uri-reference"}
    return Attentive(_schema("v3.1"), format_checker=checker)


@cache
def _quick_30() -> Validator:
    return validator(dict(_schema("v3.0")))


@cache
def _thorough_30() -> Draft4Validator:
    return Draft4Validator(_schema("v3.0"))
